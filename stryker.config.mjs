// `npm run mutation`: how many deliberate mistakes in the expression engine the tests notice. Takes long; not part of `npm test`.
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.mts' },
  mutate: ['engine/expressions/**/*.ts', '!engine/expressions/index.ts'],
  coverageAnalysis: 'perTest',
  // Mistakes in data that is read once, while loading, would need a process each.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'node_modules/.cache/stryker-incremental.json',
  // What is built holds links to folders, which cannot be copied as files.
  ignorePatterns: ['dist', 'cdktf.out', 'coverage', 'out', 'snapshots', '.terraform'],
  tempDirName: '.stryker-tmp',
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'node_modules/.cache/mutation.json' },
  clearTextReporter: { reportTests: false, allowColor: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
