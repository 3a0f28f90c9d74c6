import type { Random } from './random';
import { dropLine, lineIn, ringcentralOf, stateLine, stateNumbers, type World } from './world';

type Change = (world: World, random: Random) => string;

/** What directories and other apps know of a person; no two mappings that read each other's target. */
const READ = ['department', 'city', 'title', 'email', 'mobilePhone', 'state', 'displayName'];
/** What Okta or RingCentral hold to a form, so that people are refused. */
const HELD = ['email', 'firstName', 'lastName', 'mobilePhone', 'countryCode'];
const FILLED = [
  'department',
  'city',
  'title',
  'division',
  'costCenter',
  'state',
  'countryCode',
  'organization',
  'zipCode',
];
const PUSHED = ['department', 'city', 'street', 'zip', 'state', 'mobilePhone', 'country', 'firstName', 'email'];

const KNOWN_IN_OKTA = ['department', 'city', 'title', 'division', 'costCenter', 'state', 'countryCode', 'primaryPhone'];

/** Mappings as engineers write them: guarded, unguarded, failing for some, without a value for some. */
const SHAPES: readonly ((one: string, other: string) => string)[] = [
  (one) => one,
  (one, other) => `${one} + " " + ${other}`,
  (one) => `"Dept. " + ${one}`,
  (one, other) => `${one} ?: ${other}`,
  (one, other) => `${one} != null AND ${one} != "" ? ${one} : ${other}`,
  (one) => `String.toUpperCase(${one})`,
  (one) => `String.len(${one}) > 5 ? ${one} : null`,
  (one) => `String.substring(${one}, 0, 3)`,
  (one) => `String.substringBefore(${one}, " ")`,
  (one) => `${one} == "Sales" ? "" : ${one}`,
  (one) => `String.stringContains(${one}, "e") ? ${one} : "none"`,
  (one, other) => `${one}.missing + ${other}`,
];

function expression(random: Random, variable: string, names: readonly string[]): string {
  const [one, other] = random.shuffled(names);
  return random.one(SHAPES)(`${variable}.${one}`, `${variable}.${other}`);
}

const inboundSystems = ({ environment }: World): string[] =>
  Object.entries(environment.systems).flatMap(([system, { kind }]) => (kind === 'ringcentral' ? [] : [system]));

const knownIn = ({ org }: World, owner: string, names: readonly string[]): string[] => {
  const attributes = owner === 'okta' ? org.userSchema.attributes : org.appSchemas[owner]!;
  return names.filter((name) => name in attributes);
};

/** Mappings that the environment itself brings, by itself or by a preset, and that may be changed alone. */
const declaredTo = (
  world: World,
  system: string,
  direction: 'toOkta' | 'fromOkta',
  names: readonly string[],
): string[] => names.filter((name) => name in lineIn(world.org, system, direction));

const inboundLine: Change = (world, random) => {
  const from = random.one(inboundSystems(world));
  const to = `okta.${random.one(random.chance(0.3) ? HELD : FILLED)}`;
  const expr = expression(random, 'appuser', knownIn(world, from, READ));
  stateLine(world, { from, to, expr });
  return `${from} → ${to} = ${expr}`;
};

const outboundLine: Change = (world, random) => {
  const to = `${ringcentralOf(world)}.${random.one(PUSHED)}`;
  const expr = expression(random, 'user', KNOWN_IN_OKTA);
  const push = random.chance(0.2) ? 'onCreate' : 'always';
  stateLine(world, { from: 'okta', to, expr, push });
  return `okta → ${to} = ${expr} (${push})`;
};

const removedLine: Change = (world, random) => {
  if (random.chance(0.5)) {
    const system = ringcentralOf(world);
    const to = `${system}.${random.one(declaredTo(world, system, 'fromOkta', PUSHED))}`;
    dropLine(world, 'okta', to);
    return `okta → ${to} removed`;
  }
  const from = random.one(
    inboundSystems(world).filter((system) =>
      world.environment.flows.presets.some((preset) => preset.system === system),
    ),
  );
  const to = `okta.${random.one(['city', 'state', 'zipCode', 'countryCode', 'department', 'mobilePhone'])}`;
  dropLine(world, from, to);
  return `${from} → ${to} removed`;
};

const TEMPLATES = [
  '{number}#{extension}',
  '{number}',
  '{extension}',
  '#{extension}',
  '{number} ext. {extension}',
  'nothing',
];

const numbers: Change = (world, random) => {
  const only = (name: string) => TEMPLATES.filter((text) => !text.includes(name));
  const [both, numberOnly, extensionOnly] = [TEMPLATES, only('{extension}'), only('{number}')].map((of) =>
    random.one(of),
  );
  const stated = { both: both!, numberOnly: numberOnly!, extensionOnly: extensionOnly!, neither: 'nothing' };
  stateNumbers(world, stated);
  return `number and extension as ${JSON.stringify(stated)}`;
};

const source: Change = (world, random) => {
  const name = random.one(['department', 'city', 'mobilePhone', 'state', 'zipCode', 'primaryPhone']);
  const filling = Object.keys(world.environment.systems).filter(
    (system) => name in lineIn(world.org, system, 'toOkta'),
  );
  const few = random.shuffled(filling).slice(0, 1 + random.below(filling.length));
  const sourcedBy = random.one<'inherit' | 'okta' | string[]>(['inherit', 'okta', few, few]);
  const attributes = (world.environment.flows.attributes ??= {});
  attributes[`okta.${name}`] = { origin: 'base', type: 'string', sourcedBy };
  world.org.userSchema.attributes[name] = {
    ...world.org.userSchema.attributes[name]!,
    source: Array.isArray(sourcedBy)
      ? { type: 'OVERRIDE', priority: sourcedBy }
      : { type: sourcedBy === 'okta' ? 'OKTA' : 'PROFILE_MASTER', priority: [] },
  };
  return `okta.${name} sourced by ${String(sourcedBy)}`;
};

const order: Change = (world, random) => {
  const ranked = random.shuffled(world.order);
  world.order.splice(0, Infinity, ...ranked);
  for (const [system, stated] of Object.entries(world.environment.systems))
    stated.sourceRank = ranked.indexOf(system) + 1;
  return `profile sources ${ranked.join(', ')}`;
};

const RULES = [
  'user.department == "Sales"',
  'String.stringContains(user.title, "Engineer")',
  'user.city == "Berlin" OR user.city == "Toronto"',
  'user.primaryPhone != null',
  'String.startsWith(user.department, "S") AND user.state != null',
  'isMemberOfGroupName("RingCentral Users")',
  'user.userType == "Contractor"',
];

const filledByRules = ({ environment }: World): string[] =>
  environment.access.groups.flatMap(({ name, from }) => (from === 'directory' ? [] : [name]));

const rule: Change = (world, random) => {
  const { access } = world.environment;
  const rules = (access.rules ??= []);
  const expr = random.one(RULES);
  const kind = random.one(rules.length > 0 ? (['changed', 'added', 'removed'] as const) : (['added'] as const));
  if (kind === 'added') {
    const name = random.one(filledByRules(world));
    rules.push({ name: 'One more', expression: expr, into: [name] });
    const group = world.org.groups.find((one) => one.name === name)!;
    const into = [{ id: group.id, name }];
    world.org.rules.push({ id: '0prmore', name: 'One more', status: 'ACTIVE', expression: expr, into });
    return `rule added: ${expr} into ${name}`;
  }
  const { name } = random.one(rules);
  if (kind === 'removed') {
    access.rules = rules.filter((one) => one.name !== name);
    world.org.rules = world.org.rules.filter((one) => one.name !== name);
    return `rule ${name} removed`;
  }
  rules.find((one) => one.name === name)!.expression = expr;
  for (const one of world.org.rules) if (one.name === name) one.expression = expr;
  return `rule ${name} = ${expr}`;
};

const access: Change = (world, random) => {
  const system = ringcentralOf(world);
  const assigned = world.org.assignments[system]!;
  const { groups } = world.environment.access;
  const kind = random.one(['priorities', 'value', 'removed', 'renamed'] as const);
  if (kind === 'priorities') {
    const ranked = random.shuffled(assigned.map(({ group }) => group.name));
    for (const group of groups) group.priority = ranked.indexOf(group.name);
    for (const one of assigned) one.priority = ranked.indexOf(one.group.name);
    return `assignments ranked ${ranked.join(', ')}`;
  }
  const line = world.environment.flows.lines!.find(({ to }) => to === `${system}.department`);
  const perGroup = line && 'perGroup' in line ? line.perGroup! : {};
  if (kind === 'value') {
    const name = random.one(Object.keys(perGroup));
    const value = random.one(['Partners', 'External', 'X']);
    perGroup[name] = value;
    const { profile } = assigned.find(({ group }) => group.name === name)!;
    (profile as Record<string, unknown>)['department'] = value;
    return `${name} has department ${value}`;
  }
  const ruled = new Set((world.environment.access.rules ?? []).flatMap(({ into }) => into));
  const { name } = random.one(groups.filter((group) => !ruled.has(group.name)));
  world.environment.access.groups = groups.filter((group) => group.name !== name);
  delete perGroup[name];
  world.org.assignments[system] = assigned.filter(({ group }) => group.name !== name);
  if (kind === 'removed') return `group ${name} no longer assigned`;
  world.environment.access.groups.push({ name: 'Newcomers', from: 'okta' });
  world.org.groups.push({ id: '00gnewcomers', name: 'Newcomers', type: 'OKTA_GROUP' });
  world.org.assignments[system].push({ group: { id: '00gnewcomers', name: 'Newcomers' }, profile: {} });
  return `Newcomers assigned instead of ${name}`;
};

const attribute: Change = (world, random) => {
  const system = ringcentralOf(world);
  const attributes = (world.environment.flows.attributes ??= {});
  const { extension } = world.org.userSchema.attributes;
  const stated = attributes['okta.extension']!;
  const expr = lineIn(world.org, system, 'toOkta')['extension']!.expression;
  const { flows } = world.environment;
  flows.presets = flows.presets.filter(({ preset }) => preset !== 'directory-extension-nested');
  for (const from of Object.keys(world.environment.systems)) delete lineIn(world.org, from, 'toOkta')['extension'];
  flows.lines = flows.lines!.filter(({ to }) => to !== 'okta.extension');
  delete attributes['okta.extension'];
  delete world.org.userSchema.attributes['extension'];
  if (random.chance(0.4)) return 'okta.extension removed';
  attributes['okta.nebenstelle'] = stated;
  world.org.userSchema.attributes['nebenstelle'] = extension!;
  stateLine(world, { from: system, to: 'okta.nebenstelle', expr });
  return 'okta.extension renamed to okta.nebenstelle';
};

export const KINDS: Readonly<Record<string, Change>> = {
  inboundLine,
  outboundLine,
  removedLine,
  numbers,
  source,
  order,
  rule,
  access,
  attribute,
};
