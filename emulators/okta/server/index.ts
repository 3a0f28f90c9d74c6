export type { Call, Endpoint } from './endpoint';
export { limitOf, page, sendLinks } from './paging';
export { startOktaServer } from './server';
export { type TokenRequest, Tokens } from './tokens';
