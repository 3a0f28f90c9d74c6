import type { Node, Range } from '../ast';
import type { ValueType } from '../values';
import type { Facts } from './narrowing';
import type { CheckOptions, ExpressionFinding } from './result';
import { FINDINGS } from './result';

/** What the checker knows of a node. */
export interface Known {
  readonly type: ValueType;
  readonly nullable: boolean;
}

export const known = (type: ValueType, nullable = false): Known => ({ type, nullable });

/** One check under way: options in, findings out. */
export class Check {
  readonly findings: ExpressionFinding[] = [];

  constructor(
    readonly source: string,
    readonly options: CheckOptions,
  ) {}

  report(id: keyof typeof FINDINGS, { start, end }: Range, message: string, suggestion?: string): void {
    const { severity } = FINDINGS[id];
    if (severity === 'warning' && this.refusedWithin(start, end)) return;
    this.findings.push({ id, severity, message, start, end, ...(suggestion === undefined ? {} : { suggestion }) });
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
  if (a.type === b.type) return known(a.type, nullable);
  if (a.type === 'Null') return known(b.type, true);
  return b.type === 'Null' ? known(a.type, true) : known('Unknown', nullable);
}
