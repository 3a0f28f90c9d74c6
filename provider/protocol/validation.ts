import type { AttributePath, Diagnostic } from './diagnostics';
import type { Attribute, Attributes, Blocks, Nesting, Schema } from './schema';
import { hasUnknown, isUnknown } from './values';
import type { ObjectValue, Value } from './values';

function elementsOf(nesting: Nesting, value: Value, path: AttributePath): [ObjectValue, AttributePath][] {
  if (nesting === 'single') return [[value as ObjectValue, path]];
  const entries = Array.isArray(value)
    ? (value as readonly Value[]).map((element, index) => [element, [...path, index]] as const)
    : Object.entries(value as ObjectValue).map(([key, element]) => [element, [...path, { key }]] as const);
  return entries
    .filter(([element]) => element !== null && element !== undefined && !isUnknown(element))
    .map(([element, at]) => [element as ObjectValue, at]);
}

function checkAttribute(attribute: Attribute, value: Value | undefined, path: AttributePath): Diagnostic[] {
  if (value === null || value === undefined || isUnknown(value)) return [];
  const wrong = hasUnknown(value) ? undefined : attribute.validate?.(value);
  const own: Diagnostic[] = wrong ? [{ severity: 'error', summary: 'Invalid value', detail: wrong, path }] : [];
  const { nested } = attribute;
  if (!nested) return own;
  const inside = elementsOf(nested.nesting, value, path).flatMap(([element, at]) =>
    checkObject(nested.attributes, {}, element, at),
  );
  return [...own, ...inside];
}

function checkObject(attributes: Attributes, blocks: Blocks, value: ObjectValue, path: AttributePath): Diagnostic[] {
  const inAttributes = Object.entries(attributes).flatMap(([name, attribute]) =>
    checkAttribute(attribute, value[name], [...path, name]),
  );
  const inBlocks = Object.entries(blocks).flatMap(([name, block]) => {
    const content = value[name] ?? null;
    if (content === null || isUnknown(content)) return [];
    return elementsOf(block.nesting, content, [...path, name]).flatMap(([element, at]) =>
      checkObject(block.attributes, block.blocks ?? {}, element, at),
    );
  });
  return [...inAttributes, ...inBlocks];
}

/** What the attributes' own rules find in a configuration; unknown values are not judged. */
export const validate = (schema: Schema, config: ObjectValue): Diagnostic[] =>
  checkObject(schema.attributes, schema.blocks ?? {}, config, []);
