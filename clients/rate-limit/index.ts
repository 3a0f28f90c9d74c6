export { RateLimiter } from './limiter';
export type { LimiterOptions, WaitReason } from './limiter';
export { githubHeaders, oktaHeaders, ringCentralHeaders } from './headers';
export type { Answer, ReadHeaders, Reading } from './headers';
export type { Allowance, Budget } from './bucket';
export { alarmOf, systemClock } from './clock';
export type { Clock } from './clock';
