import { defineConfig } from 'vitest/config';

// The tests that mutations of the expression engine run against: all but those that ask Spring or try thousands of expressions.
export default defineConfig({
  test: {
    include: ['test/engine/expressions/**/*.test.ts'],
    exclude: ['test/engine/expressions/properties.test.ts', 'test/engine/expressions/spring/spring.test.ts'],
    testTimeout: 10_000,
  },
});
