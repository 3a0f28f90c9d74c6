import type { LogEvent } from '../entities';

const NO_CLIENT = {
  userAgent: null,
  zone: null,
  device: null,
  id: null,
  ipAddress: null,
  geographicalContext: null,
};

export const logAnswer = ({ uuid, published, eventType, displayMessage, actor, target }: LogEvent) => ({
  actor: { ...actor, detailEntry: null },
  client: NO_CLIENT,
  device: null,
  authenticationContext: { authenticationStep: 0, externalSessionId: 'unknown' },
  displayMessage,
  eventType,
  outcome: { result: 'SUCCESS', reason: null },
  published,
  severity: 'INFO',
  debugContext: { debugData: {} },
  legacyEventType: null,
  transaction: { type: 'WEB', id: uuid, detail: {} },
  uuid,
  version: '0',
  request: { ipChain: [] },
  target: target.map((one) => ({ ...one, alternateId: one.displayName, detailEntry: null })),
});
