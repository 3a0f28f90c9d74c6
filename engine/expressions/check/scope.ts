import type { Node, Range } from '../ast';
import { print } from '../printer';
import type { ValueType } from '../values';
import type { Facts } from './narrowing';
import type { Told } from './observed';
import type { CheckOptions, ExpressionFinding } from './result';
import { FINDINGS } from './result';

/** What the checker knows of a node. */
export interface Known {
  readonly type: ValueType;
  readonly nullable: boolean;
  /** Where null enters, if it does. */
  readonly causes: readonly Node[];
}

export const known = (type: ValueType, nullable = false, causes: readonly Node[] = []): Known => ({
  type,
  nullable,
  causes: nullable ? causes : [],
});

/** One of two values: `a ? b : c`, `a ?: b`. */
export const isChoice = (node: Node): boolean => node.kind === 'ternary' || node.kind === 'elvis';

/** One check under way: options in, findings out. */
export class Check {
  readonly findings: ExpressionFinding[] = [];
  /** What has been warned of already: one cause, one finding. */
  readonly warned = new Map<string, Node>();
  /** What a guard asks for: the causes; of a choice between two values the choice, since one of both is enough. */
  readonly guards = new Map<string, Node>();

  constructor(
    readonly source: string,
    readonly options: CheckOptions,
  ) {}

  report(
    id: keyof typeof FINDINGS,
    { start, end }: Range,
    message: string,
    suggestion?: string,
    observed?: string,
  ): void {
    const { severity, source } = FINDINGS[id];
    if (severity === 'warning' && this.refusedWithin(start, end)) return;
    this.findings.push({
      id,
      severity,
      message,
      source: observed ?? source,
      start,
      end,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }

  /** Warns once of what may be missing, wherever else it is used. */
  warn(
    id: keyof typeof FINDINGS,
    range: Range | Node,
    causes: readonly Node[],
    message: string,
    suggestion?: string,
    observed?: string,
  ): void {
    const asked = 'kind' in range && isChoice(range) ? [range] : causes;
    for (const node of asked) this.guards.set(print(node), node);
    const fresh = causes.filter((cause) => !this.warned.has(print(cause)));
    if (causes.length > 0 && fresh.length === 0) return;
    for (const cause of fresh) this.warned.set(print(cause), cause);
    const before = this.findings.length;
    this.report(id, range, message, suggestion, observed);
    const finding = this.findings[before];
    const entered = fresh[0];
    if (finding && entered) this.findings[before] = { ...finding, cause: print(entered) };
  }

  /** The same of a place where modes differ; nothing where the org's answer leaves nothing to tell. */
  tell(
    id: keyof typeof FINDINGS,
    range: Range | Node,
    causes: readonly Node[],
    told: Told | undefined,
    suggestion?: string,
  ): void {
    if (told) this.warn(id, range, causes, told.message, suggestion, told.source);
  }

  /** What is wrong needs no guard as well. */
  private refusedWithin(start: number, end: number): boolean {
    return this.findings.some((other) => other.severity === 'error' && other.start >= start && other.end <= end);
  }
}

/** Where a node is evaluated. */
export interface Scope {
  readonly facts: Facts;
  /** Inside `condition ?`. */
  readonly condition?: boolean;
}

export type Infer = (node: Node, check: Check, scope: Scope) => Known;

/** The type of "one or the other". */
export function either(a: Known, b: Known): Known {
  const nullable = a.nullable || b.nullable;
  const causes = [...a.causes, ...b.causes];
  if (a.type === b.type) return known(a.type, nullable, causes);
  if (a.type === 'Null') return known(b.type, true, causes);
  return b.type === 'Null' ? known(a.type, true, causes) : known('Unknown', nullable, causes);
}
