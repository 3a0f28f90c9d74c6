import { afterAll, describe, expect, it, vi } from 'vitest';
import { parseEnvironment } from '../../../engine/environment/parse';
import type { EnvironmentInput } from '../../../engine/environment/schema';
import type { OrgFile } from '../../../engine/org/exported';
import type { PersonRecord } from '../../../engine/review/model';
import { tableFile } from '../../../engine/review/table-file';
import { demo } from '../../../environments/demo';
import { expectNoComfort } from './comfort';
import { orgBeside } from './org-beside';
import { person } from './people';
import { Reviewing, type Told } from './reviewing';

/** Unpacking a revision and starting its own code takes seconds, and has tests of its own. */
const base = vi.hoisted((): { environment?: unknown } => ({}));
vi.mock('../../../operations/review/revision', () => ({
  configurationAt: () => Promise.resolve(JSON.parse(JSON.stringify(tableFile(parseEnvironment(base.environment))))),
}));

const reviewing = new Reviewing();
afterAll(reviewing.remove);

const live: EnvironmentInput = { ...demo, phase: 'live' };
const PEOPLE = [
  person('both', { number: '+16505550101', extension: '101' }),
  person('number', { number: '+16505550102' }),
  person('extension', { extension: '103' }),
  person('contractor', { number: '+16505550105', extension: '105' }, ['Contractors']),
];

interface Change {
  readonly before?: EnvironmentInput;
  readonly after: EnvironmentInput;
  readonly people?: readonly PersonRecord[];
  readonly org?: (org: OrgFile) => OrgFile | undefined;
}

async function reviewed({ before = live, after, people = PEOPLE, org = (one) => one }: Change): Promise<Told> {
  base.environment = before;
  return reviewing.of({ after, people, org: org(orgBeside(parseEnvironment(before))) });
}

const changed = ({ attributes }: Told): Record<string, number> =>
  Object.fromEntries(attributes.map(({ system, attribute, changed: people }) => [`${system}.${attribute}`, people]));

const withProfile = (one: PersonRecord, system: string, values: object): PersonRecord => ({
  ...one,
  profiles: { ...one.profiles, [system]: { ...one.profiles[system], ...values } },
});

const withFlows = (flows: Partial<EnvironmentInput['flows']>, environment = live): EnvironmentInput => ({
  ...environment,
  flows: { ...environment.flows, ...flows },
});

const department = (expr: string) =>
  withFlows({ lines: [...demo.flows.lines!, { from: 'ad', to: 'okta.department', expr }] });

/** The org with an attribute source that somebody set by hand. */
const sourced =
  (name: string, source: { readonly type: string; readonly priority: readonly string[] }) =>
  (file: OrgFile): OrgFile => {
    const { userSchema } = file.org;
    const attributes = {
      ...userSchema!.attributes,
      [name]: { origin: 'base' as const, type: 'string' as const, source },
    };
    return { ...file, org: { ...file.org, userSchema: { ...userSchema!, attributes } } };
  };

describe('the order of profile sources', () => {
  const hr = { kind: 'other' as const, label: 'HR', app: { adopt: '0oa1acmehr0000000app' } };
  const ranked = (hrRank: number, adRank: number): EnvironmentInput => ({
    ...withFlows({
      attributes: { ...demo.flows.attributes, 'hr.department': { origin: 'base', type: 'string' } },
      lines: [...demo.flows.lines!, { from: 'hr', to: 'okta.department', expr: 'appuser.department' }],
    }),
    systems: {
      hr: { ...hr, sourceRank: hrRank },
      ad: { ...live.systems['ad']!, sourceRank: adRank },
      ringcentral: { ...live.systems['ringcentral']!, sourceRank: 3 },
    },
  });
  const employed = (one: PersonRecord, department: string): PersonRecord => withProfile(one, 'hr', { department });

  it('swapped: whoever has another value in the source that rules now gets it, wherever it goes', async () => {
    const people = [
      withProfile(withProfile(employed(PEOPLE[0]!, 'Care'), 'okta', { department: 'Care' }), 'ringcentral', {
        department: 'Care',
      }),
      employed(PEOPLE[1]!, 'Sales'),
      ...PEOPLE.slice(2),
    ];
    const told = await reviewed({ before: ranked(1, 2), after: ranked(2, 1), people });
    expect(changed(told)).toEqual({ 'okta.department': 1, 'ringcentral.department': 1 });
    expect(told.configuration).toEqual([expect.objectContaining({ kind: 'order', people: 1 }) as unknown]);
    expect(told.worst).toMatchObject({ kind: 'replaced', people: 1 });
    expect(told.rows).toContainEqual(['both', 'okta', 'department', 'Care', 'Sales']);
  });

  it('swapped where both say the same: told, with nobody', async () => {
    const told = await reviewed({
      before: ranked(1, 2),
      after: ranked(2, 1),
      people: PEOPLE.map((one) => employed(one, 'Sales')),
    });
    expect(told.configuration).toEqual([expect.objectContaining({ kind: 'order', people: 0 }) as unknown]);
    expect(told).toMatchObject({ exitCode: 0, complete: true, attributes: [] });
  });
});

describe('sources that live in the org alone', () => {
  it('decide: a mapping to an attribute that Okta itself keeps changes nobody', async () => {
    const after = department('appuser.city');
    expect(changed(await reviewed({ after }))).toEqual({ 'okta.department': 4, 'ringcentral.department': 3 });
    const kept = await reviewed({ after, org: sourced('department', { type: 'OKTA', priority: [] }) });
    expect(changed(kept)).toEqual({});
    expect(kept.complete).toBe(true);
  });

  it('are not known where nobody told of the org: no word comforts', async () => {
    const told = await reviewed({ after: department('appuser.department'), org: () => undefined });
    const untouched = await reviewed({ after: department('appuser.city'), org: () => undefined });
    expect(untouched).toMatchObject({ exitCode: 3, complete: false });
    expectNoComfort(untouched.text, untouched.page, JSON.stringify(untouched.worst));
    // The same mapping in other words is no change, and needs nobody.
    expect(told).toMatchObject({ exitCode: 0, attributes: [] });
  });
});

describe("people's status", () => {
  const STATES = [
    'ACTIVE',
    'STAGED',
    'PROVISIONED',
    'SUSPENDED',
    'LOCKED_OUT',
    'PASSWORD_EXPIRED',
    'DEPROVISIONED',
  ] as const;

  it('only who is active is pushed; imports reach also those who wait or rest', async () => {
    const people = STATES.map((status) => ({ ...person(status.toLowerCase(), { number: '+16505550101' }), status }));
    const told = await reviewed({ after: department('appuser.city'), people });
    expect(changed(told)).toEqual({ 'okta.department': 6, 'ringcentral.department': 3 });
  });

  it('nobody gets an account who is not active', async () => {
    const people = STATES.map((status) => {
      const { profiles, ...rest } = person(status.toLowerCase(), {}, ['Newcomers']);
      return { ...rest, status, profiles: { okta: profiles['okta']!, ad: profiles['ad']! } };
    });
    const groups = [...demo.access.groups, { name: 'Newcomers', from: 'okta' as const }];
    const told = await reviewed({ after: { ...live, access: { ...demo.access, groups } }, people });
    expect(told.access).toEqual({ gained: 3, lost: 0 });
    expect(told.attributes).toEqual([]);
  });
});

describe('an account in a directory that lost what Okta requires', () => {
  const people = [withProfile(PEOPLE[0]!, 'ad', { lastName: null }), ...PEOPLE.slice(1)];
  const org = (file: OrgFile): OrgFile => {
    const { appSchemas } = file.org;
    const lastName = { origin: 'base' as const, type: 'string' as const, limits: { required: true } };
    return { ...file, org: { ...file.org, appSchemas: { ...appSchemas, ad: { ...appSchemas!['ad'], lastName } } } };
  };

  it('is left out by the next full import, its person deactivated, and RingCentral goes too: the worst comes first', async () => {
    const told = await reviewed({ after: department('appuser.city'), people, org });
    // Nothing is imported of the person meanwhile.
    expect(changed(told)).toEqual({ 'okta.department': 3, 'ringcentral.department': 2 });
    expect(told.refusals).toEqual([
      {
        system: 'ad',
        attribute: 'lastName',
        people: 1,
        reason: 'the account has none, so the next full import leaves it out and deactivates the person in Okta',
      },
    ]);
    expect(told.worst).toMatchObject({ kind: 'access-lost', people: 1 });
  });

  it('is not told where nothing changes', async () => {
    expect(await reviewed({ after: live, people, org })).toMatchObject({
      refusals: [],
      worst: { kind: 'none' },
      exitCode: 0,
    });
  });
});

describe('a custom attribute that leaves the code', () => {
  const two: EnvironmentInput = {
    ...live,
    numberAndExtension: { into: 'two', number: 'primaryPhone', extension: 'durchwahl' },
  };
  const own = (one: PersonRecord): PersonRecord => {
    const { directNumber, extensionNumber } = one.profiles['ringcentral']!;
    return withProfile(withProfile(one, 'okta', { primaryPhone: directNumber, durchwahl: extensionNumber }), 'ad', {
      telephoneNumber: directNumber,
    });
  };

  it('because number and extension go into one: everybody who has a value loses it', async () => {
    const told = await reviewed({ before: two, after: live, people: PEOPLE.map(own) });
    expect(told.configuration).toContainEqual({
      kind: 'attribute',
      id: 'okta.durchwahl',
      change: 'removed',
      people: 3,
    });
    expect(told.worst).toMatchObject({ kind: 'value-lost', people: 3 });
    expect(told.findings.find(({ id }) => id === 'RCO037')).toMatchObject({ where: 'okta.durchwahl' });
    expect(told.exitCode).toBe(1);
  });

  it('under another name: the values of the old one are lost, whatever the new one gets', async () => {
    const named = (name: string) =>
      withFlows({
        presets: demo.flows.presets.filter(({ preset }) => preset !== 'directory-extension-nested'),
        attributes: { [`okta.${name}`]: demo.flows.attributes!['okta.extension']! },
        lines: demo.flows.lines!.map((line) => (line.to === 'okta.extension' ? { ...line, to: `okta.${name}` } : line)),
      });
    const told = await reviewed({ before: named('extension'), after: named('nebenstelle') });
    expect(told.configuration).toContainEqual({
      kind: 'attribute',
      id: 'okta.extension → okta.nebenstelle',
      change: 'renamed',
      people: 3,
    });
    expect(changed(told)).toMatchObject({ 'okta.extension': 3, 'okta.nebenstelle': 3 });
    expect(told.worst).toMatchObject({ kind: 'value-lost', people: 3 });
    expect(told.text.split('\n')[3]).toMatch(/^🛑 \*\*3 people lose a value\.\*\*/);
  });
});

describe('a pilot', () => {
  const people = PEOPLE.map((one, at) => (at === 0 ? { ...one, groups: [...one.groups, 'Pilots'] } : one));
  const own = (line: object) => ({ from: 'okta' as const, to: 'ringcentral.city' as const, ...line });
  const piloting = (line: object, ...others: object[]) =>
    withFlows({ lines: [...demo.flows.lines!, own(line), ...others.map(own)] } as EnvironmentInput['flows']);
  const NEW = { expr: 'user.city + ", " + user.state' };

  it('gives the new value to members of its group alone, and the review shows both', async () => {
    const told = await reviewed({ after: piloting({ ...NEW, pilot: 'Pilots' }), people });
    expect(told.rows).toEqual([['both', 'ringcentral', 'city', 'Oakland', 'Oakland, CA']]);
    expect(told.text).toContain('isMemberOfGroupName("Pilots")');
    expect(told.configuration).toMatchObject([
      { kind: 'mapping', id: 'okta → ringcentral.city', change: 'changed', people: 1 },
    ]);
  });

  it.each([
    [undefined, 'when updates are applied again; whether sooner Okta documents nowhere'],
    ['joining', 'at once.'],
    ['push', 'with the next change of their profile, or when updates are applied.'],
    ['applied', 'only when updates are applied again.'],
  ] as const)('says when whoever joins its group follows, as the org answered %s', async (groupFunctions, when) => {
    const calibration = { org: live.okta.orgId, on: '2026-11-22', ...(groupFunctions && { groupFunctions }) };
    const after = { ...piloting({ ...NEW, pilot: 'Pilots' }), calibration };
    const { text } = await reviewed({ after, people });
    expect(text).toContain(`whoever joins or leaves Pilots later gets the other value ${when}`);
  });

  it("of a mapping of the environment's own: everybody else keeps that one", async () => {
    const before = piloting({ expr: 'user.city + "!"' });
    const held = people.map((one) => withProfile(one, 'ringcentral', { city: 'Oakland!' }));
    const after = piloting({ expr: 'user.city + "!"' }, { ...NEW, pilot: 'Pilots' });
    expect((await reviewed({ before, after, people: held })).rows).toEqual([
      ['both', 'ringcentral', 'city', 'Oakland!', 'Oakland, CA'],
    ]);
  });

  it('that is over reaches the others', async () => {
    const held = people.map((one, at) => (at === 0 ? withProfile(one, 'ringcentral', { city: 'Oakland, CA' }) : one));
    const told = await reviewed({ before: piloting({ ...NEW, pilot: 'Pilots' }), after: piloting(NEW), people: held });
    expect(told.rows.map(([id]) => id)).toEqual(['number', 'extension', 'contractor']);
  });

  it('of a mapping into Okta is refused, with what to pilot instead', () => {
    const line = { from: 'ad', to: 'okta.city', expr: 'appuser.city', pilot: 'Pilots' };
    const lines = [...demo.flows.lines!, line] as never;
    expect(() => parseEnvironment({ ...live, flows: { ...live.flows, lines } })).toThrow(
      /flows\.lines\.\d+\.pilot is "Pilots"; right would be: no pilot: an import knows no groups/,
    );
  });
});
