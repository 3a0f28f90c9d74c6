import { mappingsAt, systemOf, usernameTemplateAt } from '../flows/derive';
import {
  isInbound,
  type AttributePath,
  type FlowTable,
  type Hop,
  type Outbound,
  type Phase,
  type SystemId,
} from '../flows/model';
import { lineId } from '../flows/take';
import type { Direction, ProfileMapping } from '../org/org';
import { appIn, type AdoptableOrg, type NotExpressible } from './org';

/** What must change in the lines that an environment declares so that they say what is live. */
export interface AdoptedLines {
  /** Lines that say something else than the declared ones, or that nothing declared yet. */
  readonly lines: readonly Hop[];
  /** Declared lines that are not live, by `lineId`. */
  readonly without: readonly string[];
  readonly notExpressible: readonly NotExpressible[];
}

/** What lines are adopted from. */
export interface Adopting {
  readonly table: FlowTable;
  readonly phase: Phase;
  readonly ringcentral: SystemId;
  readonly org: AdoptableOrg;
  /** Undeclared lines of shared pairs that are adopted nevertheless. */
  readonly wants: (system: SystemId, direction: Direction, target: string) => boolean;
  /** What the environment calls a group, by its id; absent: it is not in scope. */
  readonly groupNames: ReadonlyMap<string, string>;
}

const pathOf = (system: SystemId, direction: Direction, target: string): AttributePath =>
  direction === 'toOkta' ? `okta.${target}` : `${system}.${target}`;

const ends = (system: SystemId, direction: Direction, target: string) =>
  direction === 'toOkta'
    ? ({ from: system, to: `okta.${target}` } as const)
    : ({ from: 'okta', to: `${system}.${target}` } as const);

/** A live line as an environment writes it. */
export const hopOf = (system: SystemId, direction: Direction, target: string, expr: string, old?: Hop): Hop => ({
  ...ends(system, direction, target),
  expr,
  ...(old?.phase && { phase: old.phase }),
});

const declaredHops = (table: FlowTable, system: SystemId, direction: Direction): Hop[] =>
  table.hops.filter((hop) =>
    isInbound(hop)
      ? direction === 'toOkta' && hop.from === system
      : direction === 'fromOkta' && systemOf(hop.to) === system,
  );

/** One direction of one pair, line by line. */
function ofPair(adopting: Adopting, system: SystemId, direction: Direction, live: ProfileMapping | undefined) {
  const { table, phase, ringcentral, wants } = adopting;
  const declared = mappingsAt(table, phase).find((one) => one.system === system && one.direction === direction);
  const ours = system === ringcentral || table.systems[system]?.undeclared === 'remove';
  const hops = declaredHops(table, system, direction);
  const adopted: { lines: Hop[]; without: string[]; notExpressible: NotExpressible[] } = {
    lines: [],
    without: [],
    notExpressible: [],
  };
  for (const [target, { expression, pushStatus }] of Object.entries(live?.lines ?? {})) {
    const path = pathOf(system, direction, target);
    const wanted = declared?.lines.find(({ to }) => to === target);
    const old = hops.find((hop) => hop.to === path);
    if (!wanted && !ours && !wants(system, direction, target)) continue;
    if (wanted?.expression === expression && wanted.pushStatus === pushStatus) continue;
    const hop = hopOf(system, direction, target, expression, old);
    if (direction === 'toOkta' && wanted && wanted.pushStatus !== pushStatus)
      adopted.notExpressible.push({
        what: lineId(hop),
        why: `it is ${pushStatus}; what it must be follows from whether the system is a profile source`,
      });
    const push = direction === 'fromOkta' && pushStatus !== 'PUSH' ? { push: 'onCreate' as const } : {};
    const perGroup = old && !isInbound(old) && old.perGroup ? { perGroup: old.perGroup } : {};
    adopted.lines.push({ ...hop, ...push, ...perGroup });
  }
  for (const { to } of declared?.lines ?? [])
    if (!live?.lines[to]) adopted.without.push(lineId(hopOf(system, direction, to, '')));
  return adopted;
}

/** The user name, which stands in the app. */
function userNameOf({ table, phase, ringcentral, org }: Adopting): Outbound[] {
  const template = usernameTemplateAt(table, ringcentral, phase);
  const { userName } = appIn(org, ringcentral);
  if (!userName) return [];
  const pushes = userName.pushStatus === 'PUSH';
  if (template && template.expr === userName.template && ((template.push ?? 'always') === 'always') === pushes)
    return [];
  const { push: _push, ...rest } = template ?? {
    from: 'okta' as const,
    to: `${ringcentral}.userName` as const,
    as: 'usernameTemplate' as const,
    expr: '',
    phase: 'app' as const,
  };
  return [{ ...rest, expr: userName.template, ...(pushes ? {} : { push: 'onCreate' }) }];
}

const sameConstants = (one: Readonly<Record<string, string>> = {}, other: Readonly<Record<string, string>> = {}) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** What members of each group get, by attribute and by what the environment calls the group. */
function constantsOf({ org, ringcentral, groupNames }: Adopting): ReadonlyMap<string, Record<string, string>> {
  const constants = new Map<string, Record<string, string>>();
  for (const { group, profile } of org.assignments[ringcentral] ?? [])
    for (const [attribute, value] of Object.entries(profile))
      if (typeof value === 'string')
        constants.set(attribute, {
          ...constants.get(attribute),
          [groupNames.get(group.id ?? '') ?? group.name]: value,
        });
  return constants;
}

/** Constants per group are kept by the line that they stand in for. */
function withConstants(hops: readonly Hop[], without: readonly string[], adopting: Adopting): Hop[] {
  const { table, ringcentral } = adopting;
  const constants = constantsOf(adopting);
  const result = [...hops];
  const known = [...hops, ...table.hops.filter((hop) => !hops.some((one) => lineId(one) === lineId(hop)))];
  for (const hop of known) {
    if (isInbound(hop) || systemOf(hop.to) !== ringcentral || (hop.as ?? 'mapping') !== 'mapping') continue;
    if (without.includes(lineId(hop))) continue;
    const live = constants.get(hop.to.slice(ringcentral.length + 1));
    const { perGroup, ...plain } = hop;
    if (sameConstants(perGroup, live)) continue;
    const at = result.findIndex((one) => lineId(one) === lineId(hop));
    const next: Hop = live ? { ...plain, perGroup: live } : plain;
    if (at < 0) result.push(next);
    else result[at] = next;
  }
  return result;
}

/** Every pair's lines and the user name, so that the table says what is live. */
export function adoptedLines(adopting: Adopting): AdoptedLines {
  const pairs = Object.entries(adopting.org.mappings).flatMap(([system, { toOkta, fromOkta }]) => [
    ofPair(adopting, system, 'toOkta', toOkta),
    ofPair(adopting, system, 'fromOkta', fromOkta),
  ]);
  const lines = [...pairs.flatMap((pair) => pair.lines), ...userNameOf(adopting)];
  const without = pairs.flatMap((pair) => pair.without);
  return {
    lines: withConstants(lines, without, adopting),
    without,
    notExpressible: pairs.flatMap((pair) => pair.notExpressible),
  };
}
