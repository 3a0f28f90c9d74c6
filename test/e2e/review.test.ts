import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../../engine/environment/schema';
import { PHASES, type Phase } from '../../engine/flows/model';
import { tableFile } from '../../engine/review/table-file';
import { exportPeople } from '../../operations/export/export';
import { openStack, readPlan } from '../../operations/terraform-run';
import { review } from '../../operations/review/review';
import { redact } from '../../terraform';
import { schemaProblems } from '../support/schema';
import { jsonLines, person } from '../operations/review/people';
import { startRollout } from './rollout';
import { noTerraform } from '../terraform/on-path';

/** Unpacking a revision and starting its own code takes seconds, and has tests of its own. */
const base = vi.hoisted((): { environment?: unknown } => ({}));
vi.mock('../../operations/review/revision', () => ({
  configurationAt: () => Promise.resolve(JSON.parse(JSON.stringify(tableFile(base.environment as Environment)))),
}));

interface Summary {
  readonly attributes: readonly {
    system: string;
    attribute: string;
    samples: { id: string; before: unknown; after: unknown }[];
  }[];
  readonly access: { gained: number; lost: number };
  readonly readers: readonly { who: string; reads: string }[];
  readonly findings: readonly { id: string; severity: string; where: string }[];
  readonly incomplete: readonly unknown[];
  readonly complete: boolean;
  readonly configuration: readonly { kind: string; id: string; change: string; people: number }[];
  readonly refusals: readonly unknown[];
  readonly pools: readonly unknown[];
  readonly worst: object;
}

const PEOPLE = [
  person('both', { number: '+16505550101', extension: '101' }),
  person('extension', { extension: '103' }),
  person('contractor', { number: '+16505550105', extension: '105' }, ['Contractors']),
];

describe.skipIf(noTerraform.skip)(`a review of a plan against the live org${noTerraform.because}`, () => {
  let rollout: Awaited<ReturnType<typeof startRollout>>;
  let people: string;
  /** What the last review of a plan put on the pull request. */
  let comment = '';
  /** Errors that reviews of the rollout itself found, phase by phase, before each apply. */
  const found: string[][] = [];

  beforeAll(async () => {
    rollout = await startRollout();
    people = join(rollout.folder, 'people.jsonl');
    writeFileSync(people, jsonLines(PEOPLE));
    for (const phase of PHASES) {
      await rollout.openGates(phase);
      const { findings } = await reviewed((environment) => environment, phase);
      found.push(...findings.filter(({ severity }) => severity === 'error').map(({ id, where }) => [phase, id, where]));
      await rollout.apply(rollout.at(phase));
    }
    base.environment = rollout.at('live');
    await exported();
  });
  afterAll(() => rollout?.close());

  /** The org as it is, kept beside the people of these tests. */
  async function exported(): Promise<void> {
    const { surroundings } = rollout.declare(rollout.at('live'));
    await exportPeople({ env: 'demo', out: people }, { ...surroundings, output: rollout.folder }, process.stdout);
    writeFileSync(people, jsonLines(PEOPLE));
  }

  /** Plans the changed environment with Terraform, and reviews the redacted plan. */
  async function reviewed(change: (environment: Environment) => Environment, phase: Phase = 'live'): Promise<Summary> {
    const target = rollout.declare(rollout.at(phase, change));
    const { plan } = await readPlan(target, await openStack(target));
    const file = join(rollout.folder, 'plan.json');
    writeFileSync(file, JSON.stringify(redact(plan)));
    const saved = { ...process.env };
    Object.assign(process.env, target.surroundings.env);
    try {
      const request = {
        env: 'demo',
        plan: file,
        people,
        formats: [],
        failOn: 'error',
        showValues: true,
        now: new Date().toISOString(),
      } as const;
      const { json, text } = await review(request);
      expect(schemaProblems('review', json)).toEqual([]);
      comment = text;
      if (base.environment !== undefined) {
        const { plan: _, ...others } = request;
        const { json: ofRevisions } = await review({ ...others, base: 'BASE' });
        expect(agreed(ofRevisions as Summary)).toEqual(agreed(json as Summary));
      }
      return json as Summary;
    } finally {
      process.env = saved;
    }
  }

  /** What a review of two revisions says as well as one of a plan does, over the same people in the same org. */
  const agreed = ({ attributes, access, configuration, refusals, pools, worst, complete, incomplete }: Summary) => ({
    ...{ attributes, access, refusals, pools, worst, complete, incomplete },
    configuration: [...configuration].sort((one, other) => (one.id < other.id ? -1 : 1)),
  });

  const changes = ({ attributes }: Summary) =>
    Object.fromEntries(
      attributes.map(({ system, attribute, samples }) => [
        `${system}.${attribute}`,
        samples.map(({ id, before, after }) => [id, before, after]),
      ]),
    );

  const total = async () => Object.values(await rollout.stage.admin.writes()).reduce((sum, n) => sum + n, 0);

  it('the rollout of the demo, phase by phase, is clean', () => {
    expect(found).toEqual([]);
  });

  it('nothing planned: nothing changes for anybody, and nothing is written', async () => {
    const before = await total();
    const summary = await reviewed((environment) => environment);
    expect(changes(summary)).toEqual({});
    expect(summary).toMatchObject({ access: { gained: 0, lost: 0 }, incomplete: [] });
    expect(await total()).toBe(before);
  });

  it('a changed line, at the fixpoint, with who else in the org reads it', async () => {
    const summary = await reviewed((environment) => ({
      ...environment,
      numberAndExtension: {
        ...environment.numberAndExtension,
        extensionOnly: '{extension}',
      } as Environment['numberAndExtension'],
    }));
    expect(changes(summary)).toEqual({
      'ad.telephoneNumber': [['extension', null, '103']],
      'okta.primaryPhone': [['extension', null, '103']],
    });
    expect(summary.readers.map(({ reads }) => reads)).toEqual(summary.readers.map(() => 'okta.primaryPhone'));
    expect(summary.readers.map(({ who }) => who).join()).toContain('the mapping of zendesk');
  });

  it("a group's own value, for its members", async () => {
    const summary = await reviewed((environment) => ({
      ...environment,
      flows: {
        ...environment.flows,
        lines: environment.flows.lines?.map((line) =>
          'perGroup' in line ? { ...line, perGroup: { Contractors: 'Partners' } } : line,
        ),
      },
    }));
    expect(changes(summary)).toEqual({ 'ringcentral.department': [['contractor', 'External', 'Partners']] });
  });

  it('says on the pull request that the org has moved since the people were exported', async () => {
    const { okta, oktaTenant } = rollout.emulators;
    const headers = { authorization: `SSWS ${oktaTenant.apiToken}`, 'content-type': 'application/json' };
    const mappings = `${okta}/api/v1/mappings`;
    const [mapping] = (await (await fetch(`${mappings}?sourceId=0oa1acmead0000000app`, { headers })).json()) as {
      id: string;
    }[];
    const byHand = (nickName: object | null) =>
      fetch(`${mappings}/${mapping!.id}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ properties: { nickName } }),
      });
    await reviewed((environment) => environment);
    expect(comment).not.toContain('The org has moved');
    expect((await byHand({ expression: 'appuser.firstName', pushStatus: 'PUSH' })).status).toBe(200);
    base.environment = undefined;
    await reviewed((environment) => environment);
    expect(comment).toMatch(/The org has moved since the people were exported .*: 1 place differs/);
    await byHand(null);
    base.environment = rollout.at('live');
  });

  it('a group that leaves the code counts as access lost', async () => {
    const summary = await reviewed((environment) => ({
      ...environment,
      flows: {
        ...environment.flows,
        lines: environment.flows.lines?.filter((line) => !('perGroup' in line)),
      },
      access: {
        ...environment.access,
        groups: environment.access.groups.filter(({ name }) => name !== 'Contractors'),
      },
    }));
    expect(summary.access).toEqual({ gained: 0, lost: 1 });
    expect(summary.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['RCO019', 'RCO032']));
  });
});
