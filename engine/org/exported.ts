import { z } from 'zod';
import type { Org, OrgPart } from './org';

const text = z.string();
const byName = <T extends z.ZodType>(of: T) => z.record(text, of);

const AttributeMapping = z.strictObject({ expression: text, pushStatus: text });
const ProfileMapping = z.strictObject({ id: text, lines: byName(AttributeMapping) });
const GroupReference = z.strictObject({ name: text, id: text.optional(), from: text.optional() });

const App = z.strictObject({
  id: text,
  name: text.optional(),
  label: text,
  status: text,
  features: z.array(text),
  userName: z.strictObject({ expression: text, template: text, pushStatus: text.optional() }).optional(),
  statements: z.array(
    z.strictObject({
      name: text,
      type: text,
      values: z.array(text),
      namespace: text.optional(),
      filterType: text.optional(),
      filterValue: text.optional(),
    }),
  ),
  relayState: text.optional(),
  overrides: z.record(text, text).optional(),
  hidden: z.strictObject({ web: z.boolean(), mobile: z.boolean() }),
});

/** What Okta holds an attribute's values to. */
const Limits = z.strictObject({
  format: text.optional(),
  required: z.boolean().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: text.optional(),
});

const SchemaAttribute = z.strictObject({
  origin: z.enum(['base', 'custom']),
  type: text.optional(),
  title: text.optional(),
  externalName: text.optional(),
  limits: Limits.optional(),
  unique: z.boolean().optional(),
});

const UserAttribute = SchemaAttribute.extend({
  source: z.strictObject({ type: text, priority: z.array(text) }).optional(),
});

/** The parts of an org as a file holds them: `Org`, whose docstrings say what each means. */
const Parts = z.strictObject({
  apps: byName(App),
  userType: text,
  mappings: byName(z.strictObject({ toOkta: ProfileMapping.optional(), fromOkta: ProfileMapping.optional() })),
  appSchemas: byName(byName(SchemaAttribute)),
  userSchema: z.strictObject({ id: text, attributes: byName(UserAttribute) }),
  groups: z.array(
    z.strictObject({ id: text, name: text, type: text, description: text.optional(), from: text.optional() }),
  ),
  assignments: byName(
    z.array(z.strictObject({ group: GroupReference, priority: z.number().nullish(), profile: byName(z.unknown()) })),
  ),
  rules: z.array(
    z.strictObject({ id: text, name: text, status: text, expression: text, into: z.array(GroupReference) }),
  ),
  otherMappings: z.array(
    z.strictObject({ app: z.strictObject({ id: text, name: text }), lines: byName(AttributeMapping) }),
  ),
} satisfies Readonly<Record<OrgPart, z.ZodType>>);

/** Every part that an org has. */
export const ORG_PARTS = Object.keys(Parts.shape) as readonly OrgPart[];

/** Written by every version that writes the format below; a version that changes it counts up. */
export const ORG_FILE_VERSION = 1;

const Account = z.strictObject({
  licences: z.int().describe('Bought licences that wait for a person.'),
  licencesWithNumber: z.int().describe('Of these: licences that have a direct number.'),
  inventory: z.int().describe("Numbers of the account that are nobody's."),
  extensionNumbers: z.array(text).describe('Extension numbers in use, whoever has them.'),
  countries: byName(z.array(text))
    .optional()
    .describe("By code: names and code of every country in RingCentral's dictionary. Absent: nobody asked."),
  states: byName(z.array(text)).describe('By country: names and codes of states, where RingCentral wants one.'),
});

/** What a RingCentral account has to give, and what is taken there. */
export type ExportedAccount = z.output<typeof Account>;

export const OrgFileSchema = z.strictObject({
  kind: z.literal('ringcentral-okta/org'),
  version: z.literal(ORG_FILE_VERSION),
  environment: text.min(1).describe('Name of the environment whose systems are named here.'),
  orgId: text.min(1).describe("Okta's id of the org."),
  readAt: z.iso.datetime().describe('When the org was read.'),
  org: Parts.partial().describe('What was read, part by part. A part that is absent was not read.'),
  unread: z
    .array(z.strictObject({ what: text, why: text }))
    .describe('What should have been read and could not be: nothing is known of it.'),
  ringcentral: Account.optional().describe('Absent: RingCentral was not asked.'),
});

/** An Okta org as `export` writes it beside the people. Only a part that was read is there. */
export interface OrgFile extends Omit<z.output<typeof OrgFileSchema>, 'org' | 'unread'> {
  readonly org: Partial<Org<string>>;
  readonly unread: readonly Unread[];
}

/** What could not be read of an org, and why. */
export interface Unread {
  readonly what: string;
  readonly why: string;
}

export type OrgFileProblem = { readonly problem: string; readonly otherVersion: boolean };

/** Takes an org file's JSON. Answers what is wrong with it where it is none, or one of another version. */
export function orgFileFrom(value: unknown): OrgFile | OrgFileProblem {
  const { kind, version } = (value ?? {}) as { readonly kind?: unknown; readonly version?: unknown };
  if (kind === 'ringcentral-okta/org' && version !== ORG_FILE_VERSION)
    return {
      problem: `version ${JSON.stringify(version)}, and this one reads ${ORG_FILE_VERSION}`,
      otherVersion: true,
    };
  const { success, data, error } = OrgFileSchema.safeParse(value);
  // The schema says what `Org` says, but for the kinds of attributes, which are Okta's.
  if (success) return data as OrgFile;
  const [{ path, message }] = error.issues as [z.core.$ZodIssue];
  return { problem: `${path.join('.') || 'the file'}: ${message}`, otherVersion: false };
}
