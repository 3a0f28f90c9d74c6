import { join, resolve } from 'node:path';
import { IncompleteError, RefusedError } from '../../engine/errors';
import { loadEnvironment } from '../../project';
import { findTerraform, releaseFolder, type Plan, type StackDirectory, type TerraformCli } from '../../terraform';
import { inLines, writeUnchanged } from '../../reports/outgoing';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import { aside, openAside } from '../terraform-run/aside';
import { checkLocalState } from '../terraform-run/state-place';
import { writeRemovedStack } from './removed-stack';
import { staysOf, type Stays } from './where';
import { counted } from '../../engine/counted';

export interface EjectRequest {
  readonly env: string;
  /** Folder that keeps a copy of the state as it was. */
  readonly out: string;
  /** Only say what would be let go of. */
  readonly dryRun?: boolean | undefined;
}

const PLAN_FILE = 'eject.tfplan';

const actionsOf = (plan: Plan) =>
  plan.resource_changes
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ address, change: { actions } }) => actions.map((action) => ({ address, action })));

/** @throws RefusedError where the plan would do anything but let go */
function refuseWrites(plan: Plan): void {
  const others = actionsOf(plan).filter(({ action }) => action !== 'forget' && action !== 'no-op');
  if (others.length === 0) return;
  throw new RefusedError(
    `Terraform would ${others.map(({ action, address }) => `${action} ${address}`).join(', ')} instead of letting go. Nothing was done.`,
    'use Terraform 1.7 or later, which knows removed blocks',
  );
}

/** Plans that the state lets go of everything it holds, and applies that. Nothing is read from a tenant, nothing written to one. */
async function letGo(stack: StackDirectory, addresses: readonly string[], { cli }: TerraformCli): Promise<void> {
  writeRemovedStack(stack.path, addresses, cli === 'tofu');
  const { plan, errors } = await stack.plan(PLAN_FILE, { refresh: false });
  if (!plan || errors.length > 0)
    throw new IncompleteError(
      `Terraform could not plan. ${errors.map(({ summary, detail }) => `${summary}: ${detail}`).join(' ')}`,
    );
  refuseWrites(plan);
  const failed = await stack.apply(PLAN_FILE);
  const left = await stack.resources();
  if (failed.length > 0 || left.length > 0)
    throw new IncompleteError(
      `The state still holds ${left.map(({ address }) => address).join(', ') || 'nothing'}. ${failed.map(({ summary, detail }) => `${summary}: ${detail}`).join(' ')}`,
      'run it again: what was let go of stays let go of',
    );
}

interface Ejected {
  readonly environment: string;
  readonly stays: readonly Stays[];
  /** Copy of the state as it was; absent where nothing was done. */
  readonly backup?: string;
  readonly writes: 0;
}

const HERE_STAYS = (name: string): string[] => [
  `What was declared stays in git: environments/${name}.ts, environments/drift/${name}.json. Take them away, or the next plan takes everything over again.`,
  'What nobody can eject: apps, profiles, groups and accounts go on as they are, and so does every admin’s click.',
];

function outcome(json: Ejected, done: string): Outcome {
  return {
    exitCode: 0,
    json,
    text: [
      done,
      ...inLines(json.stays).map(
        ({ address, id, where }) => `  ${address}${id === undefined ? '' : ` (${id})`}\n      ${where}`,
      ),
      ...HERE_STAYS(json.environment),
      ...(json.backup === undefined
        ? []
        : [`The state as it was: ${json.backup} (mode 0600; it holds values in plain text).`]),
    ].join('\n'),
  };
}

/**
 * Lets go of everything that an environment's state holds: the tenants stay as they are, and the state ends empty. Writes the state and a copy of
 * it, and to no tenant.
 */
export async function eject(
  { env: name, out, dryRun = false }: EjectRequest,
  surroundings: Surroundings,
): Promise<Outcome> {
  const environment = loadEnvironment(name, surroundings.env.ENVIRONMENT_FILE);
  const terraform = await findTerraform(surroundings.env);
  const own = aside(surroundings);
  try {
    const stack = await openAside(environment, terraform, own, (folder) => checkLocalState(environment, folder));
    const held = await stack.resources();
    const stays = held.map(staysOf);
    const said: Ejected = { environment: name, stays, writes: 0 };
    if (held.length === 0) return outcome(said, 'The state holds nothing: there is nothing to let go of.');
    if (dryRun)
      return outcome(said, `${counted(held.length, 'resource')} would be let go of; nothing was done. They stay here:`);
    const backup = join(resolve(out), `${name}.tfstate`);
    writeUnchanged(backup, await stack.pull());
    await letGo(
      stack,
      held.map(({ address }) => address),
      terraform,
    );
    return outcome(
      { ...said, backup },
      `${counted(held.length, 'resource')} let go of; no tenant was written to. They stay here:`,
    );
  } finally {
    releaseFolder(own.output);
  }
}
