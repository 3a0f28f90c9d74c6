import { createHash } from 'node:crypto';
import { z } from 'zod';
import { groupAnswer } from '../answers/group';
import { credentialsAnswer, userAnswer } from '../answers/user';
import type { User } from '../entities';
import { notPermitted, validationFailed } from '../errors';
import type { Org } from '../org';
import { createUser, credentialsBody, setCredentials, setStatus, updateUser } from '../rules/user';
import { LIFECYCLE_OPERATIONS, nextStatus } from '../rules/user-lifecycle';
import { type Call, type Endpoint, page } from '../server';
import { findGroup, findUser, groupTarget, userTarget } from './find';
import { listUsers } from './user-lists';

const profile = z.record(z.string(), z.unknown());
const type = z.looseObject({ id: z.string() }).nullish();
const body = z.looseObject({
  profile,
  credentials: credentialsBody.nullish(),
  type,
  groupIds: z.array(z.string()).nullish(),
});
const changeBody = z.looseObject({ profile: profile.nullish(), credentials: credentialsBody.nullish(), type });

function checkType(org: Org, wanted: z.infer<typeof type>): string | undefined {
  if (!wanted) return undefined;
  if (!org.store.userTypes.has(wanted.id)) throw validationFailed('type', `type: Invalid user type ${wanted.id}`);
  return wanted.id;
}

async function create(org: Org, call: Call) {
  const { profile: values, credentials, type: wanted, groupIds } = body.parse(call.body);
  const groups = (groupIds ?? []).map((id) => findGroup(org, id));
  const user = await createUser(org, values, {
    activate: call.query.activate !== 'false',
    credentials: credentials ?? undefined,
    typeId: checkType(org, wanted),
  });
  for (const group of groups) {
    org.store.membersOf(group.id).add(user.id);
    call.touch(groupTarget(group));
  }
  call.touch(userTarget(user));
  return userAnswer(org, findUser(org, user.id));
}

async function change(org: Org, call: Call, replace: boolean) {
  const user = findUser(org, call.params.userId);
  const { profile: values, credentials, type: wanted } = changeBody.parse(call.body);
  await updateUser(org, user, {
    profile: values ?? undefined,
    credentials: credentials ?? undefined,
    typeId: checkType(org, wanted),
    replace,
  });
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
  await setStatus(org, user, nextStatus(operation, user));
  call.touch(userTarget(user));
  return {};
}

const passwords = z.looseObject({
  newPassword: z.looseObject({ value: z.string() }).nullish(),
  recovery_question: credentialsBody.shape.recovery_question,
});

/** A password or a recovery question that somebody changes. */
function changeCredentials(org: Org, call: Call) {
  const user = findUser(org, call.params.userId);
  const { newPassword, recovery_question: question } = passwords.parse(call.body);
  setCredentials(org, user, { password: newPassword, recovery_question: question });
  user.lastUpdated = org.now();
  call.touch(userTarget(user));
  return credentialsAnswer(user);
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
    passwordChanged: now,
  });
}

/** One person, with the version of what is answered (recorded: `ETag: W/"…"`). */
function one(org: Org, call: Call, user: User) {
  const answer = userAnswer(org, user);
  const digest = createHash('sha256')
    .update(JSON.stringify([user.id, user.typeId]))
    .digest('hex');
  void call.reply.header('etag', `W/"${digest}"`);
  return answer;
}

function groupsOf(org: Org, call: Call) {
  const { id } = findUser(org, call.params.userId);
  const groups = [...org.store.groups.values()].filter((group) => org.store.membersOf(group.id).has(id));
  return page(call, org, groups, (group) => group.id, { default: 200, max: 200 }).map((group) =>
    groupAnswer(org, group),
  );
}

export function userEndpoints(org: Org): Endpoint[] {
  const url = '/api/v1/users';
  const single = `${url}/:userId`;
  const read = 'okta.users.read';
  const manage = 'okta.users.manage';
  const write = (event: string) => ({ kind: 'user', event });
  const update = write('user.account.update_profile');
  return [
    { method: 'GET', url, scope: read, handle: (call) => listUsers(org, call) },
    { method: 'POST', url, scope: manage, write: write('user.lifecycle.create'), handle: (call) => create(org, call) },
    { method: 'GET', url: `${url}/me`, scope: read, handle: (call) => me(org, call) },
    { method: 'GET', url: single, scope: read, handle: (call) => one(org, call, findUser(org, call.params.userId)) },
    { method: 'POST', url: single, scope: manage, write: update, handle: (call) => change(org, call, false) },
    { method: 'PUT', url: single, scope: manage, write: update, handle: (call) => change(org, call, true) },
    {
      method: 'DELETE',
      url: single,
      scope: manage,
      write: write('user.lifecycle.delete.initiated'),
      handle: (call) => remove(org, call),
    },
    { method: 'GET', url: `${single}/groups`, scope: read, handle: (call) => groupsOf(org, call) },
    // Nobody is an administrator here: roles are no part of this org.
    {
      method: 'GET',
      url: `${single}/roles`,
      scope: 'okta.roles.read',
      handle: ({ params }) => (findUser(org, params.userId), []),
    },
    ...['change_password', 'change_recovery_question'].map((operation): Endpoint => ({
      method: 'POST',
      url: `${single}/credentials/${operation}`,
      scope: manage,
      write: write('user.account.update_password'),
      handle: (call) => changeCredentials(org, call),
    })),
    ...LIFECYCLE_OPERATIONS.map((operation): Endpoint => ({
      method: 'POST',
      url: `${single}/lifecycle/${operation}`,
      scope: manage,
      write: write(`user.lifecycle.${operation}`),
      handle: (call) => lifecycle(org, call, operation),
    })),
  ];
}
