export { exchange, LONGEST_CALL_MS, LONGEST_SILENCE_MS } from './exchange';
export { webPage } from './foreign-answer';
export { isCertificateCode } from './network-failure';
export { nextLink, Paging } from './paging';
export type { Party } from './party';
export { UnusableAnswerError } from './unusable-answer';
