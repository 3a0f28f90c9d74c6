import type { CtyType, ObjectValue, Value } from './values';

export type Nesting = 'single' | 'list' | 'set' | 'map';

/** Attributes with a schema of their own: unlike an object type, their members may be optional. */
interface NestedAttributes {
  readonly nesting: Nesting;
  readonly attributes: Attributes;
}

interface AttributeOptions {
  readonly description?: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
  /** In configuration only: never in a plan or a state. */
  readonly writeOnly?: boolean;
  /** What stands in a plan where the configuration says nothing; needs `computed`, or the legacy type system. */
  readonly default?: Value;
  /** Where the configuration says nothing, a plan keeps the prior value though it is not computed; needs the legacy type system. */
  readonly keeps?: boolean;
  /** A change replaces the resource. */
  readonly replaces?: boolean;
  /** Unknown in every plan that changes something else: revisions, timestamps. Top level only. */
  readonly volatile?: boolean;
  /** Two spellings of one meaning: a plan keeps the prior value then. Never called with null or unknown. */
  readonly equivalent?: (prior: Value, configured: Value) => boolean;
  /** What is wrong with a value, or nothing. Never called with null or unknown. */
  readonly validate?: (value: Value) => string | undefined;
}

export type Attribute = AttributeOptions &
  (
    | { readonly type: CtyType; readonly nested?: undefined }
    | { readonly nested: NestedAttributes; readonly type?: undefined }
  );
export type Attributes = Readonly<Record<string, Attribute>>;

/** Attributes in the block form of configurations, as older providers have it. */
export interface Block {
  readonly nesting: Nesting;
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
  readonly minItems?: number;
  readonly maxItems?: number;
}
export type Blocks = Readonly<Record<string, Block>>;

export interface Schema {
  /** Raised when states of before need `upgrade`. */
  readonly version: number;
  readonly description?: string;
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}

const nest = (nesting: Nesting, object: CtyType): CtyType => (nesting === 'single' ? object : [nesting, object]);

/** The type of an attribute's values. */
export const attributeType = (attribute: Attribute): CtyType =>
  attribute.nested ? nest(attribute.nested.nesting, objectType(attribute.nested)) : attribute.type;

/** The type of a whole resource, or of what one block holds. */
export const objectType = ({ attributes, blocks = {} }: { attributes: Attributes; blocks?: Blocks }): CtyType => [
  'object',
  Object.fromEntries([
    ...Object.entries(attributes).map(([name, attribute]) => [name, attributeType(attribute)] as const),
    ...Object.entries(blocks).map(([name, block]) => [name, nest(block.nesting, objectType(block))] as const),
  ]),
];

/** A state as Terraform takes it: a repeatable block that is not there is an empty one, never null. */
export const withBlocks = ({ blocks = {} }: Schema, state: ObjectValue | null): ObjectValue | null =>
  state && {
    ...state,
    ...Object.fromEntries(
      Object.entries(blocks)
        .filter(([name, { nesting }]) => nesting !== 'single' && (state[name] ?? null) === null)
        .map(([name, { nesting }]) => [name, nesting === 'map' ? {} : []]),
    ),
  };
