import type { Attribute, Attributes, Block, Blocks, Nesting, Schema } from '../schema';

const NESTING: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3, map: 4 };

const wireAttribute = (name: string, attribute: Attribute): object => ({
  name,
  ...(attribute.nested
    ? {
        nestedType: {
          attributes: wireAttributes(attribute.nested.attributes),
          nesting: NESTING[attribute.nested.nesting],
        },
      }
    : { type: Buffer.from(JSON.stringify(attribute.type)) }),
  description: attribute.description ?? '',
  required: attribute.required ?? false,
  optional: attribute.optional ?? false,
  computed: attribute.computed ?? false,
  sensitive: attribute.sensitive ?? false,
  deprecated: attribute.deprecated ?? false,
  writeOnly: attribute.writeOnly ?? false,
});

const wireAttributes = (attributes: Attributes): object[] =>
  Object.entries(attributes).map(([name, attribute]) => wireAttribute(name, attribute));

const wireNestedBlock = (name: string, block: Block): object => ({
  typeName: name,
  block: wireBlock(block.attributes, block.blocks),
  nesting: NESTING[block.nesting],
  minItems: block.minItems ?? 0,
  maxItems: block.maxItems ?? 0,
});

const wireBlock = (attributes: Attributes, blocks: Blocks = {}, description = ''): object => ({
  attributes: wireAttributes(attributes),
  blockTypes: Object.entries(blocks).map(([name, block]) => wireNestedBlock(name, block)),
  description,
});

/** A schema as Terraform reads it. */
export const wireSchema = ({ version, attributes, blocks, description }: Schema): object => ({
  version,
  block: wireBlock(attributes, blocks, description),
});
