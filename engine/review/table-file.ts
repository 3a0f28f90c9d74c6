import { configurationFor } from '../environment/configuration';
import type { Environment } from '../environment/schema';
import { attributeName, declaredAttributesAt, statedBaseSourcesAt } from '../flows/derive';
import type { AttributePath, Phase } from '../flows/model';
import { tableOf } from '../flows/take';
import { declaredOrg } from '../org/declared';
import type { Comparable } from '../org/differences';
import type { Org } from '../org/org';
import type { Configuration } from '../sync';

/** Grows when the form of `TableFile` changes: a revision is read by the versions that come after it. */
export const TABLE_VERSION = 1;

/** What one side of a comparison states of an org, and what of it is ours to create and to delete. */
export interface Stated {
  readonly org: Comparable & Pick<Org, 'groups'>;
  /** Schema attributes with a resource of their own: without it, Okta deletes them and every value. */
  readonly owned: readonly AttributePath[];
  /** Groups that are made and deleted with the environment; any other stays in the org when it is no longer named. @default all */
  readonly ownedGroups?: readonly string[] | undefined;
  /** Okta attributes whose source is stated; of any other the org decides. */
  readonly sourced: readonly string[];
  /** Of `owned`: those that a plan deletes and creates again. */
  readonly replaced?: readonly AttributePath[] | undefined;
}

/** The table of an environment as one version of this project derives it, for another one to read. */
export interface TableFile extends Stated {
  readonly version: typeof TABLE_VERSION;
  readonly environment: string;
  readonly phase: Phase;
  readonly configuration: Configuration;
}

/** Attributes that become resources: custom ones, and discovered ones that are imported under their external name. */
function ownedAttributes(environment: Environment): AttributePath[] {
  const table = tableOf(environment);
  return ['okta', ...Object.keys(table.systems)].flatMap((owner) => [
    ...declaredAttributesAt(table, owner, 'custom', environment.phase).map(({ path }) => path),
    ...declaredAttributesAt(table, owner, 'discovered', environment.phase)
      .filter(({ attribute }) => attribute.externalName !== undefined)
      .map(({ path }) => path),
  ]);
}

const sourcedAttributes = (environment: Environment, owned: readonly AttributePath[]): string[] => [
  ...owned.filter((path) => path.startsWith('okta.')).map(attributeName),
  ...statedBaseSourcesAt(tableOf(environment), environment.phase).map(({ name }) => name),
];

/** What an environment states. */
function statedBy(environment: Environment): Stated {
  const owned = ownedAttributes(environment);
  const ownedGroups = environment.access.groups.filter(({ from }) => from === 'new').map(({ name }) => name);
  return { org: declaredOrg(environment), owned, ownedGroups, sourced: sourcedAttributes(environment, owned) };
}

/** `now`: an ISO 8601 instant by which acknowledgements expire; without it all of them count. */
export const tableFile = (environment: Environment, now?: string): TableFile => ({
  version: TABLE_VERSION,
  environment: environment.name,
  phase: environment.phase,
  configuration: configurationFor(environment, now),
  ...statedBy(environment),
});
