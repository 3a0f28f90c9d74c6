import { z } from 'zod';
import type { AuditRecord } from '../entities';
import { type Call, type Route, ok } from '../router';

const DAY_MS = 86_400_000;
const MOST_RECORDS = 10_000;
const MOST_A_PAGE = 1000;

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

/** RingCentral names four kinds of objects; what is part of the account's own settings is the account. */
const OBJECT_TYPES: Readonly<Record<string, string>> = {
  extension: 'Extension',
  user: 'Extension',
  'business-address': 'Company',
  template: 'Template',
};

const roleOf = ({ store }: Call, roleId: string | undefined): string | undefined =>
  store.state.roles.find(({ id }) => id === roleId)?.displayName;

function record(call: Call, { entry, place }: { entry: AuditRecord; place: number }) {
  const initiator = call.store.extension(entry.initiatorId);
  const target = call.store.extension(Number(entry.targetId));
  return {
    id: `${Date.parse(entry.eventTime)}${place}`,
    accountId: `${call.store.state.account.id}`,
    eventTime: entry.eventTime,
    actionId: entry.actionId,
    eventType: entry.eventType,
    initiator: {
      extensionId: `${entry.initiatorId}`,
      name: initiator?.name,
      extensionNumber: initiator?.extensionNumber,
      role: roleOf(call, initiator?.roleIds[0]),
    },
    target: {
      objectId: entry.targetId,
      objectType: OBJECT_TYPES[entry.targetType] ?? 'Account',
      name: target?.name,
      extensionNumber: target?.extensionNumber,
    },
    details: { parameters: entry.parameters },
    clientIp: entry.clientIp,
  };
}

function found(call: Call, search: Search): { entry: AuditRecord; place: number }[] {
  const now = call.clock.now().getTime();
  const from = search.eventTimeFrom ? Date.parse(search.eventTimeFrom) : now - DAY_MS;
  const to = search.eventTimeTo ? Date.parse(search.eventTimeTo) : now;
  return call.store.state.audit
    .map((entry, place) => ({ entry, place }))
    .slice(-MOST_RECORDS)
    .filter(({ entry: { eventTime } }) => Date.parse(eventTime) >= from && Date.parse(eventTime) <= to)
    .filter(({ entry: { actionId } }) => search.actionIds?.includes(actionId) ?? true)
    .filter(({ entry: { actionId } }) => !search.excludeActionIds.includes(actionId))
    .filter(({ entry: { initiatorId } }) => search.initiatorIds?.includes(`${initiatorId}`) ?? true)
    .filter(({ entry: { targetId } }) => search.targetIds?.includes(targetId) ?? true)
    .filter(({ entry }) => JSON.stringify(entry).includes(search.searchString ?? ''))
    .reverse();
}

/** Newest first; the last 24 hours unless told otherwise. Its paging is its own: `total` counts pages (AccountHistoryPaging). */
function search(call: Call) {
  const wanted = call.read(schema);
  const perPage = Math.min(MOST_A_PAGE, wanted.perPage);
  const all = found(call, wanted);
  const from = (wanted.page - 1) * perPage;
  const records = all.slice(from, from + perPage).map((entry) => record(call, entry));
  const paging = { page: wanted.page, perPage, total: Math.ceil(all.length / perPage), totalFound: all.length };
  return ok({ records, paging });
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
