import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RINGCENTRAL_OKTA_PROVIDER } from '../../engine/terraform/providers';
import type { Attribute, Attributes, Schema } from '../../provider/protocol';
import { attributeSource } from '../../provider/resources/attribute-source';
import { mappingLines } from '../../provider/resources/mapping-lines';
import { receipt } from '../../provider/resources/receipt';

const ROOT = join(__dirname, '../..');
const GOLDEN = join(ROOT, 'contracts/provider-schema.json');

const FLAGS = ['required', 'optional', 'computed', 'sensitive', 'replaces'] as const;

const shown = (attribute: Attribute): unknown => ({
  ...(attribute.nested
    ? { nesting: attribute.nested.nesting, attributes: attributes(attribute.nested.attributes) }
    : { type: attribute.type }),
  is: FLAGS.filter((flag) => attribute[flag]),
});

const attributes = (all: Attributes): unknown =>
  Object.fromEntries(Object.entries(all).map(([name, attribute]) => [name, shown(attribute)]));

const resource = ({ version, attributes: all }: Schema) => ({ version, attributes: attributes(all) });

/** States and configurations of users hang on it: a name or a flag that changes needs a line in the changelog. */
it('the schema of our provider is the golden one, and the changelog names it', () => {
  const { address, version } = RINGCENTRAL_OKTA_PROVIDER;
  const schema = {
    address,
    version,
    resources: {
      ringcentralokta_attribute_source: resource(attributeSource.schema),
      ringcentralokta_mapping_lines: resource(mappingLines.schema),
      ringcentralokta_receipt: resource(receipt({}).schema),
    },
  };
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (process.env.UPDATE_CONTRACTS) writeFileSync(GOLDEN, text);
  expect(
    text,
    'Say so in CHANGELOG.md, then run UPDATE_CONTRACTS=1 npx vitest run test/contract/provider-schema.test.ts',
  ).toBe(readFileSync(GOLDEN, 'utf8'));
  const digest = createHash('sha256').update(readFileSync(GOLDEN)).digest('hex').slice(0, 12);
  expect(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')).toContain(
    `- \`contracts/provider-schema.json\` ${digest}: `,
  );
});
