import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mappingsAt, oktaAttribute, sourceAt } from '../../../engine/flows/derive';
import { isInbound } from '../../../engine/flows/model';
import { gatesOf } from '../../../engine/gates/gates';
import { verify } from '../../../operations/verify/verify';
import { live, LiveCompany, table } from './live-company';
import { oneOfEach } from '../../support/effort';

let company: LiveCompany;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sabotage-'));
  writeFileSync(join(folder, 'live.json'), JSON.stringify(live));
  company = await LiveCompany.start();
});
beforeEach(() => company.tenants.reset());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Step {
  readonly step: number;
  readonly ok: boolean;
  readonly evidence: { readonly why?: string; readonly differs?: string[]; readonly suspects?: string[] };
}

/** The first step that is red, with what it says. */
async function firstRed(): Promise<{ step: number; says: string }> {
  const { connecting } = company.tenants;
  const env = { ...connecting.env, ENVIRONMENT_FILE: join(folder, 'live.json') };
  const { json, exitCode } = await verify({ env: 'demo', showValues: true }, { ...connecting, env });
  expect(exitCode).toBe(1);
  const { step, evidence } = (json as { steps: Step[] }).steps.find(({ ok }) => !ok)!;
  const { why = '', differs = [], suspects = [] } = evidence;
  return { step, says: [why, ...differs, ...suspects].join('\n') };
}

interface Sabotage {
  readonly what: string;
  /** One of each kind is tried in the short suite. */
  readonly kind: string;
  readonly step: number;
  readonly names: string;
  readonly spoil: () => Promise<unknown>;
}

const stepOfLine = (kind: string, direction: string) =>
  kind === 'ringcentral' ? (direction === 'toOkta' ? 6 : 3) : direction === 'toOkta' ? 2 : 7;

/** Every line once: removed or changed, turn and turn about. */
const lines = mappingsAt(table, 'live').flatMap(({ system, direction, lines: declared }) =>
  declared.map(({ to, pushStatus }, index): Sabotage => {
    const name = direction === 'toOkta' ? `${system} → okta.${to}` : `okta → ${system}.${to}`;
    const write = async (line: object | null) =>
      company.tenants.okta('POST', `/api/v1/mappings/${await company.mappingId(system, direction)}`, {
        properties: { [to]: line },
      });
    const other = to === 'lastName' ? 'firstName' : 'lastName';
    const changed = { expression: `${direction === 'toOkta' ? 'appuser' : 'user'}.${other}`, pushStatus };
    // Okta keeps the line to login whatever is asked.
    const removed = index % 2 === 0 && to !== 'login';
    return {
      what: `${name} ${removed ? 'removed' : 'changed'}`,
      step: stepOfLine(table.systems[system]!.kind, direction),
      names: `line ${name}`,
      kind: `line ${system} ${direction} ${removed}`,
      spoil: () => write(removed ? null : changed),
    };
  }),
);

const fed = [...new Set(table.hops.filter(isInbound).map(({ to }) => to))].filter((path) => path !== 'okta.login');
const sources = fed.map((path): Sabotage => {
  const ours = sourceAt(table, path, 'live').type === 'OVERRIDE';
  return {
    what: `${path} sourced from Okta itself`,
    kind: `source ${ours}`,
    step: ours ? 6 : 2,
    names: `source ${path}`,
    spoil: () =>
      company.setSource(path, { title: path, type: 'string', master: { type: ours ? 'PROFILE_MASTER' : 'OKTA' } }),
  };
});

const STEP_OF_FEATURE: Readonly<Record<string, number>> = {
  'ringcentral-create-users': 3,
  'ringcentral-update-attributes': 3,
  'ringcentral-deactivate-users': 3,
  'ringcentral-import': 5,
  'ringcentral-profile-source': 6,
  'ad-profile-source': 2,
  'delegated-authentication': 2,
  'ad-create-users': 7,
  'ad-update-attributes': 7,
};
const features = gatesOf(table, live).flatMap(({ gate, system }): Sabotage[] =>
  'features' in gate.proof
    ? [
        {
          what: `${gate.id} shut`,
          kind: `feature ${system}`,
          step: STEP_OF_FEATURE[gate.id]!,
          names: `feature ${system} ${gate.proof.features[0]}`,
          spoil: () => company.gate(gate.id, false),
        },
      ]
    : [],
);

/** No API shows these: what happens to a person does. */
const unseen: Sabotage[] = [
  ['okta-flag-mastering-and-push', 7],
  ['okta-flag-attribute-level-mastering', 6],
  ['okta-flag-ad-reactivation', 2],
  ['ad-agent', 2],
  ['ad-confirmation', 2],
  ['ringcentral-authenticated', 3],
  ['ringcentral-directory-integration', 3],
  ['ad-agent-account-rights', 7],
].map(([id, step]) => ({
  what: `${id} shut`,
  kind: 'unseen',
  step: step as number,
  names: String(id),
  spoil: () => company.gate(String(id), false),
}));

const access: Sabotage[] = live.access.groups.map(({ name, priority }) => ({
  what: `${name} gives its members another department`,
  kind: 'access',
  step: 3,
  names: `group ${name}`,
  spoil: async () => {
    const path = `/api/v1/apps/${company.ringcentralApp}/groups/${await company.groupId(name)}`;
    return company.tenants.okta('PUT', path, { priority, profile: { department: 'Elsewhere' } });
  },
}));

const changeApp = async (change: object) => {
  const path = `/api/v1/apps/${company.ringcentralApp}`;
  return company.tenants.okta('PUT', path, { ...(await company.tenants.okta('GET', path)), ...change });
};
const signOn: Sabotage[] = [
  {
    what: 'the user name taken from the login',
    kind: 'user name',
    step: 3,
    names: 'line okta → ringcentral.userName (usernameTemplate)',
    spoil: () =>
      changeApp({
        credentials: { userNameTemplate: { template: '${user.login}', type: 'CUSTOM', pushStatus: 'PUSH' } },
      }),
  },
  {
    what: 'the SAML statements removed',
    kind: 'statements',
    step: 3,
    names: 'line okta → ringcentral.number (samlStatement)',
    spoil: () => changeApp({ settings: { signOn: { attributeStatements: [] } } }),
  },
];

describe('somebody spoils one thing in the tenant and leaves the table alone', () => {
  const everything = [...lines, ...sources, ...features, ...unseen, ...access, ...signOn];
  it.each(oneOfEach(everything, ({ kind }) => kind).map((one) => [one.what, one] as const))(
    '%s: verify is red at the step that depends on it, and names it',
    async (_what, { spoil, step, names }) => {
      await spoil();
      const red = await firstRed();
      expect(red).toEqual({ step, says: expect.stringContaining(names) as string });
    },
  );

  it('covers every line, source and feature of the table', () => {
    expect(lines.length).toBeGreaterThan(25);
    expect(fed).toContain(oktaAttribute('primaryPhone'));
    expect(features.every(({ step }) => step !== undefined)).toBe(true);
  });
});
