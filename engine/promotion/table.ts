import { attributeName, linesAt, sourceAt } from '../flows/derive';
import { isInbound, type AttributePath, type FlowTable, type Hop, type Phase } from '../flows/model';
import { lineId } from '../flows/take';

/** A table as it stands in one phase, a text for each of its places; app ids, labels and tenants are no part of it. */
export type TableAt = Readonly<Record<string, string>>;

/** A place where two environments differ; absent on one side: `undefined`. */
export interface Difference {
  /** `okta → ringcentral.zip`, `source okta.primaryPhone`, `attribute okta.extension`, `system ad`. */
  readonly where: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function lineText(hop: Hop): string {
  if (isInbound(hop)) return hop.expr;
  const { expr, push = 'always', perGroup = {} } = hop;
  const constants = Object.entries(perGroup).sort(([a], [b]) => (a < b ? -1 : 1));
  return [expr, push, ...constants.map(([group, value]) => `${group}: ${JSON.stringify(value)}`)].join(' | ');
}

const attributesOf = ({ attributes }: FlowTable) =>
  (Object.entries(attributes) as [AttributePath, FlowTable['attributes'][AttributePath]][]).filter(
    ([, { origin }]) => origin === 'custom',
  );

function sources(table: FlowTable, phase: Phase): [string, string][] {
  return (Object.keys(table.attributes) as AttributePath[])
    .filter((path) => path.startsWith('okta.'))
    .flatMap((path): [string, string][] => {
      const source = sourceAt(table, path, phase);
      if (source.type === 'PROFILE_MASTER') return [];
      return [[`source ${path}`, source.type === 'OKTA' ? 'okta' : source.systems.join(', ')]];
    });
}

/** Everything of a table that decides values once an environment stands at `phase`. */
export function tableAt(table: FlowTable, phase: Phase): TableAt {
  const ranked = Object.entries(table.systems)
    .filter(([, { sourceRank }]) => sourceRank !== undefined)
    .sort(([, a], [, b]) => a.sourceRank! - b.sourceRank!);
  return Object.fromEntries([
    ...Object.entries(table.systems).map(([id, { kind, undeclared = 'keep' }]) => [
      `system ${id}`,
      `${kind}, ${undeclared}`,
    ]),
    ['order of profile sources', ranked.map(([id]) => id).join(', ')],
    ...attributesOf(table).map(([path, { type = 'string' }]) => [
      `attribute ${path}`,
      `${attributeName(path)}: ${type}`,
    ]),
    ...sources(table, phase),
    ...linesAt(table, phase).map((hop) => [lineId(hop), lineText(hop)]),
  ]) as TableAt;
}

/** Where two tables differ, by place. */
export function differences(from: TableAt, to: TableAt): Difference[] {
  const places = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return places
    .filter((where) => from[where] !== to[where])
    .map((where) => ({ where, from: from[where], to: to[where] }));
}
