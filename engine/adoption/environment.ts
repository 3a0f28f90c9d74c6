import type { Environment } from '../environment/schema';
import type { Attribute, AttributePath, SystemId } from '../flows/model';
import { lineId, tableOf } from '../flows/take';
import type { AdoptableOrg, NotExpressible } from './org';
import { adoptedLines } from './lines';

type Groups = Environment['access']['groups'];

/** Groups as they are assigned, in order of priority; those declared without an assignment stay where they exist. */
function groupsOf({ access }: Environment, { assignments, groups }: AdoptableOrg): Groups {
  const assigned = assignments.map(({ group: { name }, priority }): Groups[number] => {
    const declared = access.groups.find((one) => one.name === name);
    const from = declared?.from ?? (groups.get(name)?.type === 'APP_GROUP' ? 'directory' : 'okta');
    const description = from === 'new' ? groups.get(name)?.description : undefined;
    return { name, from, ...(description ? { description } : {}), assign: true, priority: priority ?? undefined };
  });
  const others = access.groups.filter(({ name }) => groups.has(name) && !assigned.some((one) => one.name === name));
  return [...assigned, ...others.map((one) => ({ ...one, assign: false, priority: undefined }))];
}

const rulesOf = ({ access }: Environment, { rules }: AdoptableOrg): Environment['access']['rules'] =>
  access.rules.flatMap(({ name }) => {
    const live = rules.find((one) => one.name === name);
    return live ? [{ name, expression: live.expression, into: [...live.groups] }] : [];
  });

/** Attributes as they are: title, type and sources of the custom ones, sources of overridden base ones. */
function attributesOf(
  environment: Environment,
  { live, attributes }: AdoptableOrg,
): Environment['flows']['attributes'] {
  const stated = { ...environment.flows.attributes };
  const systemOf = new Map(
    Object.entries(live.systems).map(([system, { appId }]): [string, SystemId] => [appId, system]),
  );
  for (const [path, attribute] of Object.entries(tableOf(environment).attributes) as [AttributePath, Attribute][]) {
    const name = path.startsWith('okta.') ? path.slice('okta.'.length) : undefined;
    const found = name === undefined ? undefined : live.attributes[name];
    if (!found || (attribute.origin === 'base' && !attribute.sourcedBy)) continue;
    const sources = found.priority.map((id) => systemOf.get(id) ?? id);
    const sourcedBy =
      found.source === 'OVERRIDE' ? sources : found.source === 'OKTA' ? ('okta' as const) : ('inherit' as const);
    const { title } = attributes[path] ?? {};
    const isCustom = attribute.origin === 'custom';
    stated[path] = {
      ...(attribute as (typeof stated)[string]),
      ...(isCustom && title ? { title } : {}),
      ...(found.source ? { sourcedBy } : {}),
    };
  }
  return stated;
}

/** Custom attributes that are declared and that the org has not. */
const missing = (environment: Environment, { live }: AdoptableOrg): NotExpressible[] =>
  (Object.entries(tableOf(environment).attributes) as [AttributePath, Attribute][])
    .filter(([path, { origin }]) => origin === 'custom' && path.startsWith('okta.') && !live.attributes[path.slice(5)])
    .map(([path]) => ({
      what: path,
      why: 'it is declared and the org has no such attribute: the first apply creates it',
    }));

/**
 * The environment with everything that it states about Okta in the words of the live org: the first plan then has nothing to do.
 * What it says about phase, gates and thresholds stays: those are people's statements.
 */
export function adoptedEnvironment(
  environment: Environment,
  ringcentral: SystemId,
  org: AdoptableOrg,
): { readonly environment: Environment; readonly notExpressible: readonly NotExpressible[] } {
  const { flows, access, systems } = environment;
  const adopted = adoptedLines(tableOf(environment), environment.phase, ringcentral, org);
  const changed = new Set([...adopted.lines.map(lineId), ...adopted.without]);
  const own = (flows.lines ?? []).map(lineId);
  const lines = [...(flows.lines ?? []).filter((line) => !changed.has(lineId(line))), ...adopted.lines];
  const without = [...(flows.without ?? []), ...adopted.without.filter((id) => !own.includes(id))];
  const { appId } = org.live.systems[ringcentral]!;
  const { label, relayState, hideWeb, hideMobile } = org.app;
  return {
    environment: {
      ...environment,
      systems: { ...systems, [ringcentral]: { ...systems[ringcentral]!, app: { adopt: appId } } },
      ringcentral: {
        ...environment.ringcentral,
        label,
        relayState: relayState || environment.ringcentral.relayState,
        hideOnHomePage: hideWeb,
        hideOnMobile: hideMobile,
      },
      flows: { ...flows, attributes: attributesOf(environment, org), lines, without },
      access: { ...access, groups: groupsOf(environment, org), rules: rulesOf(environment, org) },
    },
    notExpressible: [...adopted.notExpressible, ...missing(environment, org)],
  };
}
