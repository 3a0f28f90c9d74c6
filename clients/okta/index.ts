export { OktaApiError, unlessMissing } from './api-error';
export { OktaClient } from './client';
export { oktaConfigFromEnv } from './config';
export type { OktaConfig, OktaCredentials } from './config';
export type * from './shapes';
