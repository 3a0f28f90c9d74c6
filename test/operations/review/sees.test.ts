import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi, afterEach } from 'vitest';
import { parseEnvironment } from '../../../engine/environment/parse';
import type { EnvironmentInput } from '../../../engine/environment/schema';
import type { OrgFile } from '../../../engine/org/exported';
import type { PersonRecord } from '../../../engine/review/model';
import { demo } from '../../../environments/demo';
import { review } from '../../../operations/review/review';
import { change, planOf } from '../deploy/example-plan';
import { schemaProblems } from '../../support/schema';
import { expectNoComfort } from './comfort';
import { ACCOUNT, orgBeside } from './org-beside';
import { jsonLines, person } from './people';

const folder = mkdtempSync(join(tmpdir(), 'sees-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

interface Summary {
  readonly people: number;
  readonly complete: boolean;
  readonly incomplete: readonly { what: string; why: string }[];
  readonly configuration: readonly { kind: string; id: string; change: string; people: number }[];
  readonly refusals: readonly { system: string; attribute: string; people: number; reason: string }[];
  readonly pools: readonly { kind: string; needed: number; free: number }[];
  readonly worst: { kind: string; people: number; sentence: string };
  readonly attributes: readonly { system: string; attribute: string; changed: number; samples: { id: string }[] }[];
  readonly access: { gained: number; lost: number };
  readonly findings: readonly { id: string; where: string; message: string; acknowledged?: object }[];
}

interface Input {
  readonly environment?: Partial<EnvironmentInput>;
  readonly changes?: readonly object[];
  readonly plan?: object;
  readonly people?: readonly PersonRecord[];
  /** The people file as it stands there. */
  readonly text?: string;
  /** Absent: as declared. Null: nobody told of the org. */
  readonly org?: ((org: OrgFile) => OrgFile) | null;
  readonly invented?: boolean;
}

const written = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8');

const PEOPLE = [
  person('both', { number: '+16505550101', extension: '101' }),
  person('number', { number: '+16505550102' }),
  person('extension', { extension: '103' }),
  person('contractor', { number: '+16505550105', extension: '105' }, ['Contractors']),
];

/** The command's operation over files, and what its comment says. */
async function reviewed({
  environment,
  changes = [],
  plan = {},
  people = PEOPLE,
  text,
  org = (file) => file,
  invented = false,
}: Input) {
  const at = (name: string) => join(folder, name);
  const input = { ...demo, phase: 'live', ...environment };
  writeFileSync(at('demo.json'), JSON.stringify(input));
  writeFileSync(at('plan.json'), JSON.stringify(planOf([...changes], plan)));
  writeFileSync(at('people.jsonl'), text ?? jsonLines(people));
  rmSync(at('people.org.json'), { force: true });
  const beside = orgBeside(parseEnvironment({ ...demo, phase: 'live' }));
  if (org) writeFileSync(at('people.org.json'), JSON.stringify(org(beside)));
  for (const name of Object.keys(process.env)) if (/^(OKTA|RC|AD)_|^CI$/.test(name)) vi.stubEnv(name, undefined);
  vi.stubEnv('ENVIRONMENT_FILE', at('demo.json'));
  const {
    exitCode,
    json,
    text: comment,
  } = await review({
    env: 'demo',
    plan: at('plan.json'),
    people: at('people.jsonl'),
    invented,
    out: at('out'),
    formats: ['json', 'html', 'markdown'],
    failOn: 'error',
    showValues: false,
    now: '2026-11-30T12:00:00Z',
  });
  expect(schemaProblems('review', json)).toEqual([]);
  expect(JSON.parse(readFileSync(at('out/summary.json'), 'utf8'))).toEqual(json);
  return { exitCode, summary: json as Summary, comment };
}

const lines = (...mappings: [string, string][]) => ({
  delete_when_absent: false,
  mappings: mappings.map(([id, expression]) => ({ id, expression, push_status: 'PUSH' })),
});
const NUMBER = orgBeside(parseEnvironment({ ...demo, phase: 'live' })).org.mappings!['ringcentral']!.toOkta!.lines[
  'primaryPhone'
]!.expression;
const phone = (before: string, after: string) =>
  change(
    'okta_profile_mapping.ringcentral_to_okta',
    ['update'],
    lines(['primaryPhone', before]),
    lines(['primaryPhone', after]),
  );
const changed = phone(NUMBER, 'appuser.extensionNumber');
const without = (people: readonly PersonRecord[], system: string, ...names: string[]): PersonRecord[] =>
  people.map((one) => ({
    ...one,
    profiles: {
      ...one.profiles,
      [system]: Object.fromEntries(Object.entries(one.profiles[system]!).filter(([name]) => !names.includes(name))),
    },
  }));

/** A plan whose state remembers one apply. */
const applied = (at: string, people: Readonly<Record<string, number>>) => {
  const receipt = { address: 'ringcentralokta_receipt.applied', type: 'ringcentralokta_receipt', name: 'applied' };
  const values = { declared: {}, applies: [{ at, plan: 'x', people }], begun: null };
  return { prior_state: { values: { root_module: { resources: [{ ...receipt, mode: 'managed', values }] } } } };
};

describe('thresholds of a review', () => {
  const thresholds = { ...demo.thresholds, changedPeople: 50, changedPeopleWarning: 50 };
  const stops = async (at: string) => {
    const plan = applied(at, { 'okta.primaryPhone changed': 1 });
    const { summary } = await reviewed({ changes: [changed], environment: { thresholds }, plan });
    return summary.findings.flatMap(({ id, where, message }) =>
      id === 'RCO020' && where === 'okta.primaryPhone' ? [message] : [],
    );
  };

  it('count what the last seven days have reached, as an apply does', async () => {
    expect(await stops('2026-11-24T09:00:00.000Z')).toEqual([
      '2 people of 4 would get another okta.primaryPhone, or none, at most 2 allowed, and the last seven days have reached 1 already',
    ]);
    expect(await stops('2026-11-22T09:00:00.000Z')).toEqual([]);
  });
});

describe('what a review did not see stands in it as not known', () => {
  const unknown = async (input: Input) => {
    const { exitCode, summary, comment } = await reviewed(input);
    expect(exitCode).toBe(3);
    expect(summary.complete).toBe(false);
    expect(comment).toContain('Not known');
    expectNoComfort(comment, JSON.stringify(summary), ...['review.html', 'review.md'].map(written));
    return summary.incomplete.map(({ what }) => what);
  };

  it('an attribute that a changed mapping reads and nobody carries, unless RingCentral itself was asked', async () => {
    const people = without(PEOPLE, 'ringcentral', 'directNumber', 'extensionNumber');
    const notAsked = ({ ringcentral: _, ...file }: OrgFile): OrgFile => file;
    expect(await unknown({ changes: [changed], people, org: notAsked })).toEqual(['ringcentral.extensionNumber']);
    expect((await reviewed({ changes: [changed], people })).summary.incomplete).toEqual([]);
  });

  it('an empty file, with a change and without', async () => {
    expect(await unknown({ text: '' })).toEqual(['people']);
    expect(await unknown({ text: '\n', changes: [changed] })).toEqual(['people']);
  });

  it('people of another environment: by what the export says, and by their accounts', async () => {
    expect(await unknown({ org: (file) => ({ ...file, environment: 'example-uat' }) })).toEqual(['people']);
    const people = PEOPLE.map((one) => ({ ...one, profiles: { okta: one.profiles['okta']!, hr: {} } }));
    expect(await unknown({ people })).toEqual(['people']);
  });

  it('nobody has an account yet: known where the export is of this org, not without one', async () => {
    const people = PEOPLE.map((one) => ({ ...one, profiles: { okta: one.profiles['okta']! } }));
    expect((await reviewed({ people })).exitCode).toBe(0);
    expect(await unknown({ people, org: null })).toEqual(['people']);
  });

  it('a plan that a closed gate stopped, and one that Terraform calls incomplete', async () => {
    expect(await unknown({ plan: { errored: true } })).toEqual(['plan']);
    expect(await unknown({ plan: { complete: false } })).toEqual(['plan']);
  });

  it('the org, where nobody told of it and something changes', async () => {
    expect(await unknown({ changes: [changed], org: null })).toHaveLength(1);
    expect((await reviewed({ org: null })).exitCode).toBe(0);
  });

  it('more than what is seen to happen: a change whose plan is incomplete comforts nobody either', async () => {
    expect(await unknown({ changes: [changed], plan: { errored: true } })).toEqual(['plan']);
  });

  it('invented people: that is no failure, and no green mark either', async () => {
    const { exitCode, comment, summary } = await reviewed({ invented: true });
    expect(exitCode).toBe(0);
    expect(summary.worst.sentence).toBe('None of the invented people is reached; nobody real was looked at.');
    expectNoComfort(comment, JSON.stringify(summary), ...['review.html', 'review.md'].map(written));
  });

  it('an export that is older than the last apply', async () => {
    const plan = applied('2026-11-30T09:00:00.000Z', {});
    expect(await unknown({ changes: [changed], plan })).toEqual(['people']);
    expect((await reviewed({ plan })).exitCode).toBe(0);
  });
});

describe('a file of people', () => {
  it('may begin with a byte order mark, and counts somebody who stands in it twice once', async () => {
    const { summary, comment } = await reviewed({ text: `\uFEFF${jsonLines([...PEOPLE, PEOPLE[0]!])}` });
    expect(summary.people).toBe(4);
    expect(comment).toContain('1 line of the file repeat somebody');
  });

  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(jsonLines(PEOPLE), 'utf16le')]);
  it.each<[string, string, RegExp]>([
    ['UTF-16', utf16.toString(), /UTF-16/],
    ['a JSON list', `[${jsonLines(PEOPLE).trim().replaceAll('\n', ',\n')}]`, /JSON list/],
    ['a person over several lines', JSON.stringify(PEOPLE[0], undefined, 2), /several lines/],
    ['comments alone', '# nobody yet\n', /no comments/],
    ['CSV with a byte order mark', '\uFEFFid,system,attribute\n00u1,okta,city\n', /CSV/],
    ['a person without an Okta profile', '{"id":"a","groups":[],"profiles":{"ad":{}}}\n', /"profiles":\{"okta"/],
    ['a profile that is none', '{"id":"a","groups":[],"profiles":{"okta":{},"ad":[]}}\n', /"profiles":\{"okta"/],
    ['groups that are no names', '{"id":"a","groups":[{"id":"00g"}],"profiles":{"okta":{}}}\n', /"groups":\["…"\]/],
    ['nobody named', '{"id":"","groups":[],"profiles":{"okta":{}}}\n', /"id":"…"/],
  ])('that is no file of people is refused with its line and a remedy: %s', async (_, text, remedy) => {
    await expect(reviewed({ text })).rejects.toMatchObject({
      message: expect.stringMatching(/people\.jsonl:\d+: /) as string,
      remedy: expect.stringMatching(remedy) as string,
    });
  });
});

describe('everything that changes is told, with the people it reaches', () => {
  const property = (actions: string[], index: string, after: object | null = null) =>
    change(
      `okta_user_schema_property.${index}`,
      actions,
      actions.includes('create') && !actions.includes('delete') ? null : { index, type: 'string' },
      after,
    );

  it('an attribute that goes, and everybody whose value goes with it', async () => {
    const { exitCode, summary } = await reviewed({ changes: [property(['delete'], 'extension')] });
    expect(exitCode).toBe(1);
    expect(summary.configuration).toContainEqual({
      kind: 'attribute',
      id: 'okta.extension',
      change: 'removed',
      people: 3,
    });
    expect(summary.worst).toEqual({ kind: 'value-lost', people: 3, sentence: '3 people lose a value.' });
    expect(summary.findings.find(({ id }) => id === 'RCO037')).toMatchObject({
      where: 'okta.extension',
      message: 'people who lose their value: 3',
    });
  });

  it('an attribute under another name loses the values as well', async () => {
    const { summary } = await reviewed({
      changes: [
        property(['delete'], 'extension'),
        property(['create'], 'nebenstelle', { index: 'nebenstelle', type: 'string' }),
      ],
    });
    expect(summary.configuration).toEqual([
      { kind: 'attribute', id: 'okta.extension → okta.nebenstelle', change: 'renamed', people: 3 },
    ]);
    expect(summary.worst.kind).toBe('value-lost');
  });

  it('a rule: who joins, who gains RingCentral, and whether licences are free', async () => {
    const rule = (expression: string) => ({
      name: 'Contractors by type',
      expression_value: expression,
      group_assignments: ['00gC'],
      status: 'ACTIVE',
    });
    const outsider = (id: string) => {
      const { profiles, ...rest } = person(id, {}, []);
      return { ...rest, profiles: { okta: { ...profiles['okta'], userType: 'Freelancer' }, ad: profiles['ad']! } };
    };
    const groups = { 'okta_group.contractors': { id: '00gC', name: 'Contractors' } };
    const prior = Object.entries(groups).map(([address, values]) => ({
      address,
      mode: 'managed',
      type: 'okta_group',
      name: address.split('.')[1],
      values,
    }));
    const { summary } = await reviewed({
      people: [...PEOPLE, outsider('one'), outsider('two')],
      changes: [
        change(
          'okta_group_rule.contractors',
          ['update'],
          rule('user.userType == "Contractor"'),
          rule('user.userType == "Freelancer"'),
        ),
      ],
      plan: { prior_state: { values: { root_module: { resources: prior } } } },
      org: (file) => ({ ...file, ringcentral: { ...ACCOUNT, licences: 1, licencesWithNumber: 1, inventory: 0 } }),
    });
    expect(summary.configuration).toEqual([{ kind: 'rule', id: 'Contractors by type', change: 'changed', people: 2 }]);
    expect(summary.access).toEqual({ gained: 2, lost: 0 });
    expect(summary.worst).toMatchObject({ kind: 'access-gained', people: 2 });
    expect(summary.pools).toEqual([
      { kind: 'licence', needed: 2, free: 1 },
      { kind: 'number', needed: 2, free: 1 },
    ]);
  });

  it('a rule that fills a group without RingCentral: no value and no account changes, and that is no green mark', async () => {
    const rule = (expression: string) => ({
      name: 'Book club',
      expression_value: expression,
      group_assignments: ['00gB'],
      status: 'ACTIVE',
    });
    const group = { address: 'okta_group.book_club', mode: 'managed', type: 'okta_group', name: 'book_club' };
    const { exitCode, summary, comment } = await reviewed({
      changes: [
        change('okta_group_rule.book_club', ['update'], rule('user.city == "Bern"'), rule('user.city == "Oakland"')),
      ],
      plan: {
        prior_state: {
          values: { root_module: { resources: [{ ...group, values: { id: '00gB', name: 'Book club' } }] } },
        },
      },
    });
    expect(exitCode).toBe(0);
    expect(summary.configuration).toEqual([{ kind: 'rule', id: 'Book club', change: 'changed', people: 4 }]);
    expect(summary.worst).toEqual({
      kind: 'none',
      people: 0,
      sentence: 'No value and no account changes; rule Book club (changed) concerns 4 people.',
    });
    for (const report of [comment, written('review.html')]) expect(report).not.toMatch(/✅|nothing changes/i);
  });

  it('undeclared mappings of the org take part', async () => {
    const hand = (file: OrgFile): OrgFile => {
      const { ringcentral } = file.org.mappings!;
      const own = { expression: '"Ext. " + appuser.extensionNumber', pushStatus: 'PUSH' };
      const toOkta = { ...ringcentral!.toOkta!, lines: { ...ringcentral!.toOkta!.lines, userType: own } };
      const source = { type: 'OVERRIDE', priority: ['ringcentral'] };
      const { userSchema } = file.org;
      const attributes = {
        ...userSchema!.attributes,
        userType: { origin: 'base' as const, type: 'string' as const, source },
      };
      return {
        ...file,
        org: {
          ...file.org,
          mappings: { ...file.org.mappings, ringcentral: { ...ringcentral, toOkta } },
          userSchema: { ...userSchema!, attributes },
        },
      };
    };
    const department = (expression: string) =>
      change(
        'okta_profile_mapping.okta_to_ringcentral',
        ['update'],
        lines(['department', 'user.department']),
        lines(['department', expression]),
      );
    const { summary } = await reviewed({ changes: [department('user.userType')], org: hand });
    expect(summary.attributes.map(({ system, attribute, changed: people }) => [system, attribute, people])).toEqual([
      ['ringcentral', 'department', 3],
    ]);
  });
});

describe('what would be refused', () => {
  it('by RingCentral: numbers with a zero first, reserved, in use, or with letters', async () => {
    const wanted = ['0199', '911', '101', '12a', '555'];
    const people = [
      ...PEOPLE,
      ...wanted.map((number) => {
        const { profiles, ...rest } = person(`new-${number}`, {});
        return { ...rest, profiles: { okta: { ...profiles['okta'], employeeNumber: number }, ad: profiles['ad']! } };
      }),
    ];
    const own = (expression: string) => ({
      delete_when_absent: false,
      mappings: [{ id: 'extensionNumber', expression, push_status: 'DONT_PUSH' }],
    });
    const { summary } = await reviewed({
      people,
      changes: [
        change('okta_profile_mapping.okta_to_ringcentral', ['update'], own('"blank"'), own('user.employeeNumber')),
      ],
    });
    const refused = summary.refusals.filter(({ attribute }) => attribute === 'extensionNumber');
    expect(refused.map(({ people: count }) => count).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3);
  });

  it('by Okta, at import: a country that is no code leaves the person as they are', async () => {
    const country = (expression: string) => ({ lines: { countryCode: { expression, push_status: 'PUSH' } } });
    const { summary } = await reviewed({
      changes: [
        change(
          'ringcentralokta_mapping_lines.ad_to_okta',
          ['update'],
          country('appuser.countryCode'),
          country('appuser.city'),
        ),
      ],
    });
    expect(summary.refusals).toEqual([
      {
        system: 'okta',
        attribute: 'countryCode',
        people: 4,
        reason: expect.stringContaining('country-code') as string,
      },
    ]);
    expect(summary.attributes).toEqual([]);
    expect(summary.worst).toMatchObject({ kind: 'refused', people: 4 });
  });
});

describe('numbers in a directory that the first write-back meets', () => {
  it('are shown whether or not somebody accepted them; the finding stays, with reason and end', async () => {
    const acknowledgements = [
      { id: 'RCO029', address: 'ad.telephoneNumber', reason: 'the old switchboard', expires: '2027-01-31' },
    ];
    const writeBack = (push_status: string) => ({
      lines: { telephoneNumber: { expression: 'user.primaryPhone', push_status } },
    });
    const changes = [
      change('ringcentralokta_mapping_lines.okta_to_ad', ['update'], writeBack('DONT_PUSH'), writeBack('PUSH')),
    ];
    const other = {
      ...PEOPLE[0]!,
      profiles: { ...PEOPLE[0]!.profiles, ad: { ...PEOPLE[0]!.profiles['ad'], telephoneNumber: '+14155550199' } },
    };
    const people = [other, ...PEOPLE.slice(1)];
    const open = await reviewed({ changes, people });
    expect(open.summary.findings.find(({ id }) => id === 'RCO029')).not.toHaveProperty('acknowledged');
    expect(open.comment).toContain('| 1 | have another value in the directory today: it would be replaced |');
    expect(open.summary.worst).toMatchObject({ kind: 'replaced', people: 1 });
    const accepted = await reviewed({ changes, people, environment: { acknowledgements } });
    expect(accepted.summary.findings.find(({ id }) => id === 'RCO029')).toMatchObject({
      acknowledged: { reason: 'the old switchboard', expires: '2027-01-31' },
    });
    expect(accepted.summary.worst).toMatchObject({ kind: 'replaced', people: 1 });
    expect(accepted.summary.attributes[0]?.samples[0]?.id).toBe('both');
  });
});
