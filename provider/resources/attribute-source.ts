import type { SchemaProperty, Schema as UserSchema } from '../../clients/okta';
import { UNKNOWN, failure, hasUnknown } from '../protocol';
import type { AttributePath, Diagnostic, ObjectValue, Resource, Schema } from '../protocol';
import type { OktaOrg } from './okta-org';
import { whenGone } from './refusal';
import { writeAndReadBack } from './write-and-read-back';
import type { Outcome } from './write-and-read-back';
import { OKTA_CONSOLE } from '../../engine/conditions/consoles';

const SOURCES = ['PROFILE_MASTER', 'OKTA', 'OVERRIDE'] as const;

interface Source {
  /** Okta's names; the console says "Inherit from profile source", "Inherit from Okta", "Override profile source". */
  readonly source: (typeof SOURCES)[number];
  /** App ids, highest first; with OVERRIDE only. */
  readonly priority: readonly string[] | null;
}

interface AttributeSource extends Source {
  readonly id: string;
  readonly user_type: string;
  readonly attribute: string;
  /** What stood there before this resource wrote; null while it has written nothing over what it imported. */
  readonly restores: Source | null;
}

const INHERIT: Source = { source: 'PROFILE_MASTER', priority: null };

const schema: Schema = {
  version: 0,
  description:
    'Source and priority list of one base attribute of the Okta user profile. Nothing else of it is touched.',
  attributes: {
    id: { type: 'string', computed: true, description: '<user type>/<attribute>; also the id to import.' },
    user_type: {
      type: 'string',
      optional: true,
      computed: true,
      default: 'default',
      replaces: true,
      description: 'Id of the user type (oty…), or "default".',
    },
    attribute: { type: 'string', required: true, replaces: true, description: 'Variable name: primaryPhone.' },
    source: {
      type: 'string',
      required: true,
      validate: (value) => (SOURCES.some((source) => source === value) ? undefined : `One of ${SOURCES.join(', ')}.`),
      description:
        'PROFILE_MASTER: inherit from the profile source. OKTA: inherit from Okta. OVERRIDE: the apps of `priority`.',
    },
    priority: {
      type: ['list', 'string'],
      optional: true,
      description: 'Ids of the apps that may source the attribute, highest first. With OVERRIDE only.',
    },
    restores: {
      computed: true,
      nested: {
        nesting: 'single',
        attributes: {
          source: { type: 'string', computed: true },
          priority: { type: ['list', 'string'], computed: true },
        },
      },
      description: 'What destroy returns to: the source before this resource wrote; inheritance where it never did.',
    },
  },
};

const sourceOf = ({ master }: SchemaProperty): Source => {
  if (!master) return INHERIT;
  const priority = master.priority?.map(({ value }) => value);
  return { source: master.type as Source['source'], priority: priority && priority.length > 0 ? priority : null };
};

const sameSource = (a: Source, b: Source): boolean =>
  a.source === b.source && (a.priority ?? []).join() === (b.priority ?? []).join();

const inWords = ({ source, priority }: Source): string => (priority ? `${source} by ${priority.join(', ')}` : source);

const wireSource = ({ source, priority }: Source) => ({
  type: source,
  ...(priority ? { priority: priority.map((value) => ({ type: 'APP', value })) } : {}),
});

const HOW_TO = (attribute: string): string =>
  `Overriding the profile source of a single attribute needs the org flag ATTRIBUTE_LEVEL_MASTERING (and, to push to ` +
  `the same app, ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH); Okta Support sets both on request.\n` +
  `By hand: ${OKTA_CONSOLE.sourcePriority(attribute, 'choose the app')}. Then run again; where the org does not show the source ` +
  `either, say okta.baseSources: 'byHand' in the environment, and the step is a gate that somebody attests.`;

const SOURCE: AttributePath = ['source'];

async function schemaId({ client }: OktaOrg, userType: string): Promise<string> {
  if (userType === 'default') return 'default';
  const type = (await client.userTypes()).find(({ id, name }) => id === userType || name === userType);
  const href = type?._links?.schema.href;
  if (!href) throw failure('No such user type', `The org has no user type ${userType}.`, ['user_type']);
  return href.slice(href.lastIndexOf('/') + 1);
}

const propertyOf = ({ definitions }: UserSchema, attribute: string): SchemaProperty | undefined =>
  definitions.base.properties[attribute];

async function liveProperty(org: OktaOrg, id: string, attribute: string): Promise<SchemaProperty | undefined> {
  return propertyOf(await org.client.userSchema(id), attribute);
}

/** Everything of the property as it stands, its source apart: whether Okta merges or replaces what is sent is not documented. */
const body = (attribute: string, property: SchemaProperty, source: Source) => ({
  definitions: {
    base: { id: '#base', type: 'object', properties: { [attribute]: { ...property, master: wireSource(source) } } },
  },
});

interface Target extends Pick<AttributeSource, 'user_type' | 'attribute'> {
  readonly wanted: Source;
}

/** Returns what stood there before; throws where the org does not hold the wanted source afterwards. */
async function write(
  org: OktaOrg,
  { user_type, attribute, wanted }: Target,
  prior: AttributeSource | null,
): Promise<Source> {
  const id = await schemaId(org, user_type);
  const property = await liveProperty(org, id, attribute);
  if (!property) {
    throw failure(
      `The Okta profile has no base attribute ${attribute}`,
      'Custom attributes and their sources belong to okta_user_schema_property.',
      ['attribute'],
    );
  }
  const before = sourceOf(property);
  if (sameSource(before, wanted)) return before;
  const outcome = await writeAndReadBack({
    write: () => org.write(() => org.client.postUserSchema(body(attribute, property, wanted), id)),
    read: () => liveProperty(org, id, attribute),
    holds: (live) => live !== undefined && sameSource(sourceOf(live), wanted),
  });
  if (outcome.kind !== 'holds') throw explain(outcome, attribute, wanted, prior);
  return before;
}

function explain(
  outcome: Exclude<Outcome<SchemaProperty | undefined>, { kind: 'holds' }>,
  attribute: string,
  wanted: Source,
  prior: AttributeSource | null,
) {
  const summary = `The source of ${attribute} is not ${inWords(wanted)}`;
  if (outcome.kind === 'refused') {
    return failure(summary, `${outcome.error.message}\n\n${HOW_TO(attribute)}`, SOURCE);
  }
  if (outcome.kind === 'unknown') {
    const detail = `${outcome.error.message}\n\nIt could not be read back, so the org may hold either; the state claims neither. Run again.`;
    // A state without a source claims nothing; the next refresh fills it in.
    return failure(summary, detail, SOURCE, prior && { ...prior, source: null, priority: null });
  }
  if (outcome.error) {
    return failure(summary, `${outcome.error.message}\n\nRead back, the org still has what it had. Run again.`, SOURCE);
  }
  const live = outcome.live?.master ? `still says ${inWords(sourceOf(outcome.live))}` : 'names no source at all';
  const detail = `Okta accepted the change, but its schema ${live}: the change was dropped without a word.\n\n${HOW_TO(attribute)}`;
  return failure(summary, detail, SOURCE);
}

function checkPriority({ source, priority }: ObjectValue): Diagnostic[] {
  const given = priority !== null && priority !== undefined;
  const wrong = (detail: string): Diagnostic[] => [
    { severity: 'error', summary: 'Invalid value', detail, path: ['priority'] },
  ];
  if (source === 'OVERRIDE' && (!given || (Array.isArray(priority) && priority.length === 0))) {
    return wrong('OVERRIDE needs the ids of the apps that source the attribute, highest first.');
  }
  return given && (source === 'OKTA' || source === 'PROFILE_MASTER') ? wrong(`${source} has no priority list.`) : [];
}

/** Source and priority list of one base attribute: what okta/okta cannot say (its issue 1100). */
export const attributeSource: Resource<OktaOrg, AttributeSource> = {
  schema,
  validate: checkPriority,

  plan: ({ prior, planned }) => {
    if (!prior || prior.restores !== null) return planned;
    const writes = hasUnknown(planned) || !sameSource(prior as unknown as Source, planned as unknown as Source);
    return writes ? { ...planned, restores: UNKNOWN } : planned;
  },

  create: (planned, { client: org }) =>
    org.schemaWrite(async () => {
      const restores = await write(org, { ...planned, wanted: planned }, null);
      return { ...planned, id: `${planned.user_type}/${planned.attribute}`, restores };
    }),

  read: async (state, { client: org }) => {
    const seen = await org.userSchemaSeen(await schemaId(org, state.user_type)).catch(whenGone);
    const live = seen && propertyOf(seen, state.attribute);
    return live ? { ...state, ...sourceOf(live) } : null;
  },

  update: (planned, prior, { client: org }) =>
    org.schemaWrite(async () => {
      const before = await write(org, { ...planned, wanted: planned }, prior);
      return { ...planned, restores: prior.restores ?? (sameSource(before, planned) ? null : before) };
    }),

  delete: (state, { client: org }) =>
    org.schemaWrite(async () => {
      await write(org, { ...state, wanted: state.restores ?? INHERIT }, state);
    }),

  import: async (id, { client: org }) => {
    const [userType, attribute] = id.includes('/') ? id.split('/') : ['default', id];
    if (!userType || !attribute) throw failure('Not an id', 'Import by <user type>/<attribute>: default/primaryPhone.');
    const live = await liveProperty(org, await schemaId(org, userType), attribute);
    if (!live) throw failure('Nothing to import', `The Okta profile has no base attribute ${attribute}.`);
    return { id: `${userType}/${attribute}`, user_type: userType, attribute, ...sourceOf(live), restores: null };
  },
};
