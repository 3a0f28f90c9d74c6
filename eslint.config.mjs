import tseslint from 'typescript-eslint';

const pure = 'engine/ is pure: take it as an argument (see docs/decisions/0002-one-table.md)';

export default tseslint.config(
  {
    ignores: [
      'reports/html/page.js',
      '*.cjs',
      '*.mjs',
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
