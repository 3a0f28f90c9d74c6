import { renameSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../engine/environment/schema';
import type { Phase } from '../../engine/flows/model';
import { apply } from '../../operations/apply/apply';
import { plan } from '../../operations/plan/plan';
import type { Applied } from '../../operations/terraform-run';
import { schemaProblems } from '../support/schema';
import { SOON } from '../support/soon';
import type { Rollout } from './rollout';
import { startRollout } from './rollout';
import { noTerraform } from '../terraform/on-path';

let rollout: Rollout;
beforeAll(async () => {
  if (noTerraform.skip) return;
  rollout = await startRollout();
  await rollout.reach('provisioning');
});
afterAll(() => rollout?.close());

type Change = (environment: Environment) => Environment;
const withoutGroup =
  (name: string): Change =>
  (environment) => ({
    ...environment,
    access: { ...environment.access, groups: environment.access.groups.filter((group) => group.name !== name) },
  });

/** Every mention of system `ad` under another id. */
const renamedSystem: Change = (environment) => {
  const { systems, flows } = environment;
  const rename = <T>(part: T): T =>
    JSON.parse(JSON.stringify(part).replaceAll('"ad"', '"corp"').replaceAll('"ad.', '"corp.')) as T;
  return { ...environment, systems: rename(systems), flows: rename(flows) };
};

/** The environment as a person changed it, through the operation behind `npx ringcentral-okta apply`. */
async function refusedApply(phase: Phase, change: Change = (environment) => environment, destroy = false) {
  const { admin } = rollout.stage;
  const { surroundings } = rollout.declare(rollout.at(phase, change));
  const before = await admin.writes();
  const outcome = await apply({ env: 'demo', destroy }, surroundings);
  expect(await admin.writes()).toEqual(before);
  expect(schemaProblems('apply', outcome.json)).toEqual([]);
  const { refused, applied } = outcome.json as Applied;
  expect([outcome.exitCode, applied]).toEqual([1, { add: 0, change: 0, destroy: 0 }]);
  return refused!;
}

describe.skipIf(noTerraform.skip)(`an environment that stands at provisioning${noTerraform.because}`, () => {
  it('has nothing to do', async () => {
    const { surroundings } = rollout.declare(rollout.at('provisioning'));
    const { exitCode, json } = await plan('demo', surroundings);
    expect(schemaProblems('plan', json)).toEqual([]);
    expect([exitCode, json]).toMatchObject([0, { add: 0, change: 0, destroy: 0 }]);
  });

  it('is refused when a block is deleted from the code, with how to let go of it', async () => {
    const { why, remedy } = await refusedApply('provisioning', withoutGroup('RingCentral Users'));
    expect(why).toBe(
      'okta_app_group_assignment.ringcentral_users would be destroyed: members of the group lose RingCentral, and Okta deactivates their accounts.',
    );
    expect(remedy).toContain('state rm okta_app_group_assignment.ringcentral_users');
  });

  it('is refused when an id is renamed, with how to move it', async () => {
    const { why, remedy } = await refusedApply('provisioning', renamedSystem);
    expect(why).toMatch(
      /ringcentralokta_mapping_lines\.\S+ would be destroyed, and created anew as ringcentralokta_mapping_lines\.\S*corp/,
    );
    expect(remedy).toMatch(
      /give it its old id back .* state mv ringcentralokta_mapping_lines\.\S+ ringcentralokta_mapping_lines\.\S*corp/,
    );
  });

  it('is refused when its phase is lowered or skipped', async () => {
    expect((await refusedApply('app')).why).toBe(
      'Environment demo stands at phase provisioning, and its file now says app: a phase is never lowered.',
    );
    expect(await refusedApply('live')).toEqual({
      why: 'Environment demo stands at phase provisioning, and its file now says live: no phase is skipped.',
      remedy: 'apply phase bidirectional first',
    });
  });

  it('is refused when everything is to be destroyed', async () => {
    expect((await refusedApply('provisioning', undefined, true)).why).toMatch(/^Environment demo is not destroyed/);
    const { exitCode, json } = await plan('demo', rollout.stage.surroundings, { destroy: true });
    expect([exitCode, schemaProblems('plan', json)]).toEqual([1, []]);
  });

  it('is refused on any other tenant, before anything else is called there', async () => {
    const elsewhere: Change = (environment) => ({
      ...environment,
      okta: { orgId: '00o1somebodyelses0rg' },
    });
    expect((await refusedApply('provisioning', elsewhere)).why).toMatch(
      /^Environment demo belongs to Okta org 00o1somebodyelses0rg, and http:\S+ is 00o1acmedemo00000org/,
    );
  });

  it('is refused when the state has forgotten an app that the org has, and offers to adopt it', async () => {
    const { statePath } = rollout.stage;
    renameSync(statePath, `${statePath}.lost`);
    const { why, remedy } = await refusedApply('app');
    renameSync(`${statePath}.lost`, statePath);
    expect(why).toMatch(/^okta_app_saml.ringcentral would create a second RingCentral app: \S+ has 0oa\w{17} already/);
    expect(remedy).toMatch(/^adopt it: systems.ringcentral.app: \{ adopt: '0oa\w{17}' \} in environment demo/);
  });

  it('lets an acknowledged delete through', async () => {
    const acknowledged: Change = (environment) => ({
      ...withoutGroup('RingCentral Users')(environment),
      acknowledgements: [
        {
          id: 'RCO036',
          address: 'okta_app_group_assignment.ringcentral_users',
          reason: 'everybody moved',
          expires: SOON,
        },
      ],
    });
    const { surroundings } = rollout.declare(rollout.at('provisioning', acknowledged));
    const { exitCode, json } = await apply({ env: 'demo' }, surroundings);
    expect([exitCode, json]).toMatchObject([0, { applied: { destroy: 1 }, replan: { add: 0, change: 0, destroy: 0 } }]);
  });
});
