import type { LogEvent } from '../entities';

/** Okta adds who was where with which browser; nobody was anywhere here. */
export const logAnswer = ({ uuid, published, eventType, displayMessage, actor, target }: LogEvent) => ({
  actor,
  authenticationContext: { authenticationStep: 0, externalSessionId: 'unknown' },
  displayMessage,
  eventType,
  outcome: { result: 'SUCCESS' },
  published,
  severity: 'INFO',
  debugContext: { debugData: {} },
  transaction: { type: 'WEB', id: uuid, detail: {} },
  uuid,
  version: '0',
  request: { ipChain: [] },
  target: target.map((one) => ({ ...one, alternateId: one.displayName })),
});
