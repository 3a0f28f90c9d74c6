import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../engine/environment/schema';
import type { PlanReading } from '../../operations/terraform-run';
import { applyReading, openStack, readPlan } from '../../operations/terraform-run';
import type { StackDirectory } from '../../terraform';
import { startRollout, type Rollout } from './rollout';
import { noTerraform } from '../terraform/on-path';
import { SOON } from '../support/soon';

const AD = '0oa1acmead0000000app';
const TYPE = 'oty1acmedemo0000type';
const SOURCE = 'ringcentralokta_attribute_source.okta_primaryPhone';
const NOTHING = { add: 0, change: 0, destroy: 0 };

type Block = Record<string, unknown>;
interface Line {
  readonly expression: string;
  readonly push_status: string;
}
interface Stack {
  resource: Record<string, Record<string, Block & { lines?: Record<string, Line> }> | undefined>;
  removed?: unknown;
}

let rollout: Rollout;
beforeAll(async () => {
  if (!noTerraform.skip) rollout = await startRollout();
});
afterAll(() => rollout?.close());

async function okta<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { okta: url, oktaTenant } = rollout.emulators;
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `SSWS ${oktaTenant.apiToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

interface Mapping {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

async function mapping(source: string, target: string): Promise<Mapping> {
  const [found] = await okta<Mapping[]>('GET', `/mappings?sourceId=${source}&targetId=${target}`);
  return okta<Mapping>('GET', `/mappings/${found!.id}`);
}

const FOREIGN = { expression: 'appuser.department', pushStatus: 'PUSH' };

/** What another team does in Profile Editor. */
async function foreignLine(source: string, target: string, attribute: string): Promise<void> {
  const { id } = await mapping(source, target);
  const expression = source === AD ? FOREIGN.expression : 'user.department';
  await okta('POST', `/mappings/${id}`, { properties: { [attribute]: { ...FOREIGN, expression } } });
}

async function primaryPhone(): Promise<unknown> {
  const schema = await okta<{ definitions: { base: { properties: Record<string, { master?: unknown }> } } }>(
    'GET',
    '/meta/schemas/user/default',
  );
  return schema.definitions.base.properties['primaryPhone']!.master;
}

const ringcentral = async (): Promise<string> =>
  (await okta<{ id: string; name: string }[]>('GET', '/apps')).find(({ name }) => name === 'ringcentral_saml')!.id;

/** Plans an environment; the stack may be made another first. */
async function planned(environment: Environment, edit: (stack: StackDirectory) => void = () => undefined) {
  const target = rollout.declare(environment);
  const stack = await openStack(target);
  edit(stack);
  return readPlan(target, stack);
}

/** What a plan does: address → actions, what does nothing left out. */
const actionsOf = ({ plan }: PlanReading) =>
  Object.fromEntries(
    plan.resource_changes
      .filter(({ mode, change }) => mode === 'managed' && !change.actions.includes('no-op'))
      .map(({ address, change }) => [address, change.actions.join()]),
  );

/** Of a planned update, each member that differs: before and after. */
function differences({ plan }: PlanReading, address: string) {
  const { before, after } = plan.resource_changes.find((one) => one.address === address)!.change as {
    before: Block;
    after: Block;
  };
  return Object.fromEntries(
    Object.keys(after)
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, [before[name], after[name]]]),
  );
}

/** The stack as the version before wrote it: okta/okta's resource for the pair that is shared. */
function asBefore({ path }: StackDirectory): void {
  const file = join(path, 'cdk.tf.json');
  const stack = JSON.parse(readFileSync(file, 'utf8')) as Stack;
  for (const [name, { lines, ...block }] of Object.entries(stack.resource['ringcentralokta_mapping_lines'] ?? {}))
    stack.resource['okta_profile_mapping']![name] = {
      ...block,
      delete_when_absent: false,
      mappings: Object.entries(lines!).map(([id, line]) => ({ id, ...line })),
    };
  delete stack.resource['ringcentralokta_mapping_lines'];
  delete stack.removed;
  const text = JSON.stringify(stack).replaceAll('ringcentralokta_mapping_lines.', 'okta_profile_mapping.');
  writeFileSync(file, text);
}

/** One story, its chapters in order: each takes the org as the one before it left it. */
describe.skipIf(noTerraform.skip)(`our own provider in the whole stack${noTerraform.because}`, () => {
  it('a state of the version before moves over, and every live line stays as it was', async () => {
    await rollout.apply(rollout.at('app'));
    await rollout.openGates('provisioning');
    expect(await applyReading(await planned(rollout.at('provisioning'), asBefore))).toMatchObject({ replan: NOTHING });
    await foreignLine(AD, TYPE, 'costCenter');
    const [before, writes] = [await mapping(AD, TYPE), await rollout.stage.admin.writes()];
    const reading = await planned(rollout.at('provisioning'));
    expect(actionsOf(reading)).toEqual({
      'ringcentralokta_receipt.applied': 'update',
      'okta_profile_mapping.ad_to_okta': 'forget',
      'ringcentralokta_mapping_lines.ad_to_okta': 'create',
    });
    expect(await applyReading(reading)).toEqual({ applied: { ...NOTHING, add: 1, change: 1 }, replan: NOTHING });
    expect(await mapping(AD, TYPE)).toEqual(before);
    expect(await rollout.stage.admin.writes()).toEqual(writes);
  });

  it('the plan of phase bidirectional shows primaryPhone move from the profile source to RingCentral', async () => {
    await rollout.openGates('bidirectional');
    const reading = await planned(rollout.at('bidirectional'));
    const app = await ringcentral();
    expect(await primaryPhone()).toEqual({ type: 'PROFILE_MASTER' });
    expect(differences(reading, SOURCE)).toEqual({
      source: ['PROFILE_MASTER', 'OVERRIDE'],
      priority: [null, [app]],
    });
    expect(await applyReading(reading)).toMatchObject({ replan: NOTHING });
    expect(await primaryPhone()).toEqual({ type: 'OVERRIDE', priority: [{ type: 'APP', value: app }] });
  });

  it('somebody changes it in the console: the next plan shows exactly that, and apply mends it', async () => {
    await rollout.stage.admin.shutGate('attribute-source-primary-phone');
    const reading = await planned(rollout.at('bidirectional'));
    const app = await ringcentral();
    expect(actionsOf(reading)).toEqual({ [SOURCE]: 'update' });
    expect(differences(reading, SOURCE)).toEqual({ source: ['PROFILE_MASTER', 'OVERRIDE'], priority: [null, [app]] });
    // What a person did is overwritten only where somebody says that it is wrong.
    expect((await applyReading(reading)).refused!.why).toContain(`${SOURCE} source was changed by hand`);
    const wrong = ['source', 'priority'].map((field) => ({
      id: 'RCO035',
      address: `${SOURCE} ${field}`,
      reason: 'nobody meant it',
      expires: SOON,
    }));
    const mended = await applyReading(
      await planned(rollout.at('bidirectional', (environment) => ({ ...environment, acknowledgements: wrong }))),
    );
    expect(mended).toMatchObject({ applied: { ...NOTHING, change: 1 }, replan: NOTHING });
    expect(await primaryPhone()).toEqual({ type: 'OVERRIDE', priority: [{ type: 'APP', value: app }] });
  });

  it('a foreign line on the directory pair survives plan, apply and destroy; a destroy needs its acknowledgement', async () => {
    await foreignLine(TYPE, AD, 'displayName');
    const { telephoneNumber: ours, ...foreign } = (await mapping(TYPE, AD)).properties;
    expect([ours, Object.keys(foreign)]).toEqual([expect.anything(), expect.arrayContaining(['displayName'])]);
    expect(actionsOf(await planned(rollout.at('bidirectional')))).toEqual({});
    const address = 'ringcentralokta_mapping_lines.okta_to_ad';
    const without = (acknowledgements: Environment['acknowledgements']) =>
      rollout.at('bidirectional', ({ attestations, flows, ...environment }) => {
        // Nothing is written to the directory any more, so that its gates are gone too.
        const { 'ad-agent-account-rights': _gone, ...others } = attestations;
        return {
          ...environment,
          attestations: others,
          flows: { ...flows, without: ['okta → ad.telephoneNumber'] },
          acknowledgements,
        };
      });
    const refused = await planned(without([]));
    expect(refused.refusals.map(({ why }) => why)).toEqual([
      `${address} would be destroyed: its lines return to what stood there before, and people to other values.`,
    ]);
    const acknowledged = [{ id: 'RCO015', address, reason: 'numbers stay in RingCentral', expires: SOON }];
    const removed = await applyReading(await planned(without(acknowledged)));
    expect(removed).toMatchObject({ applied: { ...NOTHING, change: 1, destroy: 1 }, replan: NOTHING });
    expect((await mapping(TYPE, AD)).properties).toEqual(foreign);
    expect((await mapping(AD, TYPE)).properties).toHaveProperty('costCenter', FOREIGN);
  });
});
