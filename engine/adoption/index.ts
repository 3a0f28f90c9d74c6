export { adoptedEnvironment } from './environment';
export type { AdoptableOrg, LiveApp, LiveAssignment, NotExpressible } from './org';
export { idsOf, stateFile, stateResources, type StackResources, type StateResource } from './state';
