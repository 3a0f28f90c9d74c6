import { configDefaults, defineConfig } from 'vitest/config';
import { Progress } from './progress.mjs';

/** Files that try many seeds, kills, people or releases. `npm test` leaves them out, `npm run test:long` runs everything. */
const LONG = 'test/**/*.long.test.ts';

/** The configuration of one suite. Nothing has a time limit, whatever the machine: `Progress` ends a run in which nothing ends. */
export const suite = ({ long }: { readonly long: boolean }) =>
  defineConfig({
    plugins: [{ name: 'progress', configureVitest: ({ vitest }) => void vitest.config.reporters.push(new Progress()) }],
    test: {
      include: ['test/**/*.test.ts'],
      exclude: [...configDefaults.exclude, ...(long ? [] : [LONG])],
      testTimeout: 0,
      hookTimeout: 0,
      // One more than two cores: tests wait for Terraform, browsers and the disk now and then.
      maxWorkers: 3,
      env: { TEST_SUITE: long ? 'long' : 'short' },
      globalSetup: ['test/support/okta-provider.ts', 'test/support/kept-companies.ts'],
    },
  });
