import type { Environment } from '../environment/schema';
import type { Attribute, AttributePath, SystemId } from '../flows/model';
import { lineId, tableOf } from '../flows/take';
import { appIn, type AdoptableOrg, type NotExpressible } from './org';
import { adoptedLines } from './lines';

type Groups = Environment['access']['groups'];

/** Groups as they are assigned, in order of priority; those declared without an assignment stay where they exist. */
function groupsOf({ access }: Environment, ringcentral: SystemId, { assignments, groups }: AdoptableOrg): Groups {
  const assigned = (assignments[ringcentral] ?? []).map(({ group: { id, name }, priority }): Groups[number] => {
    const declared = access.groups.find((one) => one.name === name);
    const live = groups.find((one) => one.id === id);
    const from = declared?.from ?? (live?.type === 'APP_GROUP' ? 'directory' : 'okta');
    const description = from === 'new' ? live?.description : undefined;
    return { name, from, ...(description ? { description } : {}), assign: true, priority: priority ?? undefined };
  });
  const others = access.groups.filter(
    ({ name }) => groups.some((one) => one.name === name) && !assigned.some((one) => one.name === name),
  );
  return [...assigned, ...others.map((one) => ({ ...one, assign: false, priority: undefined }))];
}

const rulesOf = ({ access }: Environment, { rules }: AdoptableOrg): Environment['access']['rules'] =>
  access.rules.flatMap(({ name }) => {
    const live = rules.find((one) => one.name === name);
    return live ? [{ name, expression: live.expression, into: live.into.map((group) => group.name) }] : [];
  });

/** Attributes as they are: title, type and sources of the custom ones, sources of overridden base ones. */
function attributesOf(environment: Environment, { userSchema }: AdoptableOrg): Environment['flows']['attributes'] {
  const stated = { ...environment.flows.attributes };
  for (const [path, attribute] of Object.entries(tableOf(environment).attributes) as [AttributePath, Attribute][]) {
    const name = path.startsWith('okta.') ? path.slice('okta.'.length) : undefined;
    const found = name === undefined ? undefined : userSchema.attributes[name];
    if (!found || (attribute.origin === 'base' && !attribute.sourcedBy)) continue;
    const { title, source } = found;
    const sourcedBy = source?.type === 'OVERRIDE' ? [...source.priority] : source?.type === 'OKTA' ? 'okta' : 'inherit';
    const isCustom = attribute.origin === 'custom' && found.origin === 'custom';
    stated[path] = {
      ...(attribute as (typeof stated)[string]),
      ...(isCustom && title ? { title } : {}),
      ...(source ? { sourcedBy } : {}),
    };
  }
  return stated;
}

/** Custom attributes that are declared and that the org has not. */
const missing = (environment: Environment, { userSchema }: AdoptableOrg): NotExpressible[] =>
  (Object.entries(tableOf(environment).attributes) as [AttributePath, Attribute][])
    .filter(
      ([path, { origin }]) => origin === 'custom' && path.startsWith('okta.') && !userSchema.attributes[path.slice(5)],
    )
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
  const { id: appId, label, relayState, hidden } = appIn(org, ringcentral);
  return {
    environment: {
      ...environment,
      systems: { ...systems, [ringcentral]: { ...systems[ringcentral]!, app: { adopt: appId } } },
      ringcentral: {
        ...environment.ringcentral,
        label,
        relayState: relayState || environment.ringcentral.relayState,
        hideOnHomePage: hidden.web,
        hideOnMobile: hidden.mobile,
      },
      flows: { ...flows, attributes: attributesOf(environment, org), lines, without },
      access: { ...access, groups: groupsOf(environment, ringcentral, org), rules: rulesOf(environment, org) },
    },
    notExpressible: [...adopted.notExpressible, ...missing(environment, org)],
  };
}
