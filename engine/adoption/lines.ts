import { mappingsAt, samlStatementsAt, systemOf, usernameTemplateAt } from '../flows/derive';
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

const pathOf = (system: SystemId, direction: Direction, target: string): AttributePath =>
  direction === 'toOkta' ? `okta.${target}` : `${system}.${target}`;

const hopOf = (system: SystemId, direction: Direction, target: string, expr: string, old: Hop | undefined): Hop =>
  direction === 'toOkta'
    ? { from: system, to: `okta.${target}`, expr, ...(old?.phase && { phase: old.phase }) }
    : { from: 'okta', to: `${system}.${target}`, expr, ...(old?.phase && { phase: old.phase }) };

/** One direction of one pair, line by line. */
function ofPair(
  table: FlowTable,
  phase: Phase,
  system: SystemId,
  direction: Direction,
  live: ProfileMapping | undefined,
): AdoptedLines {
  const declared = mappingsAt(table, phase).find((one) => one.system === system && one.direction === direction);
  const ours = table.systems[system]?.undeclared === 'remove';
  const hops = table.hops.filter((hop) =>
    isInbound(hop)
      ? direction === 'toOkta' && hop.from === system
      : direction === 'fromOkta' && systemOf(hop.to) === system,
  );
  const [lines, without, notExpressible]: [Hop[], string[], NotExpressible[]] = [[], [], []];
  for (const [target, { expression, pushStatus }] of Object.entries(live?.lines ?? {})) {
    const path = pathOf(system, direction, target);
    const wanted = declared?.lines.find(({ to }) => to === target);
    const old = hops.find((hop) => hop.to === path);
    if (!wanted && !ours) continue;
    const pushes = pushStatus === 'PUSH';
    if (wanted?.expression === expression && wanted.pushStatus === pushStatus) continue;
    const hop = hopOf(system, direction, target, expression, old);
    if (direction === 'toOkta' && wanted && wanted.pushStatus !== pushStatus)
      notExpressible.push({
        what: lineId(hop),
        why: `it is ${pushStatus}; what it must be follows from whether the system is a profile source`,
      });
    const push = direction === 'fromOkta' && !pushes ? { push: 'onCreate' as const } : {};
    const perGroup = old && !isInbound(old) && old.perGroup ? { perGroup: old.perGroup } : {};
    lines.push({ ...hop, ...push, ...perGroup });
  }
  for (const { to } of declared?.lines ?? [])
    if (!live?.lines[to]) without.push(lineId(hopOf(system, direction, to, '', undefined)));
  return { lines, without, notExpressible };
}

/** The user name and the SAML statements, which stand in the app. */
function ofApp(table: FlowTable, phase: Phase, system: SystemId, org: AdoptableOrg): AdoptedLines {
  const app = appIn(org, system);
  const lines: Outbound[] = [];
  const template = usernameTemplateAt(table, system, phase);
  const { userName } = app;
  const pushed = (template?.push ?? 'always') === 'always';
  const pushes = userName?.pushStatus === 'PUSH';
  if (template && userName && (template.expr !== userName.template || pushed !== pushes)) {
    const { push: _push, ...rest } = template;
    lines.push({ ...rest, expr: userName.template, ...(pushes ? {} : { push: 'onCreate' }) });
  }
  const declared = samlStatementsAt(table, system, phase);
  for (const {
    name,
    values: [expression = ''],
  } of app.statements)
    if (declared.find((one) => one.name === name)?.expression !== expression)
      lines.push({ from: 'okta', to: `${system}.${name}`, expr: expression, as: 'samlStatement' });
  const without = declared
    .filter(({ name }) => !app.statements.some((one) => one.name === name))
    .map(({ name }) => lineId({ from: 'okta', to: `${system}.${name}`, expr: '', as: 'samlStatement' }));
  return { lines, without, notExpressible: [] };
}

const sameConstants = (one: Readonly<Record<string, string>> = {}, other: Readonly<Record<string, string>> = {}) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** Constants per group are kept by the line that they stand in for. */
function withConstants(hops: readonly Hop[], table: FlowTable, system: SystemId, org: AdoptableOrg): Hop[] {
  const constants = new Map<string, Record<string, string>>();
  for (const {
    group: { name: group },
    profile,
  } of org.assignments[system] ?? [])
    for (const [attribute, value] of Object.entries(profile))
      if (typeof value === 'string') constants.set(attribute, { ...constants.get(attribute), [group]: value });
  const result = [...hops];
  for (const hop of table.hops) {
    if (isInbound(hop) || systemOf(hop.to) !== system || (hop.as ?? 'mapping') !== 'mapping') continue;
    const live = constants.get(hop.to.slice(system.length + 1));
    const at = result.findIndex((one) => lineId(one) === lineId(hop));
    const { perGroup, ...plain } = hop;
    if (sameConstants(perGroup, live)) continue;
    const { perGroup: _old, ...base } = at < 0 ? { ...plain, perGroup } : (result[at] as Outbound);
    const next: Hop = live ? { ...base, perGroup: live } : base;
    if (at < 0) result.push(next);
    else result[at] = next;
  }
  return result;
}

/** Every pair's lines and the app's own, so that the table says what is live. */
export function adoptedLines(table: FlowTable, phase: Phase, ringcentral: SystemId, org: AdoptableOrg): AdoptedLines {
  const parts = [
    ...Object.entries(org.mappings).flatMap(([system, { toOkta, fromOkta }]) => [
      ofPair(table, phase, system, 'toOkta', toOkta),
      ofPair(table, phase, system, 'fromOkta', fromOkta),
    ]),
    ofApp(table, phase, ringcentral, org),
  ];
  return {
    lines: withConstants(
      parts.flatMap(({ lines }) => lines),
      table,
      ringcentral,
      org,
    ),
    without: parts.flatMap(({ without }) => without),
    notExpressible: parts.flatMap(({ notExpressible }) => notExpressible),
  };
}
