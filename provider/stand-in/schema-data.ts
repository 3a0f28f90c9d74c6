import type { Attribute, Attributes, Block, Blocks, CtyType, Schema, Value } from '../protocol';

/** R required, O optional, C computed, OC both, S sensitive, D deprecated. */
type Flags = string;

/** One resource type or data source as `terraform providers schema -json` tells it: types and flags, no descriptions. */
export interface SchemaData {
  readonly version: number;
  readonly attributes: Readonly<Record<string, readonly [CtyType, Flags]>>;
  readonly blocks: Readonly<Record<string, BlockData>>;
}
interface BlockData extends Omit<SchemaData, 'version'> {
  readonly nesting: Block['nesting'];
}

/** A provider's schema as data, extracted from the genuine one. */
export interface ProviderData {
  readonly source: string;
  readonly version: string;
  readonly provider: SchemaData;
  readonly resources: Readonly<Record<string, SchemaData>>;
  readonly dataSources: Readonly<Record<string, SchemaData>>;
}

/** What a schema does not tell: seen in plans of the genuine provider. */
export interface Behaviour {
  /** By attribute, or `block.attribute`. */
  readonly defaults?: Readonly<Record<string, Value>>;
  readonly replaces?: readonly string[];
  /** Not computed, and kept where the configuration says nothing: an imported app's key in the catalogue. */
  readonly keeps?: readonly string[];
  /** Attributes that hold JSON: two spellings of one document are no change. */
  readonly json?: readonly string[];
}

const parsed = (text: Value): unknown => {
  try {
    return JSON.parse(text as string);
  } catch {
    return text;
  }
};

const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, member]) => [key, sorted(member)]),
      )
    : value;

const sameJson = (a: Value, b: Value): boolean =>
  JSON.stringify(sorted(parsed(a))) === JSON.stringify(sorted(parsed(b)));

function attribute(
  name: string,
  path: string,
  [type, flags]: readonly [CtyType, Flags],
  behaviour: Behaviour,
): Attribute {
  const fallback = behaviour.defaults?.[path];
  return {
    type,
    required: flags.includes('R'),
    optional: flags.includes('O'),
    computed: flags.includes('C'),
    sensitive: flags.includes('S'),
    deprecated: flags.includes('D'),
    replaces: behaviour.replaces?.includes(path) ?? false,
    keeps: behaviour.keeps?.includes(path) ?? false,
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(behaviour.json?.includes(name) ? { equivalent: sameJson } : {}),
  };
}

const attributes = (data: SchemaData['attributes'], prefix: string, behaviour: Behaviour): Attributes =>
  Object.fromEntries(
    Object.entries(data).map(([name, entry]) => [name, attribute(name, `${prefix}${name}`, entry, behaviour)]),
  );

const blocks = (data: SchemaData['blocks'], behaviour: Behaviour): Blocks =>
  Object.fromEntries(
    Object.entries(data).map(([name, block]) => [
      name,
      {
        nesting: block.nesting,
        attributes: attributes(block.attributes, `${name}.`, behaviour),
        blocks: blocks(block.blocks, behaviour),
      },
    ]),
  );

/** A schema for the protocol layer, with what the data cannot tell. */
export const schemaFrom = (data: SchemaData, behaviour: Behaviour = {}): Schema => ({
  version: data.version,
  attributes: attributes(data.attributes, '', behaviour),
  blocks: blocks(data.blocks, behaviour),
});
