export { adoptedEnvironment } from './environment';
export type { AdoptableOrg, LiveApp, NotExpressible } from './org';
export { idsOf, stateFile, stateResources, type StackResources, type StateResource } from './state';
