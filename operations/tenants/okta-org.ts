import { z } from 'zod';
import type * as okta from '../../clients/okta';
import type { AttributeType, SystemId } from '../../engine/flows/model';
import type {
  App,
  AttributeStatement,
  Group,
  GroupRule,
  ProfileMapping,
  SchemaAttribute,
  UserAttribute,
  UserSchema,
} from '../../engine/org/org';
import { ranked, type GroupAssignment, type GroupReference } from '../../engine/org/assignments';
import type { AttributeLimits } from '../../engine/okta-refusals';
import { bareTemplate } from '../../engine/sync';

/** A system of the environment by its app's id; apps of other teams stay under their own id. */
export type SystemOf = (appId: string) => SystemId;

const Statement = z.looseObject({
  name: z.string(),
  type: z.string().default('EXPRESSION'),
  // A statement for groups has a filter instead.
  values: z.array(z.string()).nullish(),
  namespace: z.string().nullish(),
  filterType: z.string().nullish(),
  filterValue: z.string().nullish(),
});

/** Where assertions go, and to whom: what an admin can set over the catalogue's own (SamlApplicationSettingsSignOn). */
const OVERRIDES = ['ssoAcsUrlOverride', 'audienceOverride', 'recipientOverride', 'destinationOverride'] as const;

/** What of an app an environment states (Okta Management API, SamlApplication). A directory has less of it. */
const Settings = z.looseObject({
  credentials: z
    .looseObject({
      userNameTemplate: z.looseObject({ template: z.string(), pushStatus: z.string().nullish() }).nullish(),
    })
    .nullish(),
  visibility: z
    .looseObject({ hide: z.looseObject({ web: z.boolean().nullish(), iOS: z.boolean().nullish() }).nullish() })
    .nullish(),
  settings: z
    .looseObject({
      signOn: z
        .looseObject({
          defaultRelayState: z.string().nullish(),
          attributeStatements: z.array(Statement).nullish(),
          ...Object.fromEntries(OVERRIDES.map((name) => [name, z.string().nullish()])),
        })
        .nullish(),
    })
    .nullish(),
});

const statementOf = ({ name, type, values, ...rest }: z.infer<typeof Statement>): AttributeStatement => ({
  name,
  type,
  values: values ?? [],
  namespace: rest.namespace ?? undefined,
  filterType: rest.filterType ?? undefined,
  filterValue: rest.filterValue ?? undefined,
});

const overridesOf = (signOn: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    OVERRIDES.flatMap((name) => {
      const value = signOn[name];
      return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
    }),
  );

export function appOf(app: okta.App): App<string> {
  const { credentials, visibility, settings } = Settings.parse(app);
  const template = credentials?.userNameTemplate ?? undefined;
  const { id, name, label, status, features } = app;
  return {
    id,
    name,
    label,
    status,
    features,
    userName: template && {
      expression: bareTemplate(template.template),
      template: template.template,
      pushStatus: template.pushStatus ?? undefined,
    },
    statements: (settings?.signOn?.attributeStatements ?? []).map(statementOf),
    relayState: settings?.signOn?.defaultRelayState ?? undefined,
    overrides: overridesOf(settings?.signOn ?? {}),
    hidden: { web: visibility?.hide?.web ?? false, mobile: visibility?.hide?.iOS ?? false },
  };
}

export const mappingOf = (mapping: okta.Mapping | undefined): ProfileMapping<string> | undefined =>
  mapping && { id: mapping.id, lines: mapping.properties };

const attributeOf = (origin: SchemaAttribute['origin'], property: okta.SchemaProperty): SchemaAttribute => {
  const { type, title, externalName } = property;
  const limits = limitsOf(property);
  return {
    origin,
    type: type as AttributeType | undefined,
    title,
    externalName,
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(property['unique'] === 'UNIQUE_VALIDATED' && { unique: true }),
  };
};

const LIMITS = ['format', 'required', 'minLength', 'maxLength', 'minimum', 'maximum', 'enum', 'pattern'] as const;

/** What Okta holds values to, of what its schema says of an attribute. */
const limitsOf = (property: okta.SchemaProperty): AttributeLimits =>
  Object.fromEntries(
    LIMITS.flatMap((name) => {
      const value = property[name];
      return value === undefined || value === null || value === false ? [] : [[name, value] as const];
    }),
  );

const byName = <T>({ definitions }: okta.Schema, of: (origin: 'base' | 'custom', one: okta.SchemaProperty) => T) =>
  Object.fromEntries(
    (['base', 'custom'] as const).flatMap((origin) =>
      Object.entries(definitions[origin].properties).map(([name, one]) => [name, of(origin, one)] as const),
    ),
  );

export const appSchemaOf = (schema: okta.Schema): Readonly<Record<string, SchemaAttribute>> =>
  byName(schema, attributeOf);

export const userSchemaOf = (schema: okta.Schema, systemOf: SystemOf): UserSchema<string> => ({
  // Okta gives the schema's address for an id; its log, the last part.
  id: schema.id.split('/').at(-1)!,
  attributes: byName(schema, (origin, property): UserAttribute => {
    const { master } = property;
    const priority = (master?.priority ?? []).map(({ value }) => systemOf(value));
    return { ...attributeOf(origin, property), source: master && { type: master.type, priority } };
  }),
});

export const groupOf = ({ id, type, profile, source }: okta.Group, systemOf: SystemOf): Group<string> => ({
  id,
  name: profile.name,
  type,
  description: profile.description ?? undefined,
  from: source && systemOf(source.id),
});

type Names = ReadonlyMap<string, GroupReference>;

const referenceOf = (id: string, names: Names): GroupReference => names.get(id) ?? { id, name: id };

export const assignmentsOf = (assignments: readonly okta.GroupAssignment[], names: Names): GroupAssignment[] =>
  ranked(assignments).map(({ id, priority, profile }) => ({ group: referenceOf(id, names), priority, profile }));

export const ruleOf = ({ id, name, status, conditions, actions }: okta.GroupRule, names: Names): GroupRule<string> => ({
  id,
  name,
  status,
  expression: conditions?.expression?.value ?? '',
  into: (actions?.assignUserToGroups?.groupIds ?? []).map((group) => referenceOf(group, names)),
});
