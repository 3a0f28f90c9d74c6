export { adoptedEnvironment } from './environment';
export { ADOPTED, appIn, type AdoptableOrg, type NotExpressible } from './org';
export { idsOf, stateFile, stateResources, type StackResources, type StateResource } from './state';
