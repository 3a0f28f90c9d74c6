import { z } from 'zod';
import { groupAnswer } from '../answers/group';
import { userAnswer } from '../answers/user';
import type { User } from '../entities';
import { notPermitted, wrongUserStatus } from '../errors';
import type { Org } from '../org';
import { createUser, nextStatus, setStatus, updateUser } from '../rules/user';
import { type Call, type Endpoint, page } from '../server';
import { compileFilter } from './filter';
import { findUser, userTarget } from './find';

const body = z.looseObject({ profile: z.record(z.string(), z.unknown()) });
const LIFECYCLE = ['activate', 'reactivate', 'deactivate', 'suspend', 'unsuspend'];

function fieldReader(field: string): (user: User) => unknown {
  if (!field.startsWith('profile.')) return (user) => user[field as keyof User];
  const name = field.slice('profile.'.length);
  return ({ profile }) => profile[name];
}

/** `q` finds what starts with it in first name, last name or email; deactivated people only through a filter or search. */
function list(org: Org, call: Call) {
  const { q, filter, search } = call.query;
  const wanted = q?.toLowerCase();
  const filters = [filter, search].filter(Boolean).map((text) => compileFilter(text as string, fieldReader));
  const starts = ({ profile }: User) =>
    [profile.firstName, profile.lastName, profile.email].some(
      (value) => typeof value === 'string' && value.toLowerCase().startsWith(wanted ?? ''),
    );
  const users = [...org.store.users.values()].filter(
    (user) =>
      (filters.length > 0 || user.status !== 'DEPROVISIONED') &&
      (wanted === undefined || starts(user)) &&
      filters.every((holds) => holds(user)),
  );
  return page(call, org.url, users, ({ id }) => id, { default: 200, max: 200 }).map((user) => userAnswer(org, user));
}

async function change(org: Org, call: Call, replace: boolean) {
  const user = findUser(org, call.params.userId);
  await updateUser(org, user, body.parse(call.body).profile, replace);
  call.touch(userTarget(user));
  return userAnswer(org, findUser(org, user.id));
}

async function remove(org: Org, call: Call) {
  const user = findUser(org, call.params.userId);
  call.touch(userTarget(user));
  // The first DELETE deactivates, the second one deletes.
  if (user.status === 'DEPROVISIONED') org.store.removeUser(user.id);
  else await setStatus(org, user, 'DEPROVISIONED');
}

async function lifecycle(org: Org, call: Call, operation: string) {
  const user = findUser(org, call.params.userId);
  const status = nextStatus(operation, user.status);
  if (status === undefined) throw wrongUserStatus();
  await setStatus(org, user, status);
  call.touch(userTarget(user));
  return {};
}

/** Who the API token belongs to; an access token of a service app has no user. */
function me(org: Org, call: Call) {
  if (call.actor.type !== 'User') throw notPermitted();
  const { id, alternateId: login, displayName } = call.actor;
  const owner = org.store.user(id);
  if (owner) return userAnswer(org, owner);
  const [firstName, lastName] = displayName.split(' ');
  const now = org.now();
  return userAnswer(org, {
    id,
    status: 'ACTIVE',
    created: now,
    activated: now,
    statusChanged: now,
    lastUpdated: now,
    typeId: org.store.defaultUserType.id,
    profile: { firstName, lastName, email: login, login },
    provenance: {},
    credentialsProvider: { type: 'OKTA', name: 'OKTA' },
  });
}

function groupsOf(org: Org, call: Call) {
  const { id } = findUser(org, call.params.userId);
  const groups = [...org.store.groups.values()].filter((group) => org.store.membersOf(group.id).has(id));
  return groups.map((group) => groupAnswer(org, group));
}

export function userEndpoints(org: Org): Endpoint[] {
  const url = '/api/v1/users';
  const one = `${url}/:userId`;
  const read = 'okta.users.read';
  const manage = 'okta.users.manage';
  const write = (event: string) => ({ kind: 'user', event });
  const update = write('user.account.update_profile');
  return [
    { method: 'GET', url, scope: read, handle: (call) => list(org, call) },
    {
      method: 'POST',
      url,
      scope: manage,
      write: write('user.lifecycle.create'),
      handle: async (call) => {
        const user = await createUser(org, body.parse(call.body).profile, call.query.activate !== 'false');
        call.touch(userTarget(user));
        return userAnswer(org, user);
      },
    },
    { method: 'GET', url: `${url}/me`, scope: read, handle: (call) => me(org, call) },
    { method: 'GET', url: one, scope: read, handle: ({ params }) => userAnswer(org, findUser(org, params.userId)) },
    { method: 'POST', url: one, scope: manage, write: update, handle: (call) => change(org, call, false) },
    { method: 'PUT', url: one, scope: manage, write: update, handle: (call) => change(org, call, true) },
    {
      method: 'DELETE',
      url: one,
      scope: manage,
      write: write('user.lifecycle.delete.initiated'),
      handle: (call) => remove(org, call),
    },
    { method: 'GET', url: `${one}/groups`, scope: read, handle: (call) => groupsOf(org, call) },
    ...LIFECYCLE.map((operation): Endpoint => ({
      method: 'POST',
      url: `${one}/lifecycle/${operation}`,
      scope: manage,
      write: write(`user.lifecycle.${operation}`),
      handle: (call) => lifecycle(org, call, operation),
    })),
  ];
}
