import type { Environment } from '../environment/schema';
import { attributeName, isProfileSource, oktaAttribute } from '../flows/derive';
import type { Attribute, AttributePath, FlowTable, SystemId } from '../flows/model';
import { tellsSources, type AttributeSource, type UserAttribute } from '../org/org';
import type { AdoptableOrg, NotExpressible } from './org';

type Attributes = NonNullable<Environment['flows']['attributes']>;
type SourcedBy = NonNullable<Attribute['sourcedBy']>;

/** Attributes as they are: title and sources of those that are declared, sources of base ones that do not inherit. */
export interface AdoptedSources {
  readonly attributes: Attributes;
  readonly notExpressible: readonly NotExpressible[];
}

const words = ({ type, priority }: AttributeSource): string =>
  priority.length > 0 ? `${type} by ${priority.join(', ')}` : type;

/** Why these systems cannot be an attribute's sources here. */
function whyNot(priority: readonly SystemId[], path: AttributePath, table: FlowTable, org: AdoptableOrg) {
  const foreign = priority.filter((system) => !table.systems[system]);
  if (foreign.length > 0) return `the app ${foreign.join(', ')} is no system of the environment: add it to \`systems\``;
  const none = priority.filter((system) => !isProfileSource(table.systems[system]!, 'live'));
  if (none.length > 0) return `${none.join(', ')} has no \`sourceRank\`: state its place among the profile sources`;
  const feeds = (system: SystemId) => org.mappings[system]?.toOkta?.lines[attributeName(path)] !== undefined;
  if (priority.some(feeds)) return undefined;
  return priority.length === 0 ? 'its list of sources is empty' : 'none of these systems has a line to it';
}

function sourcedBy({ type, priority }: AttributeSource): SourcedBy {
  if (type === 'OVERRIDE') return [...priority];
  return type === 'OKTA' ? 'okta' : 'inherit';
}

const same = (one: SourcedBy | undefined, other: SourcedBy): boolean =>
  JSON.stringify(one ?? 'inherit') === JSON.stringify(other);

function one(
  declared: Attribute | undefined,
  { origin, title, type, source }: UserAttribute,
  refused: string | undefined,
): Attribute | undefined {
  const isCustom = declared?.origin === 'custom' && origin === 'custom';
  const titled = isCustom && title && title !== declared.title ? { title } : {};
  const stated = source && refused === undefined ? sourcedBy(source) : undefined;
  const sources = stated === undefined || same(declared?.sourcedBy, stated) ? {} : { sourcedBy: stated };
  const known = declared ?? { origin, ...(type ? { type } : {}) };
  return Object.keys({ ...titled, ...sources }).length > 0 ? { ...known, ...titled, ...sources } : undefined;
}

/**
 * What the environment has to say about Okta's attributes so that it says what is live. A custom attribute that nobody declared is nobody's to
 * own: it stays undeclared, with its sources.
 */
export function adoptedSources(environment: Environment, table: FlowTable, org: AdoptableOrg): AdoptedSources {
  const attributes: Record<string, Attribute> = { ...environment.flows.attributes };
  const notExpressible: NotExpressible[] = [];
  const tells = tellsSources(org.userSchema);
  for (const [name, live] of Object.entries(org.userSchema.attributes)) {
    const path = oktaAttribute(name);
    const declared = table.attributes[path];
    if (!tells || (live.origin === 'custom' && !declared)) continue;
    const { source } = live;
    const refused = source?.type === 'OVERRIDE' ? whyNot(source.priority, path, table, org) : undefined;
    const isStated = declared?.sourcedBy !== undefined && declared.sourcedBy !== 'inherit';
    if (source && refused !== undefined)
      notExpressible.push({ what: `${path} source`, why: `live it is ${words(source)}, and ${refused}` });
    const adopted = one(declared, live, refused);
    if (adopted) attributes[path] = adopted;
    else if (refused !== undefined && isStated) attributes[path] = { ...declared, sourcedBy: 'inherit' };
  }
  return { attributes: attributes as Attributes, notExpressible };
}
