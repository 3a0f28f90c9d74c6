import type { CtyType } from '../../../provider/protocol';
import type { ProviderData, SchemaData } from '../../../provider/stand-in/schema-data';

interface GenuineAttribute {
  readonly type: CtyType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}
interface GenuineBlock {
  readonly attributes?: Readonly<Record<string, GenuineAttribute>>;
  readonly block_types?: Readonly<
    Record<string, { nesting_mode: 'single' | 'list' | 'set' | 'map'; block: GenuineBlock }>
  >;
}
interface GenuineSchema {
  readonly version: number;
  readonly block: GenuineBlock;
}

/** A provider in the answer of `terraform providers schema -json`. */
export interface GenuineProvider {
  readonly provider: GenuineSchema;
  readonly resource_schemas: Readonly<Record<string, GenuineSchema>>;
  readonly data_source_schemas: Readonly<Record<string, GenuineSchema>>;
}

const FLAGS = { required: 'R', optional: 'O', computed: 'C', sensitive: 'S', deprecated: 'D' } as const;

const flags = (attribute: GenuineAttribute): string =>
  Object.entries(FLAGS)
    .filter(([name]) => attribute[name as keyof typeof FLAGS])
    .map(([, letter]) => letter)
    .join('');

const block = ({ attributes = {}, block_types: blocks = {} }: GenuineBlock): Omit<SchemaData, 'version'> => ({
  attributes: Object.fromEntries(
    Object.entries(attributes).map(([name, one]) => [name, [one.type, flags(one)] as const]),
  ),
  blocks: Object.fromEntries(
    Object.entries(blocks).map(([name, one]) => [name, { nesting: one.nesting_mode, ...block(one.block) }]),
  ),
});

const pick = (all: Readonly<Record<string, GenuineSchema>>, names: readonly string[]): Record<string, SchemaData> =>
  Object.fromEntries(
    names.map((name) => {
      const schema = all[name];
      if (!schema) throw new Error(`the genuine provider has no ${name}`);
      return [name, { version: schema.version, ...block(schema.block) }];
    }),
  );

/** The part of a genuine provider's schema that the stand-in copies: types and flags, no descriptions. */
export const schemaData = (
  { provider, resource_schemas, data_source_schemas }: GenuineProvider,
  about: Pick<ProviderData, 'source' | 'version'>,
  names: { readonly resources: readonly string[]; readonly dataSources: readonly string[] },
): ProviderData => ({
  ...about,
  provider: { version: provider.version, ...block(provider.block) },
  resources: pick(resource_schemas, names.resources),
  dataSources: pick(data_source_schemas, names.dataSources),
});
