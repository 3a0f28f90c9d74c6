import type { KnownMessage } from '../message';

/** GitHub's REST API. */
export const GITHUB_MESSAGES: readonly KnownMessage[] = [
  {
    id: 'github-credentials',
    pattern: /GitHub\b.*\b401\b|Bad credentials/i,
    cause: 'GitHub does not accept the token: it is wrong, or it has expired with the job it was made for.',
    remedy: 'Pass a fresh GITHUB_TOKEN to the step: in GitHub Actions env: { GITHUB_TOKEN: ${{ github.token }} }.',
    source: 'docs.github.com, REST API, troubleshooting',
    example: 'GitHub refused GET /repos/acme/integration/issues: 401 Bad credentials',
  },
  {
    id: 'github-permission',
    pattern: /Resource not accessible by integration|GitHub\b.*\b40[34]\b/i,
    cause: 'The token may not read or write this repository; GitHub says 404 for what a token may not see.',
    remedy: 'Give the job the permissions pull-requests: write and issues: write; a fork’s token has neither.',
    source: 'docs.github.com, permissions of the GITHUB_TOKEN',
    example: 'Resource not accessible by integration',
  },
  {
    id: 'github-rate-limit',
    pattern: /API rate limit exceeded|secondary rate limit|GitHub\b.*\b429\b/i,
    cause: "GitHub's limit for this token is used up.",
    remedy: 'Run the step again after the hour that GitHub counts.',
    source: 'docs.github.com, REST API, rate limits',
    example: 'API rate limit exceeded for installation ID 1.',
  },
];
