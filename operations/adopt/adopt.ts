import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { adoptedEnvironment, loadable, type AdoptableOrg, type NotExpressible } from '../../engine/adoption';
import { isNoise, unmanagedDrift, type LocatedDrift } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import { UsageError } from '../../engine/errors';
import { errorsAtSynth } from '../../engine/findings/at-synth';
import type { SystemId } from '../../engine/flows/model';
import { ringcentralSystem, tableOf } from '../../engine/flows/take';
import { loadEnvironment } from '../../project';
import type { OktaClient } from '../../clients/okta';
import { DAY_MS } from '../../engine/conditions/attestation';
import { findTerraform, releaseFolder } from '../../terraform';
import { makeFolder, writeReport, writeUnchanged } from '../../reports/outgoing';
import { openStack } from '../terraform-run';
import { openGates } from '../terraform-run/open-gates';
import type { Outcome } from '../outcome';
import { openOkta } from '../tenants/connect';
import { keyedHash } from '../tenants/keyed-hash';
import type { Surroundings } from '../surroundings';
import { adoptedBaseline } from './baseline';
import { draftEnvironment } from './draft';
import { adoptedGates, attestationsToGive } from './gates';
import { offeredLine } from './offered';
import { provenState } from './proven-state';
import { assignedByHand, readAdoptable } from './read-org';
import { adoptText, type AdoptReport } from './text';

export interface AdoptRequest {
  /** Environment that names org, systems and phase. Absent: a first one is drafted from the org itself. */
  readonly env?: string | undefined;
  /** Folder for environment.json, terraform.tfstate and drift/NAME.json. */
  readonly out: string;
  /** Id of the RingCentral app, for a draft of an org that has several. */
  readonly app?: string | undefined;
}

const indented = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const write = (path: string, value: unknown) => writeUnchanged(path, indented(value));

/** How long people have to look at what was found live. */
const FOUND_DAYS = 90;

/** A live line that a rule calls an error would stop every plan: it is acknowledged for a while, so that nothing has to change on the day. */
function withFoundAcknowledged(environment: Environment, now: Date): Environment {
  const expires = new Date(now.getTime() + FOUND_DAYS * DAY_MS).toISOString().slice(0, 10);
  const found = errorsAtSynth(environment, tableOf(environment), now.toISOString());
  const acknowledgements = found.map(({ id, where, message }) => ({
    id,
    address: where,
    reason: `Live when the org was adopted: ${message}`,
    expires,
  }));
  const others = environment.acknowledgements.filter(
    (old) => !acknowledgements.some(({ id, address }) => id === old.id && address === old.address),
  );
  return { ...environment, acknowledgements: [...others, ...acknowledgements] };
}

/** What the adopted environment still says otherwise than the org, as far as no plan and no gate tells it. */
const stillOther = (found: readonly LocatedDrift[], named: readonly NotExpressible[]): NotExpressible[] =>
  found
    .filter(({ tier, field }) => tier !== 'undeclared' && !field.startsWith('features.'))
    .map(({ address, field, expected, actual }) => ({
      what: `${address} ${field}`,
      why: `live it is ${JSON.stringify(actual)}, the adopted environment says ${JSON.stringify(expected)}`,
    }))
    .filter(({ what }) => !named.some((one) => one.what === what));

interface Declared {
  readonly environment: Environment;
  readonly system: SystemId;
  readonly okta: OktaClient;
}

/** The environment to begin with: the one that is named, or one that the org itself suggests. */
async function declaredFor({ env, app }: AdoptRequest, surroundings: Surroundings): Promise<Declared> {
  if (env === undefined) return draftEnvironment(surroundings, app);
  const environment = loadEnvironment(env, surroundings.env.ENVIRONMENT_FILE);
  const system = ringcentralSystem(environment.systems);
  if (system === undefined) throw new UsageError(`Environment ${env} has no RingCentral system.`);
  return { environment, system, okta: await openOkta(environment, surroundings) };
}

/** Terraform with a state of its own, in a folder of its own whose gates are open. */
async function prove(
  environment: Environment,
  org: AdoptableOrg,
  { okta, folder, surroundings }: { okta: OktaClient; folder: string; surroundings: Surroundings },
) {
  const [statePath, scratch] = [join(folder, 'terraform.tfstate'), join(folder, 'scratch')];
  makeFolder(scratch);
  const output = join(scratch, 'stacks');
  try {
    const terraform = await findTerraform(surroundings.env);
    const open = async (adopted: Environment) => {
      const file = join(scratch, 'environment.json');
      const local: Environment = { ...adopted, state: { backend: 'local', path: statePath } };
      write(file, local);
      const own = { ...surroundings, env: { ...surroundings.env, ENVIRONMENT_FILE: file }, output };
      const stack = await openStack({ okta, terraform, environment: local, surroundings: own }, () => undefined);
      openGates(stack.path);
      return stack;
    };
    return await provenState(environment, open, org, statePath, terraform.version, write);
  } finally {
    releaseFolder(output);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Turns an org that was set up by hand into an environment file, a state and what drift knows, so that the first plan has nothing to do and the
 * first night is silent. Reads the tenant only; what it makes stands in a folder. Exit 1 where something is left that an environment cannot say.
 */
export async function adopt(request: AdoptRequest, surroundings: Surroundings): Promise<Outcome> {
  const folder = resolve(request.out);
  const { environment: declared, system, okta } = await declaredFor(request, surroundings);
  const org = await readAdoptable(okta, declared, system);
  const asLive = adoptedEnvironment(declared, system, org);
  const loads = loadable(withFoundAcknowledged(asLive.environment, surroundings.now()));
  makeFolder(folder);
  const proven = await prove(loads.environment, org, { okta, folder, surroundings });
  const { environment } = proven;
  writeReport(join(folder, 'environment.json'), indented(environment));
  const byHand = await assignedByHand(okta, org, system);
  const found = unmanagedDrift(environment, org, (one) => (one === system ? byHand : [])).filter(
    (one) => !isNoise(one),
  );
  const undeclared = found
    .filter(({ tier }) => tier === 'undeclared')
    .sort((a, b) => (`${a.address} ${a.field}` < `${b.address} ${b.field}` ? -1 : 1));
  const baselinePath = join(folder, 'drift', `${environment.name}.json`);
  const baseline = adoptedBaseline(baselinePath, undeclared, surroundings.now(), keyedHash(surroundings.env));
  writeReport(baselinePath, indented(baseline));
  const named = [...asLive.notExpressible, ...loads.notExpressible, ...proven.notExpressible];
  const gates = await adoptedGates(okta, environment, org, surroundings.now().getTime());
  const json: AdoptReport = {
    environment: environment.name,
    resources: proven.resources,
    undeclared: undeclared.map((one) => ({
      address: one.address,
      field: one.field,
      actual: one.actual,
      ...offeredLine(environment, one),
    })),
    notExpressible: [...named, ...stillOther(found, named)],
    kept: proven.kept,
    gates,
    attestations: attestationsToGive(gates, environment, surroundings.now()),
    writes: okta.calls.writes,
  };
  return { exitCode: json.notExpressible.length > 0 ? 1 : 0, json, text: adoptText(folder, json) };
}
