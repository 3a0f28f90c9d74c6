import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../engine/environment/schema';
import type { ApplyRequest } from '../../operations/apply/apply';
import type { Applied } from '../../operations/terraform-run';
import { apply } from '../../operations/apply/apply';
import { plan } from '../../operations/plan/plan';
import { snapshotSchema } from '../../operations/terraform-run/snapshot';
import { schemaProblems } from '../support/schema';
import { unzipped } from '../support/zip';
import { SOON } from '../support/soon';
import { capitals } from './capitals';
import type { Rollout } from './rollout';
import { startRollout } from './rollout';
import { noTerraform } from '../terraform/on-path';

const NOTHING = { add: 0, change: 0, destroy: 0 };
const LINE = 'ringcentralokta_mapping_lines.ad_to_okta';

type Change = (environment: Environment) => Environment;

let rollout: Rollout;
let folder: string;

beforeAll(async () => {
  if (noTerraform.skip) return;
  rollout = await startRollout();
  await rollout.reach('provisioning');
  await fetch(`${rollout.emulators.admin}/okta/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app: 'active_directory', kind: 'full' }),
  });
  folder = join(rollout.folder, 'plan');
});
afterAll(() => rollout?.close());

const surroundingsOf = (change: Change) => rollout.declare(rollout.at('provisioning', change)).surroundings;

async function planned(out: string, change: Change = capitals) {
  const { json, exitCode } = await plan('demo', surroundingsOf(change), { out });
  expect(schemaProblems('plan', json)).toEqual([]);
  return { ...(json as { hash: string; change: number; refused?: { why: string } }), exitCode };
}

/** An apply, what it answered, and whether any tenant saw a write. */
async function applied(request: ApplyRequest, change: Change = capitals) {
  const writes = await rollout.stage.admin.writes();
  const { exitCode, json } = await apply(request, surroundingsOf(change));
  expect(schemaProblems('apply', json)).toEqual([]);
  const untouched = JSON.stringify(writes) === JSON.stringify(await rollout.stage.admin.writes());
  return { exitCode, untouched, ...(json as Applied) };
}

const refusedUntouched = (why: RegExp) => ({
  exitCode: 1,
  untouched: true,
  applied: NOTHING,
  refused: { why: expect.stringMatching(why) as string },
});

/** A line of the mapping from AD, changed in the console. */
async function byHand(attribute: string, expression: string): Promise<void> {
  const { okta } = rollout.stage;
  const [type] = await okta.userTypes();
  const mapping = await okta.findMapping('0oa1acmead0000000app', type!.id);
  await okta.postMapping(mapping!.id, { [attribute]: { expression, pushStatus: 'PUSH' } });
}

/** A plan of Terraform's is a zip: its members are unpacked. */
const contentOf = (file: string): string => {
  const content = readFileSync(file);
  return (content.subarray(0, 2).toString('latin1') === 'PK' ? unzipped(content) : content).toString('latin1');
};

const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** A copy of the plan folder in which one file was changed, checksums put right where `consistent`. */
function tampered(file: string, edit: (text: string) => string, consistent = false): string {
  const copy = `${folder}-${file}-${consistent}`;
  cpSync(folder, copy, { recursive: true });
  const path = join(copy, file);
  const before = digest(path);
  writeFileSync(path, edit(readFileSync(path, 'latin1')), 'latin1');
  const sums = join(copy, 'plan.sha256');
  if (consistent) writeFileSync(sums, readFileSync(sums, 'utf8').replace(before, digest(path)));
  return copy;
}

describe.skipIf(noTerraform.skip)(`a saved plan${noTerraform.because}`, () => {
  let hash: string;

  it('stands in three files that only their owner may read', async () => {
    const first = await planned(folder);
    expect(first).toMatchObject({ exitCode: 1, change: 2 });
    hash = first.hash;
    const files = ['plan.tfplan', 'plan.json', 'plan.sha256'].map((name) => join(folder, name));
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    expect(readFileSync(files[2]!, 'utf8')).toBe(
      `# plan ${hash}\n${digest(files[1]!)}  plan.json\n${digest(files[0]!)}  plan.tfplan\n`,
    );
    expect(JSON.parse(readFileSync(files[1]!, 'utf8'))).toMatchObject({
      environment: 'demo',
      org_id: '00o1acmedemo00000org',
      resource_changes: expect.any(Array) as unknown,
    });
  });

  it('is refused under any other hash, or none that could be one', async () => {
    expect(await applied({ plan: folder, expect: '0'.repeat(64) })).toMatchObject(
      refusedUntouched(/^The plan is \w+, and 0{64} was reviewed/),
    );
    expect(await applied({ plan: folder, expect: 'yes' })).toMatchObject(refusedUntouched(/^--expect is no hash/));
  });

  it('is refused for another environment, and by another version of the code', async () => {
    expect(await applied({ plan: folder, env: 'example-uat' })).toMatchObject(
      refusedUntouched(/holds a plan of environment demo, not of example-uat/),
    );
    expect(await applied({ plan: folder }, (same) => same)).toMatchObject(
      refusedUntouched(/planned by another version of the code: its stack of environment demo/),
    );
  });

  it.each([
    ['plan.tfplan', (text: string) => text.replace(/.$/s, '!')],
    ['plan.json', (text: string) => text.replace('toUpperCase', 'toLowerCase')],
    ['plan.sha256', (text: string) => text.replace(/[0-9a-f]{8} {2}plan.json/, '00000000  plan.json')],
    ['plan.sha256', (text: string) => `${text}\n`],
  ])('is refused when %s was changed', async (file, edit) => {
    const why = file === 'plan.sha256' ? /plan\.(json|sha256)/ : new RegExp(file.replace('.', '\\.'));
    expect(await applied({ plan: tampered(file, edit) })).toMatchObject(refusedUntouched(why));
  });

  it('is refused when the checksums were changed along', async () => {
    const other = tampered('plan.json', (text) => text.replace('toUpperCase', 'toLowerCase'), true);
    expect(await applied({ plan: other })).toMatchObject(
      refusedUntouched(/plan\.json does not tell what plan.tfplan does/),
    );
    const renamed = tampered('plan.sha256', (text) => text.replace(hash, '0'.repeat(64)));
    expect(await applied({ plan: renamed })).toMatchObject(
      refusedUntouched(/plan\.sha256 does not tell what plan.tfplan does/),
    );
  });

  it('is refused when the tenant moved, with the place that did', async () => {
    await byHand('state', 'appuser.state + "!"');
    expect(await applied({ plan: folder })).toMatchObject(
      refusedUntouched(new RegExp(`${LINE} lines.state.expression: was "appuser.state", now "appuser.state [+] `)),
    );
    await byHand('state', 'appuser.state');
  });

  it('is applied as it is where nothing moved, keeps what it overwrites, and leaves nothing to do', async () => {
    const snapshot = join(rollout.folder, 'kept/snapshot.json');
    expect(await applied({ plan: folder, expect: hash, env: 'demo', snapshot })).toEqual({
      exitCode: 0,
      untouched: false,
      applied: { add: 0, change: 2, destroy: 0 },
      replan: NOTHING,
      resumed: [],
      snapshot,
    });
    expect(statSync(snapshot).mode & 0o777).toBe(0o600);
    const kept = snapshotSchema.parse(JSON.parse(readFileSync(snapshot, 'utf8')));
    expect(kept).toMatchObject({
      environment: 'demo',
      plan: hash,
      lines: [{ address: LINE, attribute: 'city', line: { expression: 'appuser.city', pushStatus: 'PUSH' } }],
      sources: [],
      assignments: [],
      lost: [],
    });
    expect(kept.people.length).toBeGreaterThan(10);
    expect(new Set(kept.people.map(({ system, attribute }) => `${system}.${attribute}`))).toContain('okta.city');
  });
});

describe.skipIf(noTerraform.skip)(`what nobody has looked at${noTerraform.because}`, () => {
  const place = `${LINE} lines.state.expression`;

  it('a value mended by hand is overwritten only where the environment says so', async () => {
    await byHand('state', '"CA"');
    const { refused, ...rest } = await applied({ env: 'demo' });
    expect(rest).toMatchObject({ exitCode: 1, untouched: true });
    expect(refused?.why).toBe(
      `${place} was changed by hand since the last apply, from "appuser.state" to "\\"CA\\"", and would be overwritten with "appuser.state".`,
    );
    const acknowledged: Change = (environment) => ({
      ...capitals(environment),
      acknowledgements: [{ id: 'RCO035', address: place, reason: 'tried it out', expires: SOON }],
    });
    expect(await applied({ env: 'demo' }, acknowledged)).toMatchObject({ exitCode: 0, replan: NOTHING });
  });

  it('a line that reaches more people than the environment allows is refused before anything is written', async () => {
    const few: Change = (environment) => ({
      ...environment,
      thresholds: { ...environment.thresholds, changedPeople: 5, changedPeopleWarning: 5 },
    });
    expect(await applied({ env: 'demo' }, few)).toMatchObject(
      refusedUntouched(/^\d+ people of \d+ would get another okta.city, or none; at most \d+ are allowed \(RCO020\)/),
    );
  });

  it('no credential stands in any file that was made', () => {
    const secrets = ['OKTA_API_PRIVATE_KEY', 'RC_APP_CLIENT_SECRET', 'RC_USER_JWT', 'AD_BIND_PASSWORD'].map((name) => {
      const value = rollout.emulators.env[name]!;
      return value.includes('\n') ? value.split('\n')[1]! : value;
    });
    const files = readdirSync(rollout.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.terraform/'))
      .map(({ parentPath, name }) => join(parentPath, name));
    expect(files.map((file) => file.split('/').at(-1))).toEqual(
      expect.arrayContaining([
        'plan.tfplan',
        'plan.json',
        'snapshot.json',
        'demo.tfstate',
        'cdk.tf.json',
        'reviewed.tfplan',
      ]),
    );
    const leaks = files.filter((file) => {
      const text = contentOf(file);
      return secrets.some((secret) => text.includes(secret));
    });
    expect(leaks).toEqual([]);
  });

  it('a credential in a name or label is refused before anything is made of it', async () => {
    const secret = rollout.emulators.env.RC_APP_CLIENT_SECRET!;
    const careless: Change = (environment) => ({
      ...environment,
      ringcentral: { ...environment.ringcentral, label: `Phones ${secret}` },
    });
    const { refused, untouched } = await applied({ env: 'demo' }, careless);
    expect([untouched, refused?.why]).toEqual([
      true,
      'A value of this environment holds the credential in RC_APP_CLIENT_SECRET: it would stand in state, plans and comments. Nothing was read or written.',
    ]);
    rmSync(join(rollout.folder, 'test.json'));
  });

  it('neither state nor plan is for others to read', () => {
    const files = [rollout.stage.statePath, join(rollout.folder, 'test/stacks/demo/plan.tfplan')];
    expect(files.filter(existsSync).map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
  });
});
