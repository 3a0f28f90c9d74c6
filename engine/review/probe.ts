import { ExpressionError, type EvaluationContext } from '../expressions';
import { decidingValue } from '../org/assignments';
import type { CompiledLine, CompiledSystem, Flows, Profile, Value } from '../sync';
import { coerce, isBlank, same } from '../sync/values';
import type { PersonRecord } from './model';

const EMPTY: Profile = {};

/** What group and directory functions look at, made only as far as a line asks. */
class RecordContext implements EvaluationContext {
  constructor(
    private readonly variables: ReadonlyMap<string, string>,
    private readonly record: PersonRecord,
  ) {}

  get groups(): EvaluationContext['groups'] {
    return this.record.groups.map((name) => ({ id: name, name, type: 'OKTA_GROUP', source: 'okta' }));
  }

  get appUsers(): Readonly<Record<string, readonly Profile[]>> {
    const appUsers: Record<string, Profile[]> = {};
    for (const [system, variable] of this.variables) {
      const profile = this.record.profiles[system] as Profile | undefined;
      if (profile !== undefined) (appUsers[variable] ??= []).push(profile);
    }
    return appUsers;
  }

  get internal(): Readonly<Record<string, string>> {
    return { id: this.record.id, status: this.record.status ?? 'ACTIVE' };
  }
}

/** Whether a line leaves its target as it is: it gives nothing, or what is held, or fails. Okta pushes no emptiness over nothing. */
function leaves(owner: CompiledSystem | undefined, held: Value, value: Value | undefined): boolean {
  if (value === undefined || value === null || same(value, held)) return true;
  return value === '' && owner !== undefined && (owner.directory || isBlank(held));
}

interface Probed {
  readonly line: CompiledLine;
  /** The system that Okta pushes the line's value to. */
  readonly owner: CompiledSystem | undefined;
  /** The attribute whose value the line hands on as it is, whoever the person is. */
  readonly carries: string | undefined;
}

/** A text that is handed on stays one; other types are coerced, and what all objects have is no attribute. */
const carriedBy = ({ direct, type, line }: CompiledLine): string | undefined =>
  direct !== undefined && type === 'string' && line.groupValues === undefined && !(direct in {}) ? direct : undefined;

class Probe {
  private readonly lines: readonly Probed[];
  private readonly variables: ReadonlyMap<string, string>;
  private readonly assigned: readonly CompiledSystem[];

  constructor(flows: Flows) {
    const systems = [...flows.systems.values()];
    this.lines = flows.lines
      // What holds on creation only says nothing about a person who exists, but for what a group gives.
      .filter(({ line }) => line.push === 'always' || line.groupValues !== undefined)
      .map((line) => ({
        line,
        owner: line.line.from === 'okta' ? flows.systems.get(line.system) : undefined,
        carries: carriedBy(line),
      }))
      .sort((one, other) => Number(one.line.system > other.line.system) - Number(one.line.system < other.line.system));
    this.variables = new Map(systems.flatMap(({ id, variable }) => (variable === undefined ? [] : [[id, variable]])));
    this.assigned = systems.filter(({ groups }) => groups.length > 0);
  }

  quiet(record: PersonRecord): boolean {
    const okta = record.profiles['okta'] as Profile | undefined;
    if (okta === undefined) return false;
    // Somebody who is assigned and has no account yet is given one.
    for (const { id, groups } of this.assigned)
      if (record.profiles[id] === undefined && groups.some((name) => record.groups.includes(name))) return false;
    let [system, profile]: [string, Profile | undefined] = ['', undefined];
    for (const { line, owner, carries } of this.lines) {
      if (line.system !== system) {
        system = line.system;
        profile = record.profiles[system] as Profile | undefined;
      }
      if (profile === undefined) continue;
      const [from, to] = owner === undefined ? [profile, okta] : [okta, profile];
      const held = to[line.attribute] ?? null;
      // Most lines carry a text over that is there already: nothing is to be evaluated.
      if (carries !== undefined && (held === null || typeof held === 'string') && (from[carries] ?? null) === held)
        continue;
      if (!leaves(owner, held, this.valueOf(line, record, from))) return false;
    }
    return true;
  }

  private valueOf(line: CompiledLine, record: PersonRecord, left: Profile): Value | undefined {
    const given = decidingValue(line.line.groupValues, ({ name }) => record.groups.includes(name));
    if (given !== undefined || line.line.push === 'onCreate') return given;
    const own = line.line.from === 'okta' ? { user: left, source: left } : { appuser: left, source: left };
    const vars = line.usesNamedApps ? { ...this.named(record), ...own } : own;
    const context = line.usesContext ? new RecordContext(this.variables, record) : undefined;
    try {
      return coerce(line.evaluate({ left, vars, context }), line.type);
    } catch (error) {
      if (error instanceof ExpressionError) return undefined;
      throw error;
    }
  }

  private named(record: PersonRecord): Record<string, Profile> {
    const named: Record<string, Profile> = {};
    for (const [system, variable] of this.variables) named[variable] = (record.profiles[system] ?? EMPTY) as Profile;
    return named;
  }
}

/**
 * Whether every line would leave a person as they are. Then nothing is written whoever owns the attribute, and settling can be
 * spared.
 */
export function quietUnder(flows: Flows): (record: PersonRecord) => boolean {
  const probe = new Probe(flows);
  return (record) => probe.quiet(record);
}
