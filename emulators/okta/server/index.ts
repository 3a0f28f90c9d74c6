export type { Call, Endpoint } from './endpoint';
export { page } from './paging';
export { startOktaServer } from './server';
export { type TokenRequest, Tokens } from './tokens';
