import type { MappingLine, OktaClient } from '../../../clients/okta';
import type { Plan, ResourceChange } from '../../../terraform';
import type { LineValue } from './model';

type Values = Readonly<Record<string, unknown>>;
type Lines = Readonly<Record<string, MappingLine>>;

const MAPPING = /^okta_profile_mapping$|_mapping_lines$/;

const object = (value: unknown): Values | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : undefined;

const lineOf = ({ expression, push_status }: Values): MappingLine[] =>
  typeof expression === 'string' ? [{ expression, pushStatus: String(push_status) }] : [];

/** Both shapes: okta/okta's list of objects with an `id`, and our provider's map by attribute. */
function linesOf(values: unknown): Lines {
  const { mappings, lines } = object(values) ?? {};
  const listed = Array.isArray(mappings)
    ? mappings.flatMap((one) => (object(one) ? [[String(object(one)!.id), object(one)!] as const] : []))
    : Object.entries(object(lines) ?? {}).flatMap(([name, line]) =>
        object(line) ? [[name, object(line)!] as const] : [],
      );
  return Object.fromEntries(listed.flatMap(([name, line]) => lineOf(line).map((one) => [name, one] as const)));
}

const same = (a: MappingLine | undefined, b: MappingLine | undefined): boolean =>
  a?.expression === b?.expression && a?.pushStatus === b?.pushStatus;

/** Every live line that the change may blank: all of a pair whose undeclared lines go or which is destroyed, else what the state owned. */
function dropped({ type, change }: ResourceChange, live: Lines): string[] {
  const after = linesOf(change.after);
  const { delete_when_absent: whole } = object(change.after) ?? {};
  const destroyed = change.actions.includes('delete') && type === 'okta_profile_mapping';
  const owned = whole === true || destroyed ? live : linesOf(change.before);
  return Object.keys(owned).filter((name) => name !== 'login' && !(name in after) && name in live);
}

async function linesOfOne(change: ResourceChange, okta: OktaClient): Promise<LineValue[]> {
  const ends = { ...object(change.change.after), ...object(change.change.before) };
  const { source_id: source, target_id: target } = ends;
  // An app that is still to be created has no lines that anybody could miss.
  if (typeof source !== 'string' || typeof target !== 'string') return [];
  const live: Lines = (await okta.findMapping(source, target))?.properties ?? {};
  const after = linesOf(change.change.after);
  const written = Object.keys(after).filter((name) => !same(after[name], live[name]));
  return [...new Set([...written, ...dropped(change, live)])].sort().map((attribute) => {
    const { expression, pushStatus } = live[attribute] ?? {};
    const line = expression !== undefined && pushStatus !== undefined ? { expression, pushStatus } : null;
    return { address: change.address, source, target, attribute, line };
  });
}

/** Mapping lines that a plan overwrites, as they are live: a state only remembers its own. */
export async function overwrittenLines(plan: Plan, okta: OktaClient): Promise<LineValue[]> {
  const found: LineValue[] = [];
  // Letting go of a mapping writes nothing.
  const idle = ({ change: { actions } }: ResourceChange) => actions.includes('no-op') || actions.includes('forget');
  for (const change of plan.resource_changes)
    if (MAPPING.test(change.type) && !idle(change)) found.push(...(await linesOfOne(change, okta)));
  return found;
}
