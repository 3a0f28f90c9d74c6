import tseslint from 'typescript-eslint';

const pure = 'engine/ is pure: take it as an argument (see docs/decisions/0002-one-table.md)';

const gate = 'Every byte that leaves passes the gate: use reports/outgoing (Terminal, writeReport, writeUnchanged)';
const WRITERS = {
  'node:fs': [
    'default',
    'promises',
    ...['write', 'writeSync', 'writev', 'writevSync', 'writeFile', 'writeFileSync', 'appendFile', 'appendFileSync'],
    ...['createWriteStream', 'WriteStream'],
  ],
  'node:fs/promises': ['default', 'open', 'writeFile', 'appendFile'],
  'node:process': ['default', 'stdout', 'stderr'],
  'node:console': ['default', 'log', 'error', 'Console'],
};
/** Who may write past the gate, and what: nothing of it is a report. */
const PAST_THE_GATE = [
  'reports/outgoing/**', // the gate itself
  'terraform/{cli-config,stack-directory}.ts', // files that Terraform reads, in the stack's folder
  'terraform/working-directory/**', // the same
  'terraform/outliving/filter.ts', // each line has passed the gate of a stream
  'provider/**', // a process of its own: its streams belong to Terraform's plugin protocol
  'emulators/**', // the embedded tenants' own files; what their script prints passes
  'operations/docs/page.ts', // pages made of data of this repository
  'bench/{review,synth,provider}.ts', // people and stacks made up for a measurement
  'test/**',
];

export default tseslint.config(
  {
    ignores: [
      '*.cjs',
      '*.mjs',
      'bin',
      'node_modules',
      'cdktf.out',
      'dist',
      '.stryker-tmp',
      'provider/bindings',
      'coverage',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    ignores: PAST_THE_GATE,
    rules: {
      'no-restricted-properties': [
        'error',
        ...['stdout', 'stderr', '_rawDebug'].map((property) => ({ object: 'process', property, message: gate })),
      ],
      'no-restricted-imports': [
        'error',
        ...Object.entries(WRITERS).flatMap(([module, importNames]) =>
          [module, module.replace('node:', '')].map((name) => ({ name, importNames, message: gate })),
        ),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression[source.value=/^(node:)?(fs|process|console)/]', message: gate },
      ],
    },
  },
  {
    files: ['engine/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'performance', 'setTimeout', 'setInterval', 'fetch', 'crypto', 'Buffer'].map((name) => ({
          name,
          message: pure,
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: pure },
        { object: 'Math', property: 'random', message: pure },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: pure },
      ],
    },
  },
  { files: ['test/**/*.ts', '*.config.*'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
);
