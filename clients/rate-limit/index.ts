export { RateLimiter } from './limiter';
export type { LimiterOptions } from './limiter';
export { oktaHeaders, ringCentralHeaders } from './headers';
export type { Answer, ReadHeaders, Reading } from './headers';
export type { Allowance, Budget } from './bucket';
export { systemClock } from './clock';
export type { Clock } from './clock';
