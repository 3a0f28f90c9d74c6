import type { LogEvent } from '../entities';

/** Okta adds who was where with which browser; nobody was anywhere here. */
export const logAnswer = ({ uuid, published, eventType, displayMessage, actor, target, failure }: LogEvent) => ({
  actor,
  authenticationContext: { authenticationStep: 0, externalSessionId: 'unknown' },
  displayMessage,
  eventType,
  outcome: failure === undefined ? { result: 'SUCCESS' } : { result: 'FAILURE', reason: failure },
  published,
  severity: 'INFO',
  debugContext: { debugData: {} },
  transaction: { type: 'WEB', id: uuid, detail: {} },
  uuid,
  version: '0',
  request: { ipChain: [] },
  target: target.map((one) => ({ ...one, alternateId: one.displayName })),
});
