export { accountSwitches, appSwitches } from './account';
export { crowdRoute } from './crowd';
export { numberRoutes } from './numbers';
export { type Consent, consentToOkta, oktaSessionRoutes } from './okta-session';
export { userRoutes } from './users';
