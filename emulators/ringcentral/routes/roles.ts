import { z } from 'zod';
import { SUPER_ADMIN_ROLE, USER_PERMISSIONS } from '../auth/permissions';
import type { Role } from '../entities';
import { invalid, missingInBody, notFound } from '../errors';
import { accountUri } from '../mappers/extension';
import { listOf } from '../mappers/paging';
import { type Call, type Route, noContent, ok } from '../router';
import { extensionIn } from './extensions';

const LIST = '/restapi/v1.0/account/:account/user-role';
const PAGES = { usual: 100, most: 1000 };

const schema = z.object({
  displayName: z.string().min(1),
  description: z.string().optional(),
  scope: z.enum(['Account', 'Self']).default('Account'),
  permissions: z.array(z.object({ id: z.enum(USER_PERMISSIONS) })).default([]),
});

const record = (call: Call, { permissions, ...role }: Role) => ({
  uri: `${accountUri(call.baseUrl, call.store)}/user-role/${role.id}`,
  ...role,
  permissions: (permissions === 'all' ? USER_PERMISSIONS : permissions).map((id) => ({ id })),
});

function roleIn(call: Call): Role {
  const found = call.store.state.roles.find(({ id }) => id === call.params.role);
  if (!found) throw notFound('roleId');
  return found;
}

/** Roles that come with the account cannot be changed. */
function customRoleIn(call: Call): Role {
  const role = roleIn(call);
  if (!role.custom) throw invalid('roleId', role.id);
  return role;
}

function list(call: Call) {
  const { baseUrl, query, store } = call;
  const path = `/restapi/v1.0/account/${store.state.account.id}/user-role`;
  const records = store.state.roles.map((role) => record(call, role));
  return ok(listOf(records, { baseUrl, path, query }, PAGES));
}

function create(call: Call) {
  const { permissions, ...wanted } = call.read(schema);
  const role: Role = {
    id: `${call.store.nextId()}`,
    custom: true,
    ...wanted,
    permissions: permissions.map(({ id }) => id),
  };
  call.store.state.roles.push(role);
  call.wrote({ kind: 'role.create', actionId: 'CREATE_ROLE', target: role.id, parameters: wanted });
  return ok(record(call, role));
}

function update(call: Call) {
  const role = customRoleIn(call);
  const { permissions, ...wanted } = call.read(schema);
  Object.assign(role, wanted, { permissions: permissions.map(({ id }) => id) });
  call.wrote({ kind: 'role.update', actionId: 'CHANGE_ROLE', target: role.id, parameters: wanted });
  return ok(record(call, role));
}

function remove(call: Call) {
  const role = customRoleIn(call);
  const { state } = call.store;
  state.roles = state.roles.filter((one) => one !== role);
  for (const extension of state.extensions) extension.roleIds = extension.roleIds.filter((id) => id !== role.id);
  call.wrote({ kind: 'role.delete', actionId: 'DELETE_ROLE', target: role.id });
  return noContent();
}

const bulkSchema = z.object({
  addedExtensionIds: z.array(z.coerce.number()).default([]),
  removedExtensionIds: z.array(z.coerce.number()).default([]),
});

function bulkAssign(call: Call) {
  const role = roleIn(call);
  const { addedExtensionIds, removedExtensionIds } = call.read(bulkSchema);
  for (const extension of call.store.state.extensions) {
    const others = extension.roleIds.filter((id) => id !== role.id);
    if (addedExtensionIds.includes(extension.id)) extension.roleIds = [...others, role.id];
    else if (removedExtensionIds.includes(extension.id)) extension.roleIds = others;
  }
  call.wrote({ kind: 'role.assign', actionId: 'ASSIGN_ROLE', target: role.id, parameters: { addedExtensionIds } });
  return noContent();
}

/** A role as a person holds it: its permissions are told by the role itself. */
const held = (call: Call, { id, displayName }: Role) => ({
  uri: `${accountUri(call.baseUrl, call.store)}/user-role/${id}`,
  id,
  autoAssigned: false,
  displayName,
  siteCompatible: true,
  siteRestricted: false,
});

const assigned = (call: Call) => {
  const { roleIds } = extensionIn(call);
  return ok({
    records: call.store.state.roles.filter(({ id }) => roleIds.includes(id)).map((role) => held(call, role)),
  });
};

const assignSchema = z.object({ records: z.array(z.object({ id: z.coerce.string() })) });

/** Nobody becomes Super Admin through the API. */
function assign(call: Call) {
  const extension = extensionIn(call);
  const ids = call.read(assignSchema).records.map(({ id }) => id);
  for (const id of ids) if (!call.store.state.roles.some((role) => role.id === id)) throw missingInBody('records.id');
  if (ids.includes(SUPER_ADMIN_ROLE) && !extension.roleIds.includes(SUPER_ADMIN_ROLE)) {
    throw invalid('records.id', SUPER_ADMIN_ROLE);
  }
  extension.roleIds = ids;
  call.wrote({ kind: 'role.assign', actionId: 'ASSIGN_ROLE', target: extension.id, parameters: { ids } });
  return assigned(call);
}

const EXTENSION_ROLES = '/restapi/v1.0/account/:account/extension/:extension/assigned-role';
const read = { app: 'ReadAccounts', user: 'Roles' } as const;
const write = { app: 'RoleManagement', user: 'Roles' } as const;

export const roleRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, group: 'medium', ...read, handle: list },
  { method: 'POST', path: LIST, group: 'medium', ...write, handle: create },
  { method: 'GET', path: `${LIST}/:role`, group: 'light', ...read, handle: (call) => ok(record(call, roleIn(call))) },
  { method: 'PUT', path: `${LIST}/:role`, group: 'medium', ...write, handle: update },
  { method: 'DELETE', path: `${LIST}/:role`, group: 'medium', ...write, handle: remove },
  { method: 'POST', path: `${LIST}/:role/bulk-assign`, group: 'heavy', ...write, handle: bulkAssign },
  { method: 'GET', path: EXTENSION_ROLES, group: 'light', ...read, handle: assigned },
  { method: 'PUT', path: EXTENSION_ROLES, group: 'medium', ...write, handle: assign },
];
