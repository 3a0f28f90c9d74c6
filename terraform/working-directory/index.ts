export { prepareWorkingDirectory } from './prepare';
export type { PreparedProvider } from './prepare';
