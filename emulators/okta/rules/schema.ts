import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { definitionRefusals } from '../../../engine/okta-refusals';
import type { Master, Property, Schema } from '../entities';
import { featureMissing, refuse, validationFailed } from '../errors';
import type { Org } from '../org';
import { populatedFrom } from './mapping';

const incoming = z.record(z.string(), z.looseObject({}).nullable());
const group = z.looseObject({ properties: incoming.nullish() });
export const schemaBody = z.looseObject({
  title: z.string().optional(),
  definitions: z.looseObject({ base: group.nullish(), custom: group.nullish() }).optional(),
});
type SchemaBody = z.infer<typeof schemaBody>;

/** Which of the two families of schemas a write goes to, and the side of mappings that reads from it. */
export interface SchemaPlace {
  readonly kind: 'user' | 'app';
  /** Id of the mapping side: user type or app. */
  readonly sideId: string;
  readonly schema: Schema;
}

const operation = ({ kind }: SchemaPlace) => (kind === 'user' ? 'updateUserSchemas' : 'updateAppUserSchemas');

/** What Okta lets an org change on a base attribute of its users. */
const CHANGEABLE_ON_BASE: Record<string, (name: string) => boolean> = {
  permissions: () => true,
  required: (name) => name === 'firstName' || name === 'lastName',
  pattern: (name) => name === 'login',
};

function masterOf(
  org: Org,
  wanted: Master | undefined,
  base: boolean,
  current: Master | undefined,
): Master | undefined {
  if (wanted?.type !== 'OVERRIDE') return wanted ?? current;
  const { flags, switches } = org.store.settings;
  if (!flags.ATTRIBUTE_LEVEL_MASTERING) {
    if (switches.overrideWithoutFlag === 'refused') throw featureMissing();
    return current;
  }
  if (base && switches.masterOnBase === 'dropped') return current;
  if (base && switches.masterOnBase === 'refused')
    throw validationFailed('updateUserSchemas', 'Base attributes cannot override the profile source.');
  for (const { value } of wanted.priority ?? [])
    if (!org.store.apps.has(value)) throw validationFailed('updateUserSchemas', `Invalid source priority ${value}`);
  return wanted;
}

function checkPending(org: Org, place: SchemaPlace, name: string): void {
  const deleted = org.store.deletions.get(`${place.schema.id}/${name}`);
  if (deleted === undefined) return;
  const seconds = (org.clock.now().getTime() - Date.parse(deleted)) / 1000;
  if (seconds >= org.store.settings.switches.deletionPending) return;
  throw validationFailed(
    operation(place),
    'The deletion process for an attribute with the same variable name is incomplete. ' +
      'Wait until the data clean up process finishes and then try again.',
  );
}

function removeCustom(org: Org, place: SchemaPlace, custom: Record<string, Property>, name: string): void {
  if (!Object.hasOwn(custom, name)) return;
  const target = populatedFrom(org, place.sideId, name);
  if (target !== undefined)
    throw validationFailed(operation(place), `Property ${name} cannot be deleted. It is used to populate ${target}.`);
  delete custom[name];
  org.store.deletions.set(`${place.schema.id}/${name}`, org.now());
  // A line into the attribute goes with it; what Okta does here is not recorded.
  for (const mapping of org.store.mappings.values())
    if (mapping.target.id === place.sideId) delete mapping.properties[name];
}

function checkDefinition(org: Org, place: SchemaPlace, name: string, definition: Record<string, unknown>): void {
  if (org.store.settings.switches.definitions === 'accepted') return;
  refuse(operation(place), definitionRefusals(name, definition));
}

function mergeCustom(org: Org, place: SchemaPlace, custom: Record<string, Property>, body: SchemaBody): void {
  for (const [name, wanted] of Object.entries(body.definitions?.custom?.properties ?? {})) {
    if (wanted === null) {
      removeCustom(org, place, custom, name);
      continue;
    }
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name))
      throw validationFailed(operation(place), `Invalid variable name ${name}`);
    if (Object.hasOwn(place.schema.base, name))
      throw validationFailed(operation(place), `${name}: An attribute with the same variable name exists already.`);
    const current = Object.hasOwn(custom, name) ? custom[name] : undefined;
    if (!current) checkPending(org, place, name);
    const { externalNames } = org.store.settings.switches;
    const binds = place.kind === 'app' && !current && 'externalName' in wanted;
    if (binds && externalNames === 'refused')
      throw validationFailed(operation(place), `${name}: The external name cannot be set.`);
    const { master: wantedMaster, ...rest } = wanted;
    const merged = { ...current, ...rest } as Property;
    if (binds && externalNames === 'dropped') delete merged.externalName;
    checkDefinition(org, place, name, { ...merged, master: wantedMaster });
    if (current && merged.type !== current.type)
      throw validationFailed(operation(place), `${name}: The type of an attribute cannot change.`);
    const master = masterOf(org, wantedMaster as Master | undefined, false, current?.master);
    if (master) merged.master = master;
    custom[name] = { ...merged, mutability: 'READ_WRITE', scope: merged.scope ?? 'NONE' };
  }
}

function mergeBase(org: Org, place: SchemaPlace, base: Record<string, Property>, body: SchemaBody): void {
  for (const [name, wanted] of Object.entries(body.definitions?.base?.properties ?? {})) {
    const current = Object.hasOwn(base, name) ? base[name] : undefined;
    if (!current || !wanted) throw validationFailed(operation(place), `Invalid base attribute ${name}`);
    // Of an app's base attribute only whether it is required changes; the rest is taken and dropped (recorded: AppUserBaseSchema).
    if (place.kind === 'app') {
      if (typeof wanted.required === 'boolean') current.required = wanted.required;
      continue;
    }
    checkDefinition(org, place, name, { ...current, ...wanted });
    for (const [key, value] of Object.entries(wanted)) if (CHANGEABLE_ON_BASE[key]?.(name)) current[key] = value;
    const master = masterOf(org, wanted.master as Master | undefined, true, current.master);
    if (master) current.master = master;
  }
}

/**
 * Merges a POST into a schema. While the switch `lostSchemaUpdates` is on, the write starts from what stood there when
 * the request came in, so that of two racing writes one is lost, with a 200 for both.
 */
export async function mergeSchema(org: Org, place: SchemaPlace, body: SchemaBody): Promise<void> {
  const base = structuredClone(place.schema.base);
  const custom = structuredClone(place.schema.custom);
  mergeCustom(org, place, custom, body);
  mergeBase(org, place, base, body);
  const { lostSchemaUpdates } = org.store.settings.switches;
  if (lostSchemaUpdates > 0) await delay(lostSchemaUpdates);
  Object.assign(place.schema, { base, custom, lastUpdated: org.now() });
}
