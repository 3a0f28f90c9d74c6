import { defineConfig } from 'vitest/config';

// The tests that mutations of the expression engine run against: all but those that ask Spring, try thousands of expressions or measure time.
export default defineConfig({
  test: {
    include: ['test/engine/expressions/**/*.test.ts'],
    exclude: ['properties', 'bounded-time', 'silent', 'fuzz.long', 'spring/spring', 'joda/joda'].map(
      (name) => `test/engine/expressions/${name}.test.ts`,
    ),
    testTimeout: 60_000,
  },
});
