import type { AttributePath } from '../flows/model';
import { BASE_ATTRIBUTES, type AttributeLimits } from '../okta-refusals';
import { restrict, settledFor, type Flows, type Profile } from '../sync';
import { RINGCENTRAL_CHECKED, ringcentralRefusals } from '../systems/ringcentral-refusals';
import { isRingCentral, kindOfSystem } from '../systems/kinds';
import type { PersonRecord } from './model';
import { leavesOut } from './full-import';
import { quietUnder } from './probe';
import type { Limits } from './limits';

type Attributes = Readonly<Record<string, AttributeLimits>>;

/** A value can be refused for more than its type. */
const isHeld = ({ type: _, ...limits }: AttributeLimits): boolean => Object.keys(limits).length > 0;

const heldOf = (owner: string, attributes: Attributes): AttributePath[] =>
  Object.entries(attributes).flatMap(([name, limits]) => (isHeld(limits) ? [`${owner}.${name}` as const] : []));

/** Attributes for whose value Okta or a system may refuse a person's whole import or push. */
function refusable(flows: Flows, { attributes = {} }: Limits): ReadonlySet<AttributePath> {
  const ringcentral = [...flows.systems.values()].flatMap(({ id, kind }) => (isRingCentral(kind) ? [id] : []));
  return new Set([
    ...heldOf('okta', { ...BASE_ATTRIBUTES, ...attributes['okta'] }),
    ...[...flows.systems.keys()].flatMap((id) => heldOf(id, attributes[id] ?? {})),
    ...[...flows.systems.values()].flatMap(({ id, kind }) =>
      (kindOfSystem(kind).refuses?.attributes ?? []).map((name) => `${id}.${name}` as const),
    ),
    ...ringcentral.flatMap((id) => RINGCENTRAL_CHECKED.map((name) => `${id}.${name}` as const)),
  ]);
}

/**
 * Whether what stands beside the changed attributes is at rest: imports and pushes are whole profiles, one value that is not acceptable
 * holds all of them back; and group rules may still be about to follow a value.
 */
export function soundBeside(
  flows: Flows,
  affected: ReadonlySet<AttributePath>,
  limits: Limits = {},
): (record: PersonRecord) => boolean {
  const read = flows.rules.flatMap(({ reads }) => reads as AttributePath[]);
  const beside = settledFor(new Set([...refusable(flows, limits), ...read]), flows.lines);
  const quiet = quietUnder(restrict(flows, new Set([...beside].filter((path) => !affected.has(path)))));
  const ringcentral = [...flows.systems.values()].flatMap(({ id, kind }) => (isRingCentral(kind) ? [id] : []));
  const checked = new Set<string>(RINGCENTRAL_CHECKED);
  const missing = leavesOut(flows, limits);
  return (record) =>
    quiet(record) &&
    flows.sources.every(({ id }) => missing(record.profiles[id], id) === undefined) &&
    ringcentral.every((id) => {
      const held = record.profiles[id] as Profile | undefined;
      return held === undefined || ringcentralRefusals(held, checked, limits.dictionaries).length === 0;
    });
}
