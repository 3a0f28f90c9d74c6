import { commandLine } from '../command-line';
import { z } from 'zod';
import { answersSchema } from '../calibration/answers';
import { PHASES, SYSTEM_KINDS } from '../flows/model';
import { flowsSchema, numberAndExtensionSchema, text } from './flows-schema';
import { OKTA_CONSOLE } from '../conditions/consoles';
import { WHERE_FOUND } from './where-found';

/** An id: where it is open, the error says where it is found. */
const id = (whereFound: string) => z.string().min(1, whereFound);

/** The seeds' starting points. Once running, all four go on alike. */
const SCENARIOS = [
  'existing-ringcentral-without-okta',
  'existing-ringcentral-with-okta',
  'new-ringcentral-without-okta',
  'new-ringcentral-with-okta',
] as const;

const system = z.strictObject({
  kind: z.enum(SYSTEM_KINDS),
  label: text.optional().describe("How the admin console shows it: the AD domain, the app's label. Default: the id."),
  app: z
    .union([
      z.strictObject({ create: text }),
      z.strictObject({ adopt: id(`${WHERE_FOUND.directoryApp}, or of the app itself`) }),
    ])
    .describe('`create`: OIN catalogue key (RingCentral only); `adopt`: id of an app that exists.'),
  sourceRank: z
    .int()
    .min(1)
    .optional()
    .describe(`Place under ${OKTA_CONSOLE.profileSources}, 1 is highest. Absent: no source.`),
  undeclared: z
    .enum(['keep', 'remove'])
    .optional()
    .describe('Live mapping lines nobody declared: keep and list them, or blank them. Default keep.'),
});

const statement = z.strictObject({
  name: text.describe('Name of the attribute in the assertion.'),
  namespace: text.optional().describe('Its name format. Default: unspecified.'),
  values: z.array(text).min(1).optional().describe('Expressions, of a statement that has several.'),
  groups: z
    .strictObject({ filter: z.enum(['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX']), value: text })
    .optional()
    .describe('Names of the groups that the filter takes, of a statement about groups.'),
});

const ringcentral = z.strictObject({
  accountId: id(WHERE_FOUND.accountId).describe(
    "The RingCentral account's id: every command checks it before its first other call.",
  ),
  plan: text.describe(
    'The plan as the bill names it: RingEX Core, Advanced or Ultra (Ultimate in the UK, Canada and Australia). Whether it comes with Directory Integration only RingCentral can tell.',
  ),
  brand: text.default('RingCentral').describe('RingCentral Brand of the General tab.'),
  employeeIdField: text
    .default('Employee ID')
    .describe("The account's custom field that keeps a person's employee id: RingCentral has no attribute for it."),
  uat: z.boolean().default(false).describe('Use the RingCentral UAT app and API (Okta Preview only).'),
  label: text.default('RingCentral').describe("The app's label; people see it on their home page."),
  hideOnHomePage: z.boolean().default(false).describe('Do not display the application icon to users.'),
  hideOnMobile: z.boolean().default(false).describe('Do not display the application icon in the Okta Mobile app.'),
  relayState: text
    .default('https://service.ringcentral.com/mobile/ssoLogin')
    .describe('Default Relay State; without it a login that starts at Okta ends in "Unexpected Error".'),
  statements: z
    .array(statement)
    .default([])
    .describe(
      'SAML attribute statements that no line can say: names of groups, several values, a namespace of their own. Others are lines.',
    ),
  statementOrder: z
    .array(text)
    .optional()
    .describe('Names of all SAML statements in the order in which the app has them. Default: sorted by name.'),
  settingNames: z
    .strictObject({ brand: text.optional(), apiBaseUrl: text.optional() })
    .default({})
    .describe(
      "The keys of brand and API base URL in the app's settings. Okta does not publish them: absent, they are set by hand on the General tab.",
    ),
});

const group = z.strictObject({
  name: text.describe('Exact name of the group.'),
  from: z
    .union([
      z.enum(['okta', 'directory', 'new']),
      z.strictObject({ directory: text.describe('A system of kind activeDirectory or ldap.') }),
      z.strictObject({ id: text.describe("Okta's id of the group; `name` is then what it is called here.") }),
    ])
    .describe(
      'An Okta group that exists, one imported from a directory, or a new Okta group. Where several directories have a group of the name: `{ directory: "acme" }`, or `{ id: "00g…" }`.',
    ),
  description: text.optional().describe('Of a new group.'),
  assign: z.boolean().default(true).describe('Assign the RingCentral app to the group: its members get an account.'),
  priority: z
    .int()
    .min(0)
    .optional()
    .describe('Of the assignment; decides whose constants a member of several groups gets.'),
  withoutValue: z
    .array(text)
    .optional()
    .describe(
      'Attributes of the app that the assignment names without a value, as consoles leave them: the next group decides. Written by `adopt`.',
    ),
});

const rule = z.strictObject({
  name: text.max(50).describe('At most 50 characters.'),
  expression: text.describe('Okta Expression Language, the narrower language of group rules.'),
  into: z.array(text).min(1).describe('Okta groups in scope that people are put into.'),
});

const attestation = z.strictObject({
  by: text.describe('Who says so.'),
  on: text.describe('When they saw it, as a date or an instant.'),
  expires: text.optional().describe("When it must be looked at again. Default: the gate's own validity."),
  note: text.optional(),
});

const acknowledgement = z.strictObject({
  id: text.describe(
    'A finding that is accepted (`RCO029`); `cutover`: the table of numbers was read; `promotion`: two environments may differ there.',
  ),
  address: text
    .optional()
    .describe(
      'Where it is accepted: the place that the finding names, such as the Terraform address whose delete is meant. Only `cutover` may have none.',
    ),
  reason: text,
  expires: text.describe(
    'A date (its midnight in UTC) or an instant, at most a year away; past it the acknowledgement counts for nothing.',
  ),
});

const argument = z.union([z.string(), z.number(), z.boolean()]);

/** `workspaces = { name = "rc" }`. */
const block = z
  .record(z.string(), argument)
  .refine((members) => Object.keys(members).length > 0, 'expected string, number, boolean or a block of these');

const state = z.strictObject({
  backend: z.enum(['local', 's3', 'gcs', 'azurerm', 'http', 'pg', 'remote', 'consul', 'kubernetes', 'cos', 'oss']),
  path: text.optional().describe('Of the local state file; relative to the directory that Terraform runs in.'),
  config: z
    .record(z.string(), z.union([argument, block]))
    .optional()
    .describe("The backend's own arguments. Credentials come from its environment variables."),
});

const share = z.int().min(0).max(100);
const thresholds = z.strictObject({
  addedPeople: share
    .default(100)
    .describe(
      'Stop when more than this percentage of people in scope get a value of one attribute where they had none.',
    ),
  addedCount: z.int().min(0).optional().describe('The same as a number of people; both hold. Absent: no limit.'),
  changedPeople: share
    .default(50)
    .describe('Stop when more than this percentage of people in scope get another value of one attribute, or none.'),
  changedCount: z.int().min(0).optional().describe('The same as a number of people.'),
  changedPeopleWarning: share.default(10).describe('Warn when more than this percentage get another value, or none.'),
  removedPeople: share
    .default(20)
    .describe('Stop when more than this percentage of people in scope lose their value of one attribute.'),
  removedCount: z.int().min(0).optional().describe('The same as a number of people.'),
  unassigned: share.default(20).describe('Stop when more than this percentage would lose the app.'),
  unassignedPeople: z.int().min(0).default(5).describe('Stop when more people than this would lose the app.'),
  deactivatedInRingCentral: z
    .int()
    .min(0)
    .default(0)
    .describe('Stop when more RingCentral accounts than this would go.'),
});

const people = z.strictObject({
  except: z
    .array(z.strictObject({ login: text, reason: text }))
    .default([])
    .describe('Logins that are left alone: conference rooms, shared phones.'),
  export: text.optional().describe('A read-only export of people, for reviews without a live tenant.'),
});

/** The shape of an environment file. What its values must mean stands in `rules.ts`. */
export const environmentSchema = z.strictObject({
  name: text.describe('Name of the environment and id of its stack.'),
  summary: text.describe('One sentence for people.'),
  scenario: z.enum(SCENARIOS).describe('Where the company starts from.'),
  porting: z
    .boolean()
    .default(false)
    .describe('Numbers are being ported: nothing is written back before phase `live`, unless it is held altogether.'),
  writeBack: z
    .enum(['on', 'held'])
    .default('on')
    .describe(
      'Lines towards directories. `held`: declared for new accounts only, so that no number is written to anybody, in any phase; for a port that begins once an environment is live.',
    ),
  phase: z.enum(PHASES).describe('How far the rollout is. No phase is skipped.'),
  okta: z.strictObject({
    orgId: id(WHERE_FOUND.orgId).describe('The org that everything here belongs to; any other is refused.'),
    baseSources: z
      .enum(['provider', 'byHand'])
      .optional()
      .describe(
        'Who sets the source of base attributes such as primaryPhone: our Terraform provider, or an admin in Profile Editor behind the gates attribute-source-primary-phone and attribute-sources-by-hand, for an org whose API refuses or drops it. Default provider.',
      ),
  }),
  ringcentral,
  systems: z.record(z.string(), system),
  flows: flowsSchema,
  numberAndExtension: numberAndExtensionSchema,
  access: z.strictObject({ groups: z.array(group), rules: z.array(rule).default([]) }),
  singleSignOn: z.boolean().default(false).describe('People log in to RingCentral through Okta.'),
  reactivation: z.boolean().default(false).describe('A person enabled again in AD gets RingCentral back.'),
  attestations: z.record(z.string(), attestation).default({}).describe('By gate: what a person saw that no API tells.'),
  acknowledgements: z.array(acknowledgement).default([]),
  state,
  thresholds: thresholds.prefault({}),
  people: people.prefault({}),
  keep: z
    .record(z.string(), z.array(text))
    .optional()
    .describe(
      'Arguments of Terraform resources that stay as they are live, by address: what an environment has no words for. Written by `adopt`.',
    ),
  calibratedBy: text
    .optional()
    .describe('Environment whose calibration counts here too: a preview org of the same kind. Default: its own.'),
  calibration: answersSchema
    .optional()
    .describe(`What \`${commandLine('calibrate')}\` found out; read from environments/calibration, not written here.`),
});

/** An environment as its file states it: what has a default may be left out. */
export type EnvironmentInput = z.input<typeof environmentSchema>;
/** An environment, complete and checked. */
export type Environment = z.output<typeof environmentSchema>;
