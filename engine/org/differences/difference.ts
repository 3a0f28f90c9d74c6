import type { SystemId } from '../../flows/model';
import type { GroupAssignment, GroupReference } from '../assignments';
import type {
  AttributeMapping,
  AttributeSource,
  AttributeStatement,
  Direction,
  GroupRule,
  SchemaAttribute,
  UserNameTemplate,
} from '../org';

/** Absent on one side: undefined there. */
export interface Sides<T> {
  readonly expected: T | undefined;
  readonly actual: T | undefined;
}

/** The org has the attribute and does not tell where it comes from. */
export const UNTOLD = 'untold';

/** One place where two orgs differ. Who asks chooses which places concern it, and words them. */
export type Difference =
  | ({ readonly part: 'app'; readonly system: SystemId } & Sides<string>)
  | ({ readonly part: 'userName'; readonly system: SystemId } & Sides<UserNameTemplate>)
  | ({ readonly part: 'override'; readonly system: SystemId; readonly name: string } & Sides<string>)
  | ({ readonly part: 'statement'; readonly system: SystemId; readonly name: string } & Sides<AttributeStatement>)
  | ({ readonly part: 'feature'; readonly system: SystemId; readonly feature: string } & Sides<boolean>)
  | ({ readonly part: 'line' } & LinePlace & Sides<AttributeMapping>)
  | ({ readonly part: 'attribute'; readonly owner: SystemId; readonly name: string } & Sides<SchemaAttribute>)
  | ({ readonly part: 'source'; readonly attribute: string } & Sides<AttributeSource | typeof UNTOLD>)
  | ({
      readonly part: 'assignment';
      readonly system: SystemId;
      readonly group: GroupReference;
    } & Sides<GroupAssignment>)
  | ({ readonly part: 'rule'; readonly name: string } & Sides<GroupRule>);

/** Where a line stands. */
export interface LinePlace {
  readonly system: SystemId;
  readonly direction: Direction;
  /** Name of the target's attribute. */
  readonly target: string;
}

export type PartOfDifference = Difference['part'];
export type DifferenceOf<Part extends PartOfDifference> = Extract<Difference, { readonly part: Part }>;

/** Whether a difference is about one of these parts. */
export const isAbout =
  <const Part extends PartOfDifference>(...parts: readonly Part[]) =>
  (difference: Difference): difference is DifferenceOf<Part> =>
    (parts as readonly PartOfDifference[]).includes(difference.part);

/** Members of two records that differ, those of `expected` first, in the order in which they stand. */
export function differing<T>(
  expected: Readonly<Record<string, T>> | undefined,
  actual: Readonly<Record<string, T>> | undefined,
  same: (one: T, other: T) => boolean,
): (Sides<T> & { readonly name: string })[] {
  return [...new Set([...Object.keys(expected ?? {}), ...Object.keys(actual ?? {})])].flatMap((name) => {
    const [one, other] = [expected?.[name], actual?.[name]];
    const equal = one !== undefined && other !== undefined && same(one, other);
    return equal ? [] : [{ name, expected: one, actual: other }];
  });
}

/** Whether two lists say the same in the same order. */
export const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);
