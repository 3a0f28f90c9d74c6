import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  appIn,
  idsOf,
  stateFile,
  stateResources,
  type AdoptableOrg,
  type NotExpressible,
  type StackResources,
  type StateOptions,
  type StateResource,
} from '../../engine/adoption';
import { fieldDifferences } from '../../engine/drift';
import type { FieldDifference } from '../../engine/drift/fields';
import type { Environment } from '../../engine/environment/schema';
import { ringcentralSystem } from '../../engine/flows/take';
import { MAPPING_LINES, PROFILE_MAPPING } from '../../engine/terraform/resources';
import { priorResources, type Plan, type StackDirectory } from '../../terraform';

/** Schema versions of okta/okta 4.20.0; 6.12.0 counts the same. */
const SCHEMA_VERSIONS = { okta_user_schema_property: 1, okta_app_user_schema_property: 1 };

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

/** As Terraform found each resource live: computed values included, so that the first night has nothing new to tell. */
const refreshed = (plan: Plan): StateResource[] =>
  priorResources(plan).map(({ type, name, values }) => ({ type, name, attributes: values }));

type Change = Changes[number]['change'];

/** What an update changes. Where it is only that null, empty and absent are not the same to the provider, the arguments themselves. */
function fieldsOf({ before, after, after_unknown }: Change): FieldDifference[] {
  const told = fieldDifferences(after, before, after_unknown);
  if (told.length > 0) return told;
  const [live, wanted, unknown] = [object(before), object(after), object(after_unknown)];
  return [...new Set([...Object.keys(live), ...Object.keys(wanted), ...Object.keys(unknown)])]
    .filter((name) => unknown[name] === true || !isDeepStrictEqual(live[name], wanted[name]))
    .sort()
    .map((field) => ({ field, expected: wanted[field] ?? null, actual: live[field] ?? null }));
}

/** What a mapping's resource does not say is a line, and is told as one. */
const WITH_WORDS: ReadonlySet<string> = new Set([PROFILE_MAPPING, MAPPING_LINES]);

/** Arguments that the first plan would change although the environment has no words for them, by address. */
function withoutWords(changes: Changes): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  for (const { address, type, change } of changes) {
    const { actions, after_unknown } = change;
    if (!actions.includes('update') || actions.length > 1 || WITH_WORDS.has(type)) continue;
    const fields = fieldsOf(change)
      .map(({ field }) => field.split('.')[0]!)
      .filter((field) => object(after_unknown)[field] !== true);
    if (fields.length > 0) kept[address] = [...new Set(fields)].sort();
  }
  return kept;
}

/** One provider reads nothing as null, another as an empty text. */
const shown = (value: unknown): string =>
  value === null || value === undefined || value === '' ? 'empty' : JSON.stringify(value);

const left = (changes: Changes): NotExpressible[] =>
  changes.flatMap(({ address, change }) => {
    const { actions } = change;
    if (!actions.includes('update'))
      return [{ what: address, why: `the first plan would ${actions.join(' and ')} it: the org has no such object` }];
    return fieldsOf(change).map(({ field, expected, actual }) => ({
      what: `${address} ${field}`,
      why: `live it is ${shown(actual)}, an environment can only say ${JSON.stringify(expected)}`,
    }));
  });

export interface Proven {
  readonly environment: Environment;
  readonly resources: number;
  /** Arguments that stay as they are, and what they are, in words. */
  readonly kept: readonly NotExpressible[];
  readonly notExpressible: readonly NotExpressible[];
}

/** An opened stack of an environment, its state where the adoption keeps it. */
export type OpenStack = (environment: Environment) => Promise<StackDirectory>;

/** The lineage that a state of an earlier adoption has: adopting twice changes nothing. */
function lineageOf(statePath: string): string {
  if (!existsSync(statePath)) return randomUUID();
  try {
    const { lineage } = JSON.parse(readFileSync(statePath, 'utf8')) as { lineage?: unknown };
    return typeof lineage === 'string' ? lineage : randomUUID();
  } catch {
    return randomUUID();
  }
}

/** Asks Terraform itself whether there is anything left to do, with a state that is made anew until there is not. */
class Proof {
  private readonly options: StateOptions;

  constructor(
    private readonly open: OpenStack,
    private readonly org: AdoptableOrg,
    private readonly statePath: string,
    terraformVersion: string,
    private readonly write: (path: string, state: object) => void,
  ) {
    this.options = { terraformVersion, lineage: lineageOf(statePath), schemaVersions: SCHEMA_VERSIONS };
  }

  async of(environment: Environment): Promise<Proven> {
    const first = await this.round(environment);
    const kept = withoutWords(first.changes);
    if (Object.keys(kept).length === 0) return this.result(environment, first, []);
    const keeping = { ...environment, keep: { ...environment.keep, ...kept } };
    const words = left(first.changes.filter(({ address }) => kept[address]));
    return this.result(keeping, await this.round(keeping), words);
  }

  private async round(environment: Environment) {
    const stack = await this.open(environment);
    const synthesised = JSON.parse(readFileSync(join(stack.path, 'cdk.tf.json'), 'utf8')) as StackResources;
    const app = ringcentralSystem(environment.systems)!;
    const ids = idsOf(synthesised, environment.access.groups, this.org, {
      address: `okta_app_saml.${app}`,
      id: appIn(this.org, app).id,
    });
    let resources = stateResources(synthesised, this.org, ids);
    for (let round = 1; ; round += 1) {
      this.write(this.statePath, stateFile(resources, synthesised, this.options));
      const { plan, errors } = await stack.plan('adopt.tfplan');
      const changes = plan ? changed(plan) : [];
      if (changes.length === 0 || round === 2) {
        if (plan) this.write(this.statePath, stateFile(refreshed(plan), synthesised, this.options));
        return { changes, errors, resources: plan ? refreshed(plan).length : resources.length };
      }
      resources = settled(plan ? refreshed(plan) : resources, changes);
    }
  }

  private result(
    environment: Environment,
    { changes, errors, resources }: Awaited<ReturnType<Proof['round']>>,
    kept: readonly NotExpressible[],
  ): Proven {
    const refused = errors.map(({ address, summary, detail }) => ({
      what: address ?? summary,
      why: detail.replace(/\s+/g, ' ').trim() || summary,
    }));
    return { environment, resources, kept, notExpressible: [...left(changes), ...refused] };
  }
}

/** The state of somebody who had applied the environment, as Terraform reads it live, and what an environment cannot say. */
export const provenState = (environment: Environment, ...how: ConstructorParameters<typeof Proof>): Promise<Proven> =>
  new Proof(...how).of(environment);
