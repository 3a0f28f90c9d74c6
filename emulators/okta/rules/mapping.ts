import { z } from 'zod';
import type { Mapping, MappingLine } from '../entities';
import { refuse, validationFailed } from '../errors';
import type { Org } from '../org';
import { refusalOf } from './expressions';

const line = z.looseObject({ expression: z.string().nullable(), pushStatus: z.string().nullable().optional() });
export const mappingBody = z.looseObject({ properties: z.record(z.string(), line.nullable()).optional() });

const refused = (...causes: string[]) => validationFailed('updateMapping', ...causes);

/** Attributes that lines may write, in the order of the target's schema. */
function targetAttributes(org: Org, { target }: Mapping): string[] {
  const { store } = org;
  const schema =
    target.type === 'appuser'
      ? store.appSchemas.get(target.id)
      : store.userSchemas.get(store.userTypes.get(target.id)?.schemaId ?? '');
  return schema ? [...Object.keys(schema.base), ...Object.keys(schema.custom)] : [];
}

/** App to user: a profile source always pushes, any other app never does (provider issues 807 and 1295). */
function checkPushStatus(org: Org, { source }: Mapping, pushStatus: string): void {
  if (pushStatus !== 'PUSH' && pushStatus !== 'DONT_PUSH') throw refused(`Invalid push status ${pushStatus}`);
  if (source.type !== 'appuser') return;
  const mastering = org.store.apps.get(source.id)?.features.includes('PROFILE_MASTERING') ?? false;
  if (mastering && pushStatus !== 'PUSH') throw refused('Profile mastering enabled apps support push status only');
  if (!mastering && pushStatus === 'PUSH')
    throw refused('Push status is allowed for profile mastering enabled apps only');
}

function checkExpression(org: Org, { source, target }: Mapping, attribute: string, expression: string): void {
  const place = source.type === 'user' ? 'okta-to-app' : 'app-to-okta';
  const app = source.type === 'user' ? target : source;
  const refusal = refusalOf(org, place, attribute, expression, app.id);
  if (refusal) refuse('updateMapping', [refusal]);
}

/**
 * Merges lines into a mapping: `null`, or a line whose expression is null, removes. Only incoming lines are checked
 * (OKTA-798638), all of them before the first is stored.
 */
export function mergeLines(org: Org, mapping: Mapping, body: z.infer<typeof mappingBody>): void {
  const targets = targetAttributes(org, mapping);
  const merged = new Map(Object.entries(mapping.properties));
  for (const [target, incoming] of Object.entries(body.properties ?? {})) {
    if (!targets.includes(target)) throw refused(`Invalid target field ${target}`);
    if (incoming === null || incoming.expression === null) {
      merged.delete(target);
      continue;
    }
    const pushStatus = incoming.pushStatus ?? merged.get(target)?.pushStatus ?? defaultPush(org, mapping);
    checkPushStatus(org, mapping, pushStatus);
    checkExpression(org, mapping, target, incoming.expression);
    merged.set(target, { expression: incoming.expression, pushStatus: pushStatus as MappingLine['pushStatus'] });
  }
  mapping.properties = Object.fromEntries([...merged].sort(([a], [b]) => targets.indexOf(a) - targets.indexOf(b)));
  mapping.changedAt = org.now();
}

const defaultPush = (org: Org, { source }: Mapping) =>
  source.type === 'user' || org.store.apps.get(source.id)?.features.includes('PROFILE_MASTERING')
    ? 'PUSH'
    : 'DONT_PUSH';

/** Names of attributes that an expression reads from one variable: `appuser.directNumber` reads `directNumber`. */
const reads = (expression: string, attribute: string, variables: readonly string[]): boolean =>
  variables.some((variable) => new RegExp(`(^|[^\\w.])${variable}\\s*\\.\\s*${attribute}(?![\\w])`).test(expression));

/** The first target that a line fills from an attribute of the given side: `user.primaryPhone`, `ringcentral.zip`. */
export function populatedFrom(org: Org, sideId: string, attribute: string): string | undefined {
  for (const { source, target, properties } of org.store.mappings.values()) {
    if (source.id !== sideId) continue;
    const variables = source.type === 'user' ? ['user', 'source'] : ['appuser', 'source', source.name];
    for (const [name, { expression }] of Object.entries(properties))
      if (reads(expression, attribute, variables)) return `${target.name}.${name}`;
  }
  return undefined;
}
