import { attributeName } from '../flows/derive';
import type { AttributePath, SystemId } from '../flows/model';
import {
  ownerOf,
  settle,
  type Change,
  type CompiledLine,
  type Flows,
  type Person,
  type Profile,
  type Value,
} from '../sync';
import { ExpressionError } from '../expressions';

/** One attribute of one person, in Okta and beside it in every system that has to do with it. */
export interface AttributeRow {
  /** Name of Okta's attribute; `system.attribute` for one that only that system keeps and a line reads. */
  readonly attribute: string;
  /** Who decides the value for this person by attribute-level sourcing: a system, or `okta`. */
  readonly source: SystemId;
  /** `okta`, and each system that gives or receives it; what a system would give stands in Okta's form. */
  readonly values: Readonly<Record<string, Value>>;
  /** The line that made Okta's value. */
  readonly expression?: string;
  /** Where the value goes from here. */
  readonly to: readonly AttributePath[];
  /** What is under way: values that the next import or push changes. */
  readonly upcoming: readonly Change[];
}

const OKTA = 'okta.';
const nameOf = (path: string): string => attributeName(path as AttributePath);
const inOkta = (paths: readonly string[]): string[] => paths.filter((path) => path.startsWith(OKTA)).map(nameOf);

/** What a line gives for an account; undefined where it cannot be said without the rest of the person. */
function given(line: CompiledLine, profile: Profile): Value | undefined {
  try {
    return line.evaluate({ left: profile, vars: { appuser: profile, source: profile } });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}

const outboundFrom = ({ lines }: Flows, attribute: string): CompiledLine[] =>
  lines.filter((line) => line.line.from === 'okta' && inOkta(line.reads).includes(attribute));

const inboundTo = ({ lines }: Flows, attribute: string): CompiledLine[] =>
  lines.filter((line) => line.line.from !== 'okta' && line.attribute === attribute);

interface Subject {
  readonly flows: Flows;
  readonly person: Person;
  /** Systems that were asked themselves: what they do not have, Okta's copy does not make up for. */
  readonly asked: ReadonlySet<SystemId>;
  readonly changes: readonly Change[];
}

/** What a system holds: the truth where it was asked, else Okta's copy. */
const heldBy = ({ person, asked }: Subject, system: SystemId): Profile | undefined =>
  person.accounts[system]?.profile ?? (asked.has(system) ? undefined : person.appUsers[system]?.profile);

const concerns = ({ person }: Subject, system: SystemId): boolean =>
  person.accounts[system] !== undefined || person.appUsers[system] !== undefined;

function valuesOf(subject: Subject, attribute: string): Record<string, Value> {
  const { flows, person } = subject;
  const values: Record<string, Value> = { okta: person.okta?.profile[attribute] ?? null };
  for (const line of inboundTo(flows, attribute)) {
    if (!concerns(subject, line.system)) continue;
    const held = heldBy(subject, line.system);
    values[line.system] = (held && given(line, held)) ?? null;
  }
  for (const line of outboundFrom(flows, attribute)) {
    const known = line.system in values || inOkta(line.reads).length > 1;
    if (!known && concerns(subject, line.system))
      values[line.system] = heldBy(subject, line.system)?.[line.attribute] ?? null;
  }
  return values;
}

function oktaRow(subject: Subject, attribute: string): AttributeRow {
  const { flows, person, changes } = subject;
  const source = ownerOf(flows, person, attribute);
  const line = inboundTo(flows, attribute).find(({ system }) => system === source);
  const to = outboundFrom(flows, attribute)
    // A line towards an app that Okta may not push to is there and carries nothing.
    .filter(
      (one) => one.line.push === 'always' && concerns(subject, one.system) && flows.systems.get(one.system)?.pushes,
    )
    .map(({ path }) => path);
  return {
    attribute,
    source,
    values: valuesOf(subject, attribute),
    ...(line && { expression: line.expr }),
    to,
    upcoming: changes.filter(({ path }) => path === `${OKTA}${attribute}` || to.includes(path)),
  };
}

/** An attribute of a system that no attribute of Okta's carries as it is: RingCentral's number and extension number. */
function systemRow(subject: Subject, path: AttributePath): AttributeRow {
  const { flows, person, changes } = subject;
  const system = path.slice(0, path.indexOf('.'));
  const name = nameOf(path);
  return {
    attribute: path,
    source: system,
    values: {
      okta: person.appUsers[system]?.profile[name] ?? null,
      [system]: heldBy(subject, system)?.[name] ?? null,
    },
    to: flows.lines.filter(({ reads, line }) => line.from !== 'okta' && reads.includes(path)).map((line) => line.path),
    upcoming: changes.filter((change) => change.path === path),
  };
}

/** Read together with others, or in a form of its own: the value in Okta does not show it by itself. */
const composed = ({ reads, canonical }: CompiledLine): boolean => reads.length > 1 || !/^\w+\.\w+$/.test(canonical);

/**
 * Every attribute of a person that some line reads or writes, each with who decides it, the line that made it and what follows: the person
 * is played on until nothing changes, systems in memory. Sorted by name, systems' own attributes last.
 */
export function attributeRows(flows: Flows, person: Person, asked: ReadonlySet<SystemId>): AttributeRow[] {
  const subject: Subject = { flows, person, asked, changes: settle(flows, person).changes };
  const inbound = flows.lines.filter(({ line }) => line.from !== 'okta');
  const outbound = flows.lines.filter(({ line }) => line.from === 'okta');
  const names = new Set([
    ...inbound.map(({ attribute }) => attribute),
    ...outbound.flatMap(({ reads }) => inOkta(reads)),
  ]);
  const own = new Set(
    inbound
      .filter((line) => composed(line) && concerns(subject, line.system))
      .flatMap(({ reads }) => reads.filter((path) => path.includes('.') && !path.startsWith(OKTA))),
  );
  return [
    ...[...names].sort().map((name) => oktaRow(subject, name)),
    ...[...own].sort().map((path) => systemRow(subject, path as AttributePath)),
  ];
}
