import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  adoptedEnvironment,
  idsOf,
  stateFile,
  stateResources,
  appIn,
  type AdoptableOrg,
  type NotExpressible,
  type StackResources,
  type StateResource,
} from '../../engine/adoption';
import { fieldDifferences } from '../../engine/drift/fields';
import { isNoise, unmanagedDrift } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import { UsageError } from '../../engine/errors';
import { errorsAtSynth } from '../../engine/findings/at-synth';
import { ringcentralSystem, tableOf } from '../../engine/flows/take';
import { loadEnvironment } from '../../project';
import type { Plan, StackDirectory, TerraformCli } from '../../terraform';
import { findTerraform } from '../../terraform';
import type { OktaClient } from '../../clients/okta';
import { DAY_MS } from '../../engine/conditions/attestation';
import { openStack } from '../terraform-run';
import type { Outcome } from '../outcome';
import { openOkta } from '../tenants/connect';
import type { Surroundings } from '../surroundings';

import { inLines, writeReport, writeUnchanged } from '../../reports/outgoing';
import { readAdoptable } from './read-org';

export interface AdoptRequest {
  readonly env: string;
  /** Folder for environment.json and terraform.tfstate. */
  readonly out: string;
}

/** Schema versions of okta/okta 4.20.0; 6.12.0 counts the same. */
const SCHEMA_VERSIONS = { okta_user_schema_property: 1, okta_app_user_schema_property: 1 };

const indented = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const write = (path: string, value: unknown) => writeUnchanged(path, indented(value));

/** A stack of the adopted environment, in a folder of its own with a state of its own. */
async function openAdopted(
  environment: Environment,
  statePath: string,
  scratch: string,
  tools: { okta: OktaClient; terraform: TerraformCli; surroundings: Surroundings },
): Promise<StackDirectory> {
  const file = join(scratch, 'environment.json');
  const verified: Environment = { ...environment, state: { backend: 'local', path: statePath } };
  write(file, verified);
  const { env } = tools.surroundings;
  const surroundings = {
    ...tools.surroundings,
    env: { ...env, ENVIRONMENT_FILE: file },
    output: join(scratch, 'stacks'),
  };
  return openStack({ ...tools, environment: verified, surroundings });
}

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
  return { ...environment, acknowledgements: [...environment.acknowledgements, ...acknowledgements] };
}

type Changes = Plan['resource_changes'];

const changed = (plan: Plan): Changes =>
  plan.resource_changes.filter(
    ({ mode, change: { actions } }) => mode === 'managed' && !actions.every((action) => action === 'no-op'),
  );

const object = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/**
 * Arguments that the provider never reads back take the declared value: nothing live speaks against it. Whatever it does read is put
 * back by the next refresh, so that a real difference cannot be hidden this way.
 */
const settled = (resources: readonly StateResource[], changes: Changes): StateResource[] =>
  resources.map((resource) => {
    const found = changes.find(({ type, name }) => type === resource.type && name === resource.name);
    if (!found?.change.actions.includes('update')) return resource;
    const { before, after } = found.change;
    const known = Object.entries(object(after)).filter(([, value]) => value !== null);
    return { ...resource, attributes: { ...object(before), ...Object.fromEntries(known) } };
  });

const left = (changes: Changes): NotExpressible[] =>
  changes.flatMap(({ address, change: { actions, before, after, after_unknown } }) => {
    if (!actions.includes('update'))
      return [{ what: address, why: `the first plan would ${actions.join(' and ')} it: the org has no such object` }];
    return fieldDifferences(after, before, after_unknown).map(({ field, expected, actual }) => ({
      what: `${address} ${field}`,
      why: `live it is ${JSON.stringify(actual)}, an environment can only say ${JSON.stringify(expected)}`,
    }));
  });

/** Builds the state and asks Terraform itself, twice at most, whether there is anything left to do. */
async function provenState(stack: StackDirectory, statePath: string, org: AdoptableOrg, app: string, version: string) {
  const synthesised = JSON.parse(readFileSync(join(stack.path, 'cdk.tf.json'), 'utf8')) as StackResources;
  const address = `okta_app_saml.${app}`;
  const ids = idsOf(synthesised, org, { address, id: appIn(org, app).id });
  const options = { terraformVersion: version, lineage: randomUUID(), schemaVersions: SCHEMA_VERSIONS };
  let resources = stateResources(synthesised, org, ids);
  for (let round = 1; ; round += 1) {
    write(statePath, stateFile(resources, synthesised, options));
    const { plan, errors } = await stack.plan('adopt.tfplan');
    const changes = plan ? changed(plan) : [];
    const refused = errors.map(({ address: at, summary, detail }) => ({
      what: at ?? summary,
      why: detail.replace(/\s+/g, ' ').trim() || summary,
    }));
    if (changes.length === 0 || round === 2) return { resources, notExpressible: [...left(changes), ...refused] };
    resources = settled(resources, changes);
  }
}

/**
 * Turns an org that was set up by hand into an environment file and a state, so that the first plan has nothing to do. Reads the tenant
 * only; what it makes stands in a folder. Exit 1 where something is left that an environment cannot say.
 */
export async function adopt({ env, out }: AdoptRequest, surroundings: Surroundings): Promise<Outcome> {
  const declared = loadEnvironment(env, surroundings.env.ENVIRONMENT_FILE);
  const system = ringcentralSystem(declared.systems);
  if (system === undefined) throw new UsageError(`Environment ${env} has no RingCentral system.`);
  const folder = resolve(out);
  const [statePath, scratch] = [join(folder, 'terraform.tfstate'), join(folder, 'scratch')];
  mkdirSync(scratch, { recursive: true });
  const okta = await openOkta(declared, surroundings);
  const org = await readAdoptable(okta, declared, system);
  const { environment: asLive, notExpressible } = adoptedEnvironment(declared, system, org);
  const environment = withFoundAcknowledged(asLive, surroundings.now());
  try {
    const terraform = await findTerraform(surroundings.env);
    const stack = await openAdopted(environment, statePath, scratch, { okta, terraform, surroundings });
    const proven = await provenState(stack, statePath, org, system, terraform.version);
    writeReport(join(folder, 'environment.json'), indented(environment));
    const undeclared = unmanagedDrift(environment, org)
      .filter((one) => one.tier === 'undeclared' && !isNoise(one))
      .map(({ address, field, actual }) => ({ address, field, actual }))
      .sort((a, b) => (`${a.address} ${a.field}` < `${b.address} ${b.field}` ? -1 : 1));
    return outcomeOf(folder, proven.resources.length, undeclared, [...notExpressible, ...proven.notExpressible], okta);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function outcomeOf(
  folder: string,
  resources: number,
  undeclared: readonly { address: string; field: string; actual: unknown }[],
  notExpressible: readonly NotExpressible[],
  okta: OktaClient,
): Outcome {
  return {
    exitCode: notExpressible.length > 0 ? 1 : 0,
    json: { resources, undeclared, notExpressible, writes: okta.calls.writes },
    text: [
      `${resources} resources adopted: ${folder}/environment.json, ${folder}/terraform.tfstate. Nothing was written to the tenant.`,
      ...inLines(undeclared).map(
        ({ address, field, actual }) => `  undeclared  ${address} ${field}: ${JSON.stringify(actual)}`,
      ),
      ...inLines(notExpressible).map(({ what, why }) => `  not said    ${what}: ${why}`),
    ].join('\n'),
  };
}
