export { type GitHub, githubClient } from './client';
export { githubConfig, type GitHubOptions } from './transport';
