import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EnvironmentError, parseEnvironment } from '../../../engine/environment/parse';
import { environmentSchema } from '../../../engine/environment/schema';
import { demo } from '../../../environments/demo';
import { exampleProduction } from '../../../environments/example-production';

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
}

type Path = readonly (string | number)[];
type Json = Readonly<Record<string, unknown>>;

/** An environment in which every setting is stated, so that each can be spoilt. */
const COMPLETE: Json = {
  ...exampleProduction,
  writeBack: 'on',
  calibratedBy: 'example-uat',
  calibration: {
    org: '00o1acmedemo00000org',
    on: '2026-01-01',
    baseOverride: 'dropped',
    expressions: { nullInConcatenation: 'text', nullIntoFunction: 'empty', noMatch: 'error', outOfRange: 'cut' },
    externalName: 'kept',
    discovered: { directNumber: 'directNumber' },
  },
  ringcentral: {
    ...exampleProduction.ringcentral,
    brand: 'RingCentral',
    uat: false,
    label: 'RingCentral',
    hideOnHomePage: false,
    hideOnMobile: false,
    relayState: 'https://service.ringcentral.com/mobile/ssoLogin',
    settingNames: { brand: 'brand', apiBaseUrl: 'apiBaseUrl' },
    statements: [{ name: 'teams', namespace: 'basic', groups: { filter: 'EQUALS', value: 'RingCentral' } }],
    statementOrder: ['teams'],
  },
  access: {
    groups: [{ name: 'A', from: 'new', description: 'a', assign: true, priority: 1 }],
    rules: [{ name: 'r', expression: 'user.hasBadge', into: ['A'] }],
  },
  attestations: { 'ad-agent@corp': { by: 'Ada', on: '2026-01-01', expires: '2027-01-01', note: 'seen' } },
  acknowledgements: [{ id: 'x', address: 'y', reason: 'because', expires: '2027-01-01' }],
  thresholds: {
    changedPeople: 50,
    changedPeopleWarning: 10,
    addedPeople: 100,
    addedCount: 50,
    changedCount: 50,
    removedPeople: 20,
    removedCount: 5,
    unassigned: 20,
    unassignedPeople: 5,
    deactivatedInRingCentral: 0,
  },
  keep: { 'okta_app_saml.ringcentral': ['admin_note'] },
  people: { except: [{ login: 'room@acme.test', reason: 'a room' }], export: 'people.json' },
  state: { backend: 'local', path: 'x', config: { bucket: 'b' } },
};

const get = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

function set(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  const inner = set(copy[key], rest, to);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}

interface Spoilt {
  readonly title: string;
  readonly path: string;
  readonly environment: unknown;
}

const spoilt = (fault: string, path: Path, to: unknown): Spoilt => ({
  title: `${path.join('.')} ${fault}`,
  path: path.join('.'),
  environment: set(COMPLETE, path, to),
});

/** Each setting missing where it must be there, of a wrong type, outside its list; each object with a setting too many. */
function bad(schema: JsonSchema, path: Path): Spoilt[] {
  const value = get(COMPLETE, path);
  if (value === undefined) return [];
  if (schema.properties) {
    const { properties, required = [] } = schema;
    return [
      spoilt('has a setting too many', [...path, 'shoeSize'], 42),
      ...required
        .filter((key) => path.length > 0 || key !== 'name')
        .map((key) => spoilt('is missing', [...path, key], undefined)),
      ...Object.entries(properties).flatMap(([key, inner]) => bad(inner, [...path, key])),
    ];
  }
  const wrongType = spoilt('is of a wrong type', path, schema.type === 'object' ? [] : {});
  if (schema.items) return [wrongType, ...bad(schema.items, [...path, 0])];
  if (schema.enum) return [wrongType, spoilt('is not on its list', path, 'sometimes')];
  if (typeof schema.additionalProperties === 'object')
    return [
      wrongType,
      ...Object.keys(value as object).flatMap((key) => bad(schema.additionalProperties as JsonSchema, [...path, key])),
    ];
  return [wrongType];
}

const SCHEMA = z.toJSONSchema(environmentSchema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
const EXAMPLES = bad(SCHEMA, []).filter(({ path }) => path !== '');

describe('the shape of an environment file', () => {
  it('is spoilt in every place', () => {
    expect(Object.keys(SCHEMA.properties ?? {}).filter((key) => !(key in COMPLETE))).toEqual([]);
    expect(EXAMPLES.length).toBeGreaterThan(100);
  });

  it.each(EXAMPLES)('$title: refused at that path', ({ path, environment }) => {
    let told: unknown;
    try {
      parseEnvironment(environment);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(EnvironmentError);
    const { problems } = told as EnvironmentError;
    expect(problems.map((problem) => problem.path).join('\n')).toContain(path);
    for (const { wrong, right } of problems) expect([wrong, right]).not.toContain('');
  });

  it('a line that is neither inbound nor outbound is told by what it came nearest to', () => {
    const lines = [{ from: 'okta', to: 'ad.pager', expr: 'user.title', push: 'sometimes' }];
    expect(() => parseEnvironment({ ...exampleProduction, flows: { ...exampleProduction.flows, lines } })).toThrow(
      'environment example-production: flows.lines.0.push is "sometimes"; right would be: expected one of "always"|"onCreate"',
    );
  });

  it.each<[what: string, change: (environment: Json) => Json, told: string]>([
    [
      "a preset's system",
      ({ flows, ...rest }) => {
        const { presets, ...others } = flows as { presets: Json[] };
        return { ...rest, flows: { ...others, presets: [{ ...presets[0], system: 'adx' }, ...presets.slice(1)] } };
      },
      'flows.presets.0.system is "adx"; right would be: one of `ad`; did you mean "ad"?',
    ],
    [
      'a value',
      (rest) => ({ ...rest, phase: 'lives' }),
      'phase is "lives"; right would be: expected one of "app"|"provisioning"|"bidirectional"|"live"; did you mean "live"?',
    ],
    [
      'a setting',
      ({ systems, ...rest }) => ({ ...rest, sytems: systems }),
      'sytems is no setting; right would be: another name; did you mean "systems"?',
    ],
  ])('one typo is one error, which names what was meant: %s', (_, change, told) => {
    expect(() => parseEnvironment(change(demo as unknown as Json))).toThrow(
      new RegExp(`^environment demo: ${told.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
    );
  });
});
