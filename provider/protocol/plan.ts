import type { AttributePath } from './diagnostics';
import { attributeType, objectType } from './schema';
import type { Attribute, Attributes, Block, Blocks, Nesting, Schema } from './schema';
import { UNKNOWN, hasUnknown, isUnknown, sameValue } from './values';
import type { ObjectValue, Value } from './values';

/** What Terraform will store if it applies this, and which attributes force it to make the thing anew. */
export interface Plan {
  readonly planned: ObjectValue;
  readonly replacedBy: readonly AttributePath[];
}

/** The same place in configuration and prior state. `prior` is undefined where nothing was there before. */
interface Place {
  readonly config: ObjectValue;
  readonly prior: ObjectValue | undefined;
  readonly path: AttributePath;
  readonly replacedBy: AttributePath[];
}

const object = (value: Value | undefined): ObjectValue | undefined =>
  value === null || value === undefined || isUnknown(value) ? undefined : (value as ObjectValue);

/** A set's elements have no address: the prior one is that which agrees with everything that is configured. */
function priorInSet(attributes: Attributes, config: ObjectValue, priors: readonly Value[]): ObjectValue | undefined {
  const agrees = (prior: ObjectValue) =>
    Object.entries(attributes).every(
      ([name, attribute]) =>
        (config[name] ?? null) === null || sameValue(attributeType(attribute), config[name], prior[name]),
    );
  return priors.map(object).find((prior) => prior !== undefined && agrees(prior));
}

type PlanElement = (config: Value, prior: ObjectValue | undefined, path: AttributePath) => Value;

/** Plans each element of a nested attribute or block beside the prior one of the same position or key. */
function planElements(
  nesting: Nesting,
  attributes: Attributes,
  { config, prior, path }: { config: Value; prior: Value | undefined; path: AttributePath },
  each: PlanElement,
): Value {
  if (nesting === 'single') return each(config, object(prior), path);
  if (nesting === 'map') {
    const entries = Object.entries(config as ObjectValue);
    const before = object(prior) ?? {};
    return Object.fromEntries(
      entries.map(([key, value]) => [key, each(value ?? null, object(before[key]), [...path, { key }])]),
    );
  }
  const before = Array.isArray(prior) ? (prior as readonly Value[]) : [];
  const priorOf = (element: Value, index: number): ObjectValue | undefined =>
    nesting === 'set' ? priorInSet(attributes, object(element) ?? {}, before) : object(before[index]);
  return (config as readonly Value[]).map((element, index) => each(element, priorOf(element, index), [...path, index]));
}

function planUnset(attribute: Attribute, name: string, prior: ObjectValue | undefined): Value {
  if (attribute.default !== undefined) return attribute.default;
  if (attribute.keeps && prior) return prior[name] ?? null;
  if (!attribute.computed) return null;
  return prior ? (prior[name] ?? null) : UNKNOWN;
}

function planSet(attribute: Attribute, name: string, config: Value, place: Place): Value {
  const prior = place.prior?.[name];
  if (attribute.nested && !isUnknown(config)) {
    const { nesting, attributes } = attribute.nested;
    const where = { config, prior, path: [...place.path, name] };
    return planElements(nesting, attributes, where, (element, before, path) =>
      isUnknown(element) || element === null
        ? element
        : planObject(
            attributes,
            {},
            { config: object(element) ?? {}, prior: before, path, replacedBy: place.replacedBy },
          ),
    );
  }
  const comparable = attribute.equivalent && prior !== undefined && prior !== null && !hasUnknown(config);
  return comparable && attribute.equivalent?.(prior, config) ? prior : config;
}

function planAttribute(attribute: Attribute, name: string, place: Place): Value {
  if (attribute.writeOnly) return null;
  const config = place.config[name] ?? null;
  const planned = config === null ? planUnset(attribute, name, place.prior) : planSet(attribute, name, config, place);
  const changes = place.prior && !sameValue(attributeType(attribute), place.prior[name], planned);
  if (changes && attribute.replaces) place.replacedBy.push([...place.path, name]);
  return planned;
}

function planBlock(block: Block, name: string, place: Place): Value {
  const config = place.config[name] ?? null;
  if (config === null || isUnknown(config)) return config;
  const where = { config, prior: place.prior?.[name], path: [...place.path, name] };
  return planElements(block.nesting, block.attributes, where, (element, before, path) =>
    isUnknown(element)
      ? element
      : planObject(block.attributes, block.blocks ?? {}, {
          config: object(element) ?? {},
          prior: before,
          path,
          replacedBy: place.replacedBy,
        }),
  );
}

function planObject(attributes: Attributes, blocks: Blocks, place: Place): ObjectValue {
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, attribute]) => [name, planAttribute(attribute, name, place)] as const),
    ...Object.entries(blocks).map(([name, block]) => [name, planBlock(block, name, place)] as const),
  ]);
}

/**
 * The plan for one resource: what is configured stays as it is; what is computed gets its default, keeps its prior
 * value, or is unknown until apply.
 */
export function planChange(schema: Schema, config: ObjectValue, prior: ObjectValue | undefined): Plan {
  const replacedBy: AttributePath[] = [];
  const planned = planObject(schema.attributes, schema.blocks ?? {}, { config, prior, path: [], replacedBy });
  if (!prior || sameValue(objectType(schema), prior, planned)) return { planned, replacedBy };
  const volatile = Object.entries(schema.attributes)
    .filter(([name, attribute]) => attribute.volatile && (config[name] ?? null) === null)
    .map(([name]) => [name, UNKNOWN] as const);
  return { planned: { ...planned, ...Object.fromEntries(volatile) }, replacedBy };
}
