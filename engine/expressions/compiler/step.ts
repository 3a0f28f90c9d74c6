import type { Node } from '../ast';
import type { Evaluation, Variables } from '../evaluation';
import type { Behaviour } from '../modes';
import type { Value } from '../values';

/** One node, ready to run. */
export type Step = (variables: Variables, evaluation: Evaluation) => Value;

/** What a schema says about an attribute's numbers. */
export type NumberKind = 'integer' | 'number';

/** What compiling a node needs to know of its surroundings. */
export interface Scope {
  readonly compile: (node: Node) => Step;
  readonly behaviour: Behaviour;
  /** The kind of the numbers in an attribute, by its path; undefined where no schema says it. */
  readonly numbersOf: (path: string) => NumberKind | undefined;
  /** Group rules see "first last" as the display name of somebody who never had one. */
  readonly composesDisplayName: boolean;
}
