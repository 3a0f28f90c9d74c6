import type { SchemaProperty } from '../../../clients/okta';
import { attributeName, sourceAt } from '../../../engine/flows/derive';
import { isInbound, type AttributePath, type FlowTable, type Phase, type SystemId } from '../../../engine/flows/model';
import { ABSENT, compared, type ChecklistItem } from './item';
import type { LiveOrg } from './live-org';

const PROFILE_SOURCE = 'inherited from the profile source';

type NameOf = (appId: string) => SystemId;

function liveSource({ master }: SchemaProperty, nameOf: NameOf): string {
  if (!master) return ABSENT;
  if (master.type === 'OVERRIDE')
    return (master.priority ?? []).map(({ value }) => nameOf(value)).join(', ') || 'nobody';
  return master.type === 'OKTA' ? 'okta' : PROFILE_SOURCE;
}

function declaredSource(table: FlowTable, path: AttributePath, phase: Phase): string {
  const source = sourceAt(table, path, phase);
  if (source.type === 'OVERRIDE') return source.systems.join(', ');
  return source.type === 'OKTA' ? 'okta' : PROFILE_SOURCE;
}

/**
 * Where each mapped Okta attribute comes from. Some orgs show no source at all (recorded in two): then nothing is compared,
 * and what people get is all the evidence there is.
 */
export function sources(table: FlowTable, phase: Phase, { apps, userSchema }: LiveOrg): ChecklistItem[] {
  const { base, custom } = userSchema.definitions;
  const properties = { ...base.properties, ...custom.properties };
  if (!Object.values(properties).some(({ master }) => master)) return [];
  const names = new Map([...apps].map(([system, live]) => [live?.app.id, system]));
  const ringcentral = Object.keys(table.systems).filter((id) => table.systems[id]!.kind === 'ringcentral');
  const fed = new Set(table.hops.filter(isInbound).map(({ to }) => to as AttributePath));
  return [...fed].sort().flatMap((path) => {
    const property = properties[attributeName(path)];
    const declared = declaredSource(table, path, phase);
    const ours = ringcentral.some((id) => declared.split(', ').includes(id));
    const live = property && liveSource(property, (appId) => names.get(appId) ?? appId);
    return [compared(ours ? 6 : 2, `source ${path}`, declared, live)];
  });
}
