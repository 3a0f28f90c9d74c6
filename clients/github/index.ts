export { githubClient, githubConfig, type Comment, type GitHub, type GitHubConfig, type Issue } from './client';
