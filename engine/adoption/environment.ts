import type { Environment } from '../environment/schema';
import type { Attribute, AttributePath, SystemId } from '../flows/model';
import { isInbound } from '../flows/model';
import { lineId, tableOf } from '../flows/take';
import type { Direction } from '../org/org';
import { adoptedGroups, type AdoptedGroups } from './groups';
import { adoptedLines } from './lines';
import { appIn, type AdoptableOrg, type NotExpressible } from './org';
import { withPhases } from './phases';
import { adoptedSources } from './sources';
import { adoptedStatements } from './statements';
import { counted } from '../counted';

interface Adopted {
  readonly environment: Environment;
  readonly notExpressible: readonly NotExpressible[];
}

/** Rules of the environment as they are. Of several with one name none can be said to be meant. */
function adoptedRules({ access }: Environment, { rules }: AdoptableOrg, { names }: AdoptedGroups) {
  const notExpressible: NotExpressible[] = [];
  const adopted = access.rules.flatMap(({ name }) => {
    const [live, ...others] = rules.filter((one) => one.name === name);
    if (!live) return [];
    if (others.length > 0) {
      notExpressible.push({
        what: `rule ${name}`,
        why: `the org has ${counted(others.length + 1, 'rule')} of that name`,
      });
      return [];
    }
    if (live.status !== 'ACTIVE')
      notExpressible.push({ what: `rule ${name}`, why: `it is ${live.status}; a declared rule is active` });
    const into = live.into.map((group) => names.get(group.id ?? '') ?? group.name);
    return [{ name, expression: live.expression, into }];
  });
  return { rules: adopted, notExpressible };
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

/** Lines of the systems that an attribute is sourced from: its sources cannot be said without them. */
const feeds = (environment: Environment) => (system: SystemId, direction: Direction, target: string) => {
  const sourcedBy = tableOf(environment).attributes[`okta.${target}`]?.sourcedBy;
  return direction === 'toOkta' && Array.isArray(sourcedBy) && (sourcedBy as readonly SystemId[]).includes(system);
};

/** Attributes that adopted lines name and that no profile of ours has yet, as the org has them. */
function withAttributes(environment: Environment, org: AdoptableOrg): Environment {
  const attributes = { ...environment.flows.attributes };
  for (const hop of environment.flows.lines ?? []) {
    const known = tableOf(environment).attributes;
    const owner = isInbound(hop) ? 'okta' : hop.to.slice(0, hop.to.indexOf('.'));
    const name = hop.to.slice(owner.length + 1);
    const live = owner === 'okta' ? org.userSchema.attributes[name] : org.appSchemas[owner]?.[name];
    if (known[hop.to] || !live || ('as' in hop && hop.as === 'samlStatement')) continue;
    // What somebody else created is theirs: read here, and neither created nor owned.
    attributes[hop.to] = {
      origin: live.origin === 'custom' ? 'discovered' : 'base',
      ...(live.type ? { type: live.type } : {}),
    };
  }
  return { ...environment, flows: { ...environment.flows, attributes } };
}

/**
 * The environment with everything that it states about Okta in the words of the live org: the first plan then has nothing to do.
 * What it says about phase, gates and thresholds stays: those are people's statements.
 */
export function adoptedEnvironment(declared: Environment, ringcentral: SystemId, org: AdoptableOrg): Adopted {
  const sources = adoptedSources(declared, tableOf(declared), org);
  const environment = { ...declared, flows: { ...declared.flows, attributes: sources.attributes } };
  const groups = adoptedGroups(environment, ringcentral, org);
  const rules = adoptedRules(environment, org, groups);
  const { flows, access, systems, phase } = environment;
  const table = tableOf(environment);
  const adopted = adoptedLines({
    table,
    phase,
    ringcentral,
    org,
    wants: feeds(environment),
    groupNames: groups.names,
  });
  const saml = adoptedStatements(table, phase, ringcentral, org);
  const hops = [...adopted.lines, ...saml.lines];
  const left = [...adopted.without, ...saml.without];
  const changed = new Set([...hops.map(lineId), ...left]);
  const own = (flows.lines ?? []).map(lineId);
  const lines = [...(flows.lines ?? []).filter((line) => !changed.has(lineId(line))), ...hops];
  // A line of the environment's own is taken out; one of a preset is left out by name, as long as no line replaces it.
  const isPreset = (id: string) => table.hops.some((hop) => lineId(hop) === id) && !own.includes(id);
  const without = [
    ...(flows.without ?? []).filter((id) => !hops.some((hop) => lineId(hop) === id)),
    ...left.filter((id) => isPreset(id)),
  ];
  const { statementOrder, ...statements } = { statements: [...saml.statements], statementOrder: saml.statementOrder };
  const { id: appId, label, relayState, hidden } = appIn(org, ringcentral);
  const whole = withAttributes(
    {
      ...environment,
      systems: { ...systems, [ringcentral]: { ...systems[ringcentral]!, app: { adopt: appId } } },
      ringcentral: {
        ...environment.ringcentral,
        label,
        relayState: relayState || environment.ringcentral.relayState,
        hideOnHomePage: hidden.web,
        hideOnMobile: hidden.mobile,
        ...statements,
        ...(statementOrder ? { statementOrder } : {}),
      },
      flows: { ...flows, lines, without },
      access: { ...access, groups: groups.groups, rules: rules.rules },
    },
    org,
  );
  const phased = withPhases(tableOf(whole), whole.flows.lines ?? []);
  return {
    environment: { ...whole, flows: { ...whole.flows, lines: phased } },
    notExpressible: [
      ...sources.notExpressible,
      ...adopted.notExpressible,
      ...saml.notExpressible,
      ...rules.notExpressible,
      ...missing(environment, org),
    ],
  };
}
