export { mirroredVersions } from './plugin-directory';
export { prepareWorkingDirectory } from './prepare';
export type { PreparedProvider } from './prepare';
