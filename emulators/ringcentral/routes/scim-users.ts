import { z } from 'zod';
import type { Extension } from '../entities';
import { type Call, type Route, created, noContent, ok } from '../router';
import { changedContact } from '../rules/contact';
import { nextExtensionNumber } from '../rules/extension-number';
import { releaseToPool } from '../rules/licences';
import { directoryIntegrationOn } from '../rules/plans';
import { type Draft, draftOf, scimUserSchema, scimUsers } from '../scim/draft';
import { ScimFault } from '../scim/errors';
import { matching } from '../scim/filter';
import { patchOf, patchSchema } from '../scim/patch';
import { type Projection, projected, projectionOf } from '../scim/projection';
import { LIST_SCHEMA, scimUser } from '../scim/resource';

const USERS = '/scim/v2/Users';
const PAGE = 100;
/** Names in refusals start with this: `[extension.contact.businessAddress.state]`. */
const PATH = 'extension.contact';

/** What RingCentral answers while Directory Integration is off is not documented but for the status: 403. */
function checkReachable({ store }: Call): void {
  const { account, uncertain } = store.state;
  if (uncertain.scimWithoutDirectoryIntegration === 'refused' && !directoryIntegrationOn(account)) {
    throw new ScimFault(403, 'Directory Integration is not enabled for this account.');
  }
}

function userIn(call: Call): Extension {
  checkReachable(call);
  const found = scimUsers(call.store).find(({ id }) => `${id}` === call.params.user);
  if (!found) throw new ScimFault(404, `Resource [${call.params.user}] is not found`);
  return found;
}

interface ListRequest {
  readonly filter?: string;
  readonly startIndex: number;
  readonly count: number;
  readonly projection: Projection;
}

function listed(call: Call, { filter, startIndex, count, projection }: ListRequest) {
  checkReachable(call);
  const { store, baseUrl } = call;
  const found = scimUsers(store).filter(matching(filter));
  const from = Math.max(1, startIndex);
  const page = found.slice(from - 1, from - 1 + Math.max(0, count));
  const short = !store.state.uncertain.scimListsNumbers;
  return ok({
    schemas: [LIST_SCHEMA],
    totalResults: found.length,
    startIndex: from,
    itemsPerPage: page.length,
    Resources: page.map((extension) => projected(scimUser(store, extension, baseUrl, short), projection)),
  });
}

const list = (call: Call) =>
  listed(call, {
    filter: call.query.get('filter') ?? undefined,
    startIndex: Number(call.query.get('startIndex') ?? 1),
    count: Number(call.query.get('count') ?? PAGE),
    projection: projectionOf(call.query),
  });

const searchSchema = z.object({
  filter: z.string().optional(),
  startIndex: z.number().default(1),
  count: z.number().default(PAGE),
  attributes: z.array(z.string()).default([]),
  excludedAttributes: z.array(z.string()).default([]),
});

/** The same list by POST (RFC 7644, section 3.4.3). */
function search(call: Call) {
  const { attributes, excludedAttributes, ...rest } = call.read(searchSchema);
  return listed(call, { ...rest, projection: { attributes, excludedAttributes } });
}

/** Takes a free bought licence: there is no user without one. */
function create(call: Call) {
  checkReachable(call);
  const { store, now } = call;
  const draft = draftOf(call.read(scimUserSchema));
  const contact = changedContact(store, undefined, { emailAsLoginName: true, ...draft.contact }, PATH);
  const [extension] = store.freePool();
  if (!extension) throw new ScimFault(403, 'License limit has been reached.');
  Object.assign(extension, {
    status: draft.active ? store.state.uncertain.scimActiveMeans : 'NotActivated',
    contact,
    extensionNumber: nextExtensionNumber(store),
    name: [contact.firstName, contact.lastName].filter(Boolean).join(' '),
    externalId: draft.externalId,
    siteId: store.state.sites[0]?.id,
    roleIds: ['7'],
    setupWizardState: 'NotStarted',
    creationTime: now,
    lastModified: now,
  });
  call.wrote({ kind: 'user.create', actionId: 'CREATE_USER', target: extension.id, parameters: contact });
  return created(scimUser(store, extension, call.baseUrl));
}

/** `active: false` disables and keeps the licence; a user who never activated stays so until somebody enables them. */
function setActive(extension: Extension, active: boolean | undefined): void {
  if (active === undefined) return;
  if (active) extension.status = 'Enabled';
  else if (extension.status === 'Enabled') extension.status = 'Disabled';
  if (active) delete extension.statusInfo;
}

function write(call: Call, extension: Extension, draft: Partial<Draft>) {
  const { store, now } = call;
  const contact = changedContact(store, extension, draft.contact ?? {}, PATH);
  extension.contact = contact;
  extension.name = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  if (draft.externalId !== undefined) extension.externalId = draft.externalId || undefined;
  setActive(extension, draft.active);
  extension.lastModified = now;
  call.wrote({
    kind: 'user.update',
    actionId: 'CHANGE_USER_INFO',
    target: extension.id,
    parameters: { ...draft.contact, active: draft.active },
  });
  return ok(scimUser(store, extension, call.baseUrl));
}

const replace = (call: Call) => write(call, userIn(call), draftOf(call.read(scimUserSchema)));

function patch(call: Call) {
  const extension = userIn(call);
  return write(call, extension, patchOf(call.read(patchSchema).Operations, extension));
}

/** The person, messages and recordings are gone; the licence with its number waits for the next one. */
function remove(call: Call) {
  const extension = userIn(call);
  releaseToPool(call.store, extension, call.now);
  call.wrote({ kind: 'user.delete', actionId: 'DELETE_USER', target: extension.id });
  return noContent();
}

const get = (call: Call) => ok(projected(scimUser(call.store, userIn(call), call.baseUrl), projectionOf(call.query)));

const read = { group: 'light', app: 'ReadAccounts', user: 'ReadExtensions' } as const;
const edit = { group: 'heavy', app: 'EditAccounts', user: 'AddRemoveUsers' } as const;

export const scimUserRoutes: readonly Route[] = [
  { method: 'GET', path: USERS, ...read, handle: list },
  { method: 'POST', path: `${USERS}/.search`, ...read, handle: search },
  { method: 'GET', path: `${USERS}/:user`, ...read, handle: get },
  { method: 'POST', path: USERS, ...edit, handle: create },
  { method: 'PUT', path: `${USERS}/:user`, ...edit, handle: replace },
  { method: 'PATCH', path: `${USERS}/:user`, ...edit, handle: patch },
  { method: 'DELETE', path: `${USERS}/:user`, ...edit, handle: remove },
];
