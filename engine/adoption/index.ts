export { adoptedEnvironment } from './environment';
export { loadable } from './loadable';
export { hopOf } from './lines';
export { ADOPTED, appIn, type AdoptableOrg, type NotExpressible } from './org';
export { idsOf, stateFile, stateResources, type StackResources, type StateOptions, type StateResource } from './state';
