import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Checkout } from '../../support/checkout';
import { onlyLong } from '../../support/effort';
import { schemaProblems } from '../../support/schema';
import { loadEnvironment } from '../../../project';
import { orgBeside } from './org-beside';
import { jsonLines, person } from './people';

const PEOPLE = [
  person('both', { number: '+16505550101', extension: '101' }),
  person('number', { number: '+16505550102' }),
  person('extension', { extension: '103' }),
  person('neither', {}),
  person('contractor', { number: '+16505550105', extension: '105' }, ['Contractors']),
];

interface Summary {
  people: number;
  attributes: {
    system: string;
    attribute: string;
    changed: number;
    samples: { id: string; before: unknown; after: unknown }[];
  }[];
  lines: { line: string; state: string; before?: string; after?: string; people: number }[];
  access: { gained: number; lost: number };
  ringcentral: { created: number; disabled: number; deleted: number };
  stale: number;
  readers: { who: string; reads: string }[];
  findings: { id: string; severity: string; where: string; message: string }[];
  complete: boolean;
  incomplete: { what: string; why: string }[];
  configuration: { kind: string; id: string; change: string; people: number }[];
  refusals: { system: string; attribute: string; people: number; reason: string }[];
  pools: { kind: string; needed: number; free: number }[];
  worst: { kind: string; people: number; sentence: string };
}

let checkout: Checkout;
const DEMO = 'environments/demo.ts';

beforeAll(() => {
  checkout = new Checkout();
  checkout.edit(DEMO, "phase: 'app'", "phase: 'live'");
  checkout.commit('the integration is live');
  checkout.write('people.jsonl', jsonLines(PEOPLE));
  const live = { ...loadEnvironment('demo', ''), phase: 'live' } as const;
  checkout.write('people.org.json', JSON.stringify(orgBeside(live)));
});
afterAll(() => checkout.remove());
beforeEach(() => checkout.git('checkout', '-q', '--', '.'));

const OFFLINE = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(OKTA|RC|AD)_|^CI$/.test(name)));

function review(...flags: string[]): { status: number | null; summary: Summary; stderr: string } {
  const args = [
    'bin/ringcentral-okta.js',
    'review',
    '--env',
    'demo',
    '--base',
    'HEAD',
    '--people',
    'people.jsonl',
    '--json',
    ...flags,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: checkout.root,
    encoding: 'utf8',
    env: OFFLINE,
  });
  const summary = (stdout ? JSON.parse(stdout) : {}) as Summary;
  expect(schemaProblems('error' in summary ? 'error' : 'review', summary)).toEqual([]);
  return { status, summary, stderr };
}

const changes = ({ attributes }: Summary) =>
  Object.fromEntries(
    attributes.map(({ system, attribute, samples }) => [
      `${system}.${attribute}`,
      samples.map(({ id, before, after }) => [id, before, after]),
    ]),
  );

const NOTHING = {
  people: 5,
  attributes: [],
  lines: [],
  access: { gained: 0, lost: 0 },
  ringcentral: { created: 0, disabled: 0, deleted: 0 },
  stale: 0,
  readers: [],
  findings: [],
  complete: true,
  incomplete: [],
  configuration: [],
  refusals: [],
  pools: [],
  worst: { kind: 'none', people: 0, sentence: 'Nothing changes for anybody.' },
};

describe('a review of two revisions, without any credentials', () => {
  it('nothing changed: nothing is said, exit 0', () => {
    expect(review()).toMatchObject({ status: 0, summary: NOTHING });
  });

  it.skipIf(onlyLong.skip)(`white space, comments and renamed variables are no change${onlyLong.because}`, () => {
    checkout.edit(
      DEMO,
      "expr: 'appuser.extensionNumber != null AND",
      "// who has one\n        expr: 'source.extensionNumber   !=  null   AND",
    );
    checkout.edit(DEMO, "expr: 'user.department',", "expr: 'source.department',");
    expect(review().summary).toEqual(NOTHING);
  });

  it.skipIf(onlyLong.skip)(
    `an extension alone becomes a number: the one person who has only that, in Okta and then in AD${onlyLong.because}`,
    () => {
      checkout.edit(DEMO, "extensionOnly: 'nothing'", "extensionOnly: '{extension}'");
      const { summary } = review('--show-values');
      expect(changes(summary)).toEqual({
        'ad.telephoneNumber': [['extension', null, '103']],
        'okta.primaryPhone': [['extension', null, '103']],
      });
      expect(summary.stale).toBe(1);
      expect(summary.readers).toEqual([{ who: 'the SAML statement ringcentral.number', reads: 'okta.primaryPhone' }]);
      expect(summary.findings.map(({ id }) => id)).toEqual(['RCO030', 'RCO031']);
    },
  );

  it.skipIf(onlyLong.skip)(`a dropped guard writes what the guide itself would have written${onlyLong.because}`, () => {
    checkout.edit(DEMO, "expr: 'user.department',", 'expr: \'user.department + " " + user.division\',');
    const { summary } = review('--show-values');
    expect(changes(summary)).toEqual({
      'ringcentral.department': ['both', 'number', 'extension', 'neither'].map((id) => [id, 'Sales', 'Sales null']),
    });
    expect(summary.findings.map(({ id }) => id)).toContain('RCO027');
  });

  it('two sources swapped, and a mapping removed: exactly these lines, with the right people', () => {
    checkout.edit(DEMO, "expr: 'user.department',", "expr: 'user.city',");
    checkout.edit(DEMO, "{ preset: 'directory-write-back', system: 'ad' },", '');
    const { summary } = review('--show-values');
    expect(changes(summary)).toEqual({
      'ringcentral.department': ['both', 'number', 'extension', 'neither'].map((id) => [id, 'Sales', 'Oakland']),
    });
    expect(summary.lines.map(({ line, state, people }) => [line, state, people])).toEqual([
      ['okta → ad.telephoneNumber', 'removed', 0],
      ['okta → ringcentral.department', 'changed', 4],
    ]);
  });

  it.skipIf(onlyLong.skip)(`a group's own value changes for its members alone${onlyLong.because}`, () => {
    checkout.edit(DEMO, "Contractors: 'External'", "Contractors: 'Partners'");
    expect(changes(review('--show-values').summary)).toEqual({
      'ringcentral.department': [['contractor', 'External', 'Partners']],
    });
  });

  it('a group that is renamed takes access from those in the old one: accounts deleted, exit 1', () => {
    checkout.edit(DEMO, "{ name: 'Contractors', from", "{ name: 'Partners', from");
    checkout.edit(DEMO, "Contractors: 'External'", "Partners: 'External'");
    const { status, summary } = review();
    expect(status).toBe(1);
    expect(summary.access).toEqual({ gained: 0, lost: 1 });
    expect(summary.ringcentral).toEqual({ created: 0, disabled: 0, deleted: 1 });
    expect(summary.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['RCO019', 'RCO032']));
    expect(summary).toMatchObject({ complete: true, worst: { kind: 'access-lost', people: 1 } });
    expect(summary.configuration.map(({ kind, id, change }) => [kind, id, change])).toEqual(
      expect.arrayContaining([
        ['assignment', 'Partners → ringcentral', 'added'],
        ['assignment', 'Contractors → ringcentral', 'removed'],
      ]),
    );
    // Both groups are somebody else's: they are in the org before and after.
    expect(summary.configuration.filter(({ kind }) => kind === 'group')).toEqual([]);
  });

  it('masks values, and keeps a change visible', () => {
    checkout.edit(DEMO, "extensionOnly: 'nothing'", "extensionOnly: '{extension}'");
    const { summary } = review();
    expect(JSON.stringify(summary)).not.toContain('103');
    expect(summary.attributes[0]?.samples).toEqual([{ id: 'extension', before: null, after: '1••' }]);
  });

  it('writes the reports whole, for their owner alone', () => {
    checkout.edit(DEMO, "extensionOnly: 'nothing'", "extensionOnly: '{extension}'");
    review('--out', 'out');
    const files = ['summary.json', 'review.md', 'review.sarif', 'review.html', 'people.csv'].map((name) =>
      join(checkout.root, 'out', name),
    );
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual(files.map(() => 0o600));
    expect(readFileSync(files[4]!, 'utf8').split('\n')).toHaveLength(4);
  });

  it('points at the line of each mapping for code scanning', () => {
    checkout.edit(DEMO, "expr: 'user.department',", 'expr: \'user.department + " " + user.division\',');
    checkout.edit(DEMO, 'summary:', '// a line more\n  summary:');
    review('--out', 'out');
    interface Result {
      readonly ruleId: string;
      readonly locations: readonly [
        { readonly physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } },
      ];
    }
    const sarif = JSON.parse(readFileSync(join(checkout.root, 'out', 'review.sarif'), 'utf8')) as {
      readonly runs: readonly [{ readonly results: readonly Result[] }];
    };
    const { physicalLocation } = sarif.runs[0].results.find(({ ruleId }) => ruleId === 'RCO027')!.locations[0];
    expect(physicalLocation.artifactLocation.uri).toBe(DEMO);
    const source = readFileSync(join(checkout.root, DEMO), 'utf8').split('\n');
    expect(source[physicalLocation.region.startLine - 1]).toContain('user.department + " " + user.division');
  });

  it('refuses what it cannot read, naming the place', () => {
    checkout.write('broken.jsonl', `${JSON.stringify(PEOPLE[0])}\n{"id":\n`);
    const broken = review('--people', 'broken.jsonl', '--out', 'never');
    expect(broken).toMatchObject({ status: 2 });
    expect(broken.stderr).toContain('broken.jsonl:2:');
    expect(existsSync(join(checkout.root, 'never', 'people.csv'))).toBe(false);
    expect(review('--base', 'no-such-branch')).toMatchObject({ status: 2 });
    expect(review('--fail-on', 'sometimes')).toMatchObject({ status: 2 });
  });
});
