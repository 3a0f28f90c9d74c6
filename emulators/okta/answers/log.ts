import type { LogEvent } from '../entities';

/** Who was where with which browser: nobody was anywhere here. */
const CLIENT = {
  userAgent: { rawUserAgent: 'embedded', os: 'Unknown', browser: 'UNKNOWN' },
  zone: 'null',
  device: 'Unknown',
  ipAddress: '127.0.0.1',
};

export const logAnswer = ({ uuid, published, eventType, displayMessage, actor, target, failure }: LogEvent) => ({
  actor,
  client: CLIENT,
  authenticationContext: { authenticationStep: 0, externalSessionId: 'unknown' },
  displayMessage,
  eventType,
  outcome: failure === undefined ? { result: 'SUCCESS' } : { result: 'FAILURE', reason: failure },
  published,
  severity: failure === undefined ? 'INFO' : 'WARN',
  debugContext: { debugData: {} },
  transaction: { type: 'WEB', id: uuid, detail: {} },
  uuid,
  version: '0',
  request: { ipChain: [] },
  target: target.map((one) => ({ ...one, alternateId: one.displayName })),
});
