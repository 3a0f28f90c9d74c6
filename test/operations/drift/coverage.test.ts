import { describe, expect, it } from 'vitest';
import { Org } from '../../../emulators/okta/org';
import { endpoints } from '../../../emulators/okta/routes';
import { ROUTES } from '../../../emulators/ringcentral/routes';
import { GATES } from '../../../engine/gates/gates';
import { PEOPLE, SWITCHES, TOGETHER } from './changes';
import type { Live } from './tenants';

/** Okta's write routes that no change by hand goes through, and why not. */
const NOT_OKTA: Readonly<Record<string, string>> = {
  'POST /api/v1/apps': 'another app is none of this environment',
  'DELETE /api/v1/apps/:appId': 'told as the app that was switched off: Okta deletes no active app',
  'POST /api/v1/apps/:appId/lifecycle/activate': 'makes an app what is declared',
  'POST /api/v1/apps/:appId/logo': 'nobody declares a logo',
  'POST /api/v1/apps/:appId/credentials/keys/generate': 'a key more signs nothing; the one that signs is a canary',
  'PUT /api/v1/apps/:appId/policies/:policyId': 'sign-on policies are declared nowhere',
  'POST /api/v1/apps/:appId/users/:userId': "Okta's copy of an account; the account itself is what counts",
  'DELETE /api/v1/apps/:appId/users/:userId': 'Okta gives the app back to whom a group gives it',
  'PUT /api/internal/v1/mappings/reapply': 'computes what the lines say',
  'POST /api/v1/groups': 'a group that nobody assigns changes nothing',
  'DELETE /api/v1/groups/:groupId': 'told as the assignment that is gone with it',
  'PUT /api/v1/groups/:groupId/users/:userId':
    'membership is people, and is given by directories, rules and administrators',
  'DELETE /api/v1/groups/:groupId/users/:userId': 'the same',
  'POST /api/v1/users/:userId': 'Okta refuses writes to what a directory sources; the rest no line reads',
  'PUT /api/v1/users/:userId': 'the same',
  'DELETE /api/v1/users/:userId': 'people who left are nobody to compare',
  'POST /api/v1/users/:userId/lifecycle/activate': 'a person’s own life',
  'POST /api/v1/users/:userId/lifecycle/reactivate': 'the same',
  'POST /api/v1/users/:userId/lifecycle/deactivate': 'the same',
  'POST /api/v1/users/:userId/lifecycle/suspend': 'the same',
  'POST /api/v1/users/:userId/lifecycle/unsuspend': 'the same',
  'POST /api/v1/users/:userId/lifecycle/unlock': 'the same',
  'POST /api/v1/users/:userId/lifecycle/expire_password': 'how a person signs in is declared nowhere',
  'POST /api/v1/users/:userId/lifecycle/reset_password': 'the same',
  'POST /api/v1/users/:userId/credentials/change_password': 'the same',
  'POST /api/v1/users/:userId/credentials/change_recovery_question': 'the same',
};

/** What RingCentral's write routes change; people's data is changed through the portal here, which writes the same fields. */
const RINGCENTRAL: readonly (readonly [path: RegExp, why: string])[] = [
  [/\/(extension|extensions|extension-bulk-update|Users|users)(\/|$)(?!.*assigned-role)/, 'people, as the portal does'],
  [/\/phone-numbers/, 'numbers of people, as the portal does'],
  [/\/(user-role|assigned-role|sites|custom-fields|business-address)/, 'settings that an environment does not declare'],
  [/\/(search|\.search|send-welcome-email)$/, 'changes nothing'],
];

/** Plays the changes to nobody and keeps what each would have sent. */
async function played() {
  const okta = new Set<string>();
  const gates = new Set<string>();
  const portal = new Set<string>();
  const id = 'x';
  const rule = { id, status: 'ACTIVE', conditions: { expression: { value: '' } } };
  const app = {
    settings: { signOn: { attributeStatements: [{ values: [] }] } },
    credentials: { userNameTemplate: {} },
    visibility: { hide: {} },
    accessibility: {},
  };
  const live = {
    ids: { ringcentral: id, ad: id, userType: id, group: () => id },
    okta: async (method: string, path: string) => {
      okta.add(`${method} /api/v1${path.split('?', 1)[0]}`);
      return method === 'GET' ? [{ ...rule }] : { id };
    },
    lines: async () => void okta.add(`POST /api/v1/mappings/${id}`),
    app: async (change: (one: object) => void) => {
      change(structuredClone(app));
      okta.add(`PUT /api/v1/apps/${id}`);
    },
    shut: async (gate: string) => void gates.add(gate),
    admin: async (method: string, path: string) => void portal.add(`${method} ${path.split('/')[1]}`),
    person: async () => id,
  };
  for (const { make } of [...TOGETHER, ...SWITCHES, ...PEOPLE]) await make(live as unknown as Live);
  return { okta, gates, portal };
}

describe('changes made by hand', () => {
  it('are at least forty', () => {
    expect(TOGETHER.length + SWITCHES.length + PEOPLE.length).toBeGreaterThanOrEqual(40);
  });

  it("go through each of Okta's write routes, or it is said why not", async () => {
    const sent = [...(await played()).okta];
    const org = new Org({ now: () => new Date() });
    const routes = endpoints(org, undefined as never).flatMap(({ method, url, write }) =>
      write ? [`${method} ${url}`] : [],
    );
    const goes = (route: string) => sent.some((one) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(one));
    expect(routes.filter((route) => !goes(route)).sort()).toEqual(Object.keys(NOT_OKTA).sort());
  });

  it('turn every switch whose signal Okta shows', async () => {
    const { gates } = await played();
    const shown = GATES.filter(({ proof }) => 'features' in proof).map((gate) => gate.id);
    expect(shown.filter((gate) => !gates.has(gate))).toEqual([]);
  });

  it('leave no kind of data that RingCentral writes unnamed', async () => {
    const writes = ROUTES.filter(({ method }) => method !== 'GET').map(({ path }) => path);
    expect(writes.filter((path) => !RINGCENTRAL.some(([pattern]) => pattern.test(path)))).toEqual([]);
    expect([...(await played()).portal].sort()).toEqual(['PUT active-directory', 'PUT ringcentral']);
  });
});
