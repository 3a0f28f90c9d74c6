import { z } from 'zod';
import { appUserAnswer, userItem } from '../answers/user';
import type { App, AppUser } from '../entities';
import { validationFailed } from '../errors';
import type { Org } from '../org';
import { newAccount, takeApp } from '../rules/accounts';
import { type Call, type Endpoint, page } from '../server';
import { appTarget, findApp, findAppUser, findUser, userTarget } from './find';

const profile = z.record(z.string(), z.unknown()).nullish();
const credentials = z.looseObject({ userName: z.string().nullish() }).nullish();
const assignBody = z.looseObject({ id: z.string(), scope: z.enum(['USER', 'GROUP']).nullish(), profile, credentials });
const updateBody = z.looseObject({ scope: z.enum(['USER', 'GROUP']).nullish(), profile, credentials });

function checkProfile(org: Org, app: App, values: object): void {
  const schema = org.store.appSchemas.get(app.id);
  for (const name of Object.keys(values))
    if (!schema || !(Object.hasOwn(schema.base, name) || Object.hasOwn(schema.custom, name)))
      throw validationFailed('profile', `Property name '${name}' is not defined in profile`);
}

function list(org: Org, call: Call) {
  const app = findApp(org, call.params.appId);
  const wanted = call.query.q?.toLowerCase();
  const all = org.store.appUsersOf(app.id).values();
  const starts = ({ userName, profile: values }: AppUser) =>
    [userName, values.firstName, values.lastName, values.email].some(
      (value) => typeof value === 'string' && value.toLowerCase().startsWith(wanted ?? ''),
    );
  const accounts = wanted === undefined ? all : [...all].filter(starts);
  return page(call, org, accounts, ({ userId }) => userId, { default: 50, max: 500 }).map((account) =>
    appUserAnswer(org, account, expanded(org, call, account)),
  );
}

/** `expand=user`. */
function expanded(org: Org, { query }: Call, { userId }: AppUser): object | undefined {
  const user = org.store.users.get(userId);
  return query.expand === 'user' && user !== undefined ? { user: userItem(org, user) } : undefined;
}

async function assign(org: Org, call: Call) {
  const app = findApp(org, call.params.appId);
  const wanted = assignBody.parse(call.body);
  const user = findUser(org, wanted.id);
  checkProfile(org, app, wanted.profile ?? {});
  const accounts = org.store.appUsersOf(app.id);
  const known = accounts.get(user.id);
  const account = known ?? newAccount(org, app, user, 'USER', wanted.profile ?? {});
  if (known) Object.assign(known, { scope: 'USER', lastUpdated: org.now() });
  if (wanted.credentials?.userName) account.userName = wanted.credentials.userName;
  accounts.set(user.id, account);
  call.touch(userTarget(user));
  call.touch(appTarget(app));
  if (!known) await org.provisioning.assigned(app, account);
  return appUserAnswer(org, account);
}

function update(org: Org, call: Call) {
  const app = findApp(org, call.params.appId);
  const account = findAppUser(org, app, call.params.userId);
  const wanted = updateBody.parse(call.body);
  checkProfile(org, app, wanted.profile ?? {});
  if (wanted.scope) account.scope = wanted.scope;
  account.profile = { ...account.profile, ...wanted.profile };
  if (wanted.credentials?.userName) account.userName = wanted.credentials.userName;
  account.lastUpdated = org.now();
  call.touch(appTarget(app));
  return appUserAnswer(org, account);
}

async function unassign(org: Org, call: Call) {
  const app = findApp(org, call.params.appId);
  const account = findAppUser(org, app, call.params.userId);
  await takeApp(org, app, account);
  call.touch(appTarget(app));
}

export function appUserEndpoints(org: Org): Endpoint[] {
  const url = '/api/v1/apps/:appId/users';
  const one = `${url}/:userId`;
  const write = (action: string) => ({ kind: 'app-user', event: `application.user_membership.${action}` });
  const manage = 'okta.apps.manage';
  return [
    { method: 'GET', url, scope: 'okta.apps.read', handle: (call) => list(org, call) },
    { method: 'POST', url, scope: manage, write: write('add'), handle: (call) => assign(org, call) },
    {
      method: 'GET',
      url: one,
      scope: 'okta.apps.read',
      handle: ({ params }) => appUserAnswer(org, findAppUser(org, findApp(org, params.appId), params.userId)),
    },
    { method: 'POST', url: one, scope: manage, write: write('update'), handle: (call) => update(org, call) },
    { method: 'DELETE', url: one, scope: manage, write: write('remove'), handle: (call) => unassign(org, call) },
  ];
}
