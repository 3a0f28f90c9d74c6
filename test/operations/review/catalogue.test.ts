import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { EnvironmentInput } from '../../../engine/environment/schema';
import { CATALOGUE } from '../../../engine/findings/catalogue';
import { PHASES } from '../../../engine/flows/model';
import type { PersonRecord } from '../../../engine/review/model';
import { demo } from '../../../environments/demo';
import { review } from '../../../operations/review/review';
import { change, planOf } from '../deploy/example-plan';
import { jsonLines, person } from './people';

const NOW = '2026-03-01T00:00:00Z';
const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const PEOPLE = [
  person('both', { number: '+16505550101', extension: '101' }),
  person('extension', { extension: '103' }),
  person('contractor', { number: '+16505550105', extension: '105' }, ['Contractors']),
];

interface Input {
  readonly environment?: Partial<EnvironmentInput>;
  readonly changes?: readonly object[];
  readonly plan?: object;
  readonly people?: readonly PersonRecord[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The command's operation over an environment file, a plan file and a people file; ids and severities of what it finds. */
async function found({ environment, changes = [], plan = {}, people = PEOPLE, env = {} }: Input) {
  const files = {
    environment: join(folder, 'demo.json'),
    plan: join(folder, 'plan.json'),
    people: join(folder, 'people'),
  };
  writeFileSync(files.environment, JSON.stringify({ ...demo, phase: 'live', ...environment }));
  writeFileSync(files.plan, JSON.stringify(planOf([...changes], plan)));
  writeFileSync(files.people, jsonLines(people));
  for (const name of Object.keys(process.env)) if (/^(OKTA|RC|AD)_|^CI$/.test(name)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.stubEnv('ENVIRONMENT_FILE', files.environment);
  const { json } = await review({
    env: 'demo',
    plan: files.plan,
    people: files.people,
    formats: [],
    failOn: 'error',
    showValues: false,
    now: NOW,
  });
  return (json as { findings: { id: string; message: string }[] }).findings;
}

type Line = NonNullable<EnvironmentInput['flows']['lines']>[number];
const withLines = (...lines: Line[]): Input => ({
  environment: { flows: { ...demo.flows, lines: [...demo.flows.lines!, ...lines] } },
});
const city = (expr: string): Input => withLines({ from: 'okta', to: 'ringcentral.city', expr });
const withAttributes = (attributes: NonNullable<EnvironmentInput['flows']['attributes']>): Input => ({
  environment: { flows: { ...demo.flows, attributes: { ...demo.flows.attributes, ...attributes } } },
});
const attested = (on: string, expires?: string): Input => ({
  environment: { attestations: { 'ringcentral-authenticated': { by: 'Ada', on, ...(expires && { expires }) } } },
});

const PROPERTY = 'okta_user_schema_property.extension';
const MAPPING = 'okta_profile_mapping.okta_to_ringcentral';
const extension = { index: 'extension', title: 'Extension' };
const lines = (...mappings: [string, string][]) => ({
  mappings: mappings.map(([id, expression]) => ({ id, expression, push_status: 'PUSH' })),
});
/** A mapping whose lines change. */
const mapping = (pair: string, before: object, after: object) =>
  change(
    `okta_profile_mapping.${pair}`,
    ['update'],
    { delete_when_absent: false, ...before },
    { delete_when_absent: false, ...after },
  );
const phone = (before: string, after: string): Input => ({
  changes: [mapping('ringcentral_to_okta', lines(['primaryPhone', before]), lines(['primaryPhone', after]))],
});
const NUMBER = 'appuser.directNumber';
const app = (status: string, features: readonly string[]) => ({
  prior_state: {
    values: {
      root_module: {
        resources: [
          {
            address: 'okta_app_saml.rc',
            mode: 'managed',
            type: 'okta_app_saml',
            name: 'rc',
            values: { id: '0oa1', status, features },
          },
        ],
      },
    },
  },
});
const group = (actions: string[]) =>
  change(
    'okta_app_group_assignment.contractors',
    actions,
    { group_id: '00g1', app_id: '0oa1', profile: '{}', priority: 1 },
    actions[0] === 'delete' ? null : { group_id: '00g1', app_id: '0oa1', profile: '{}', priority: 1 },
  );
const toTheTop = change(
  'okta_app_group_assignment.contractors',
  ['update'],
  { group_id: '00g1', app_id: '0oa1', profile: '{}', priority: 1 },
  { group_id: '00g1', app_id: '0oa1', profile: '{}', priority: 0 },
);
const users = change(
  'okta_app_group_assignment.ringcentral_users',
  ['no-op'],
  { group_id: '00g2', app_id: '0oa1', profile: '{}', priority: 0 },
  { group_id: '00g2', app_id: '0oa1', profile: '{}', priority: 0 },
);

/** What triggers each rule: a real environment, plan, people or process. */
const TRIGGERS: Readonly<Record<string, Input>> = {
  RCO001: { changes: [change(PROPERTY, ['delete', 'create'], extension, extension)] },
  RCO002: { changes: [change(PROPERTY, ['delete'], extension)] },
  RCO003: city('user.citty'),
  RCO004: city('T(java.lang.Runtime)'),
  RCO005: city('String.len(user.city, 1) + ""'),
  RCO006: city('String.len(user.city)'),
  RCO007: { changes: [change(MAPPING, ['create'], null, lines(['city', 'user.city']))] },
  RCO008: {
    changes: [change(MAPPING, ['update'], lines(['title', 'user.title']), { ...lines(), delete_when_absent: true })],
  },
  RCO009: { changes: [mapping('okta_to_ringcentral', {}, { always_apply: true })] },
  RCO010: {
    changes: [
      change('okta_profile_mapping.ringcentral_to_okta', ['create'], null, {
        ...lines(['primaryPhone', NUMBER]),
        delete_when_absent: false,
        source_id: '0oa1',
        target_type: 'user',
      }),
    ],
    plan: app('ACTIVE', []),
  },
  RCO011: {
    environment: {
      systems: { ...demo.systems, hr: { kind: 'other', label: 'HR', app: { adopt: '0oa1acmehr0000000app' } } },
      flows: { ...demo.flows, lines: [...demo.flows.lines!, { from: 'hr', to: 'okta.city', expr: 'appuser.town' }] },
    },
  },
  RCO013: { changes: [change('okta_app_user_base_schema_property.email', ['update'], {}, {})] },
  RCO039: { changes: [toTheTop, users], plan: app('ACTIVE', []) },
  RCO014: { changes: [group(['create']), users], plan: app('INACTIVE', []) },
  RCO015: { changes: [change(MAPPING, ['delete'], { ...lines(), delete_when_absent: false })] },
  RCO016: {
    changes: [
      change(PROPERTY, ['create'], null, extension),
      change('okta_user_schema_property.floor', ['create'], null, { index: 'floor' }),
    ],
    plan: {
      configuration: {
        root_module: { resources: [{ address: PROPERTY }, { address: 'okta_user_schema_property.floor' }] },
      },
    },
  },
  RCO017: {
    changes: [
      change('okta_user_schema_property.old', ['delete'], { index: 'floor' }),
      change('okta_user_schema_property.floor', ['create'], null, { index: 'floor' }),
    ],
  },
  RCO018: {
    changes: [
      mapping('ad_to_okta', lines(), lines(['title', 'appuser.title + "!"'])),
      mapping('okta_to_ad', lines(), lines(['title', 'user.title + "!"'])),
    ],
    environment: { acknowledgements: [{ id: 'RCO029', address: 'ad.title', reason: 'meant', expires: '2027-01-01' }] },
  },
  RCO019: { changes: [group(['delete']), users] },
  RCO020: phone(NUMBER, `${NUMBER} + "x"`),
  RCO021: { env: { OKTA_API_TOKEN: 'canary' } },
  RCO022: withAttributes({ 'okta.Extension': { origin: 'custom', type: 'string' } }),
  RCO023: { env: { CI: 'true' } },
  RCO024: city('"+1 415 555 0100"'),
  RCO025: attested('2026-02-01'),
  RCO026: withLines({
    from: 'okta',
    to: 'ringcentral.directNumber',
    expr: '"blank"',
    push: 'always',
    phase: 'bidirectional',
  }),
  RCO027: city('user.city + "#" + user.division'),
  RCO028: city('user.extension'),
  RCO029: {
    changes: [mapping('okta_to_ad', lines(), lines(['telephoneNumber', 'user.mobilePhone']))],
  },
  RCO030: phone(NUMBER, `${NUMBER} + "x"`),
  RCO031: phone(NUMBER, `${NUMBER} + "x"`),
  RCO032: { changes: [group(['delete']), users] },
  RCO033: {
    environment: {
      acknowledgements: [{ id: 'RCO024', address: 'okta.city', reason: 'was meant', expires: '2026-02-01' }],
    },
  },
  RCO034: attested('2026-02-25', '2026-03-03'),
  RCO035: {
    changes: [mapping('okta_to_ringcentral', lines(['city', '"X"']), lines(['city', 'user.city']))],
    plan: {
      resource_drift: [mapping('okta_to_ringcentral', lines(['city', 'user.city']), lines(['city', '"X"']))],
    },
  },
  RCO036: { changes: [group(['delete']), users] },
  RCO037: { changes: [change(PROPERTY, ['delete'], extension)] },
};

/** What an environment file cannot say: it is refused before any rule looks at it. */
const REFUSED: Readonly<Record<string, readonly [Input, string]>> = {
  RCO012: [
    withAttributes({ 'okta.floor': { origin: 'custom', type: 'string', sourcedBy: ['ad'] } }),
    'sourced from `ad`, which has no line to it',
  ],
};

/** Rules that ask a live org's System Log, with the test that has one. */
const ASKED_LIVE: Readonly<Record<string, string>> = { RCO038: 'test/operations/conditions/session.test.ts' };

describe('a review of a plan', () => {
  it('knows a real trigger of every rule', () => {
    const triggered = [TRIGGERS, REFUSED, ASKED_LIVE].flatMap((rules) => Object.keys(rules)).sort();
    expect(triggered).toEqual(CATALOGUE.map(({ id }) => id));
  });

  it.each(Object.entries(ASKED_LIVE))('%s is found in %s', (id, file) => {
    expect(readFileSync(join(__dirname, '../../..', file), 'utf8')).toContain(id);
  });

  it.each(Object.entries(REFUSED))('%s does not get this far', async (_, [input, message]) => {
    await expect(found(input)).rejects.toThrow(message);
  });

  it.each(Object.entries(TRIGGERS))('finds %s', async (id, input) => {
    const findings = await found(input);
    expect(findings.map((finding) => finding.id)).toContain(id);
    expect(findings.map(({ message }) => message).join()).not.toContain('The rule itself failed');
  });

  it.each(PHASES)('is silent on the clean demo in phase %s', async (phase) => {
    expect(await found({ environment: { phase } })).toEqual([]);
  });

  it('reports a rule that fails as a finding of that rule', async () => {
    const rule = CATALOGUE[0]!;
    const broken = vi.spyOn(rule, 'evaluate').mockImplementation(() => {
      throw new Error('no such thing');
    });
    expect(await found({})).toEqual([
      expect.objectContaining({ id: rule.id, message: 'The rule itself failed: no such thing' }) as unknown,
    ]);
    broken.mockRestore();
  });
});
