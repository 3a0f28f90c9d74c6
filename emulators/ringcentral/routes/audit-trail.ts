import { z } from 'zod';
import type { AuditRecord } from '../entities';
import { listOf } from '../mappers/paging';
import { type Call, type Route, ok } from '../router';

const DAY_MS = 86_400_000;
const MOST_RECORDS = 10_000;

const schema = z.object({
  eventTimeFrom: z.iso.datetime().optional(),
  eventTimeTo: z.iso.datetime().optional(),
  page: z.number().int().positive().default(1),
  perPage: z.number().int().positive().default(100),
  actionIds: z.array(z.string()).optional(),
  excludeActionIds: z.array(z.string()).default([]),
  initiatorIds: z.array(z.coerce.string()).optional(),
  targetIds: z.array(z.coerce.string()).optional(),
  searchString: z.string().optional(),
});
type Search = z.infer<typeof schema>;

function record(call: Call, entry: AuditRecord) {
  const initiator = call.store.extension(entry.initiatorId);
  return {
    eventTime: entry.eventTime,
    actionId: entry.actionId,
    eventType: entry.eventType,
    initiator: {
      extensionId: `${entry.initiatorId}`,
      name: initiator?.name,
      extensionNumber: initiator?.extensionNumber,
      clientId: entry.initiatorClientId,
    },
    target: { objectId: entry.targetId, objectType: entry.targetType },
    details: { parameters: entry.parameters },
    clientIp: entry.clientIp,
  };
}

function found(call: Call, search: Search): AuditRecord[] {
  const now = call.clock.now().getTime();
  const from = search.eventTimeFrom ? Date.parse(search.eventTimeFrom) : now - DAY_MS;
  const to = search.eventTimeTo ? Date.parse(search.eventTimeTo) : now;
  return call.store.state.audit
    .slice(-MOST_RECORDS)
    .filter(({ eventTime }) => Date.parse(eventTime) >= from && Date.parse(eventTime) <= to)
    .filter(({ actionId }) => search.actionIds?.includes(actionId) ?? true)
    .filter(({ actionId }) => !search.excludeActionIds.includes(actionId))
    .filter(({ initiatorId }) => search.initiatorIds?.includes(`${initiatorId}`) ?? true)
    .filter(({ targetId }) => search.targetIds?.includes(targetId) ?? true)
    .filter((entry) => JSON.stringify(entry).includes(search.searchString ?? ''))
    .reverse();
}

/** Newest first; the last 24 hours unless told otherwise. */
function search(call: Call) {
  const wanted = call.read(schema);
  const query = new URLSearchParams({ page: `${wanted.page}`, perPage: `${wanted.perPage}` });
  const path = `/restapi/v1.0/account/${call.store.state.account.id}/audit-trail/search`;
  const records = found(call, wanted).map((entry) => record(call, entry));
  return ok(listOf(records, { baseUrl: call.baseUrl, path, query }, { usual: 100, most: 1000 }));
}

export const auditTrailRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/restapi/v1.0/account/:account/audit-trail/search',
    group: 'heavy',
    app: 'ReadAuditTrail',
    user: 'AuditTrail',
    handle: search,
  },
];
