import type { Live } from './tenants';

/** One edit by hand, as an administrator makes it, and the one place at which a check tells of it. */
export interface Edit {
  readonly kind: string;
  readonly name: string;
  readonly make: (live: Live) => Promise<unknown>;
  /** `tier address field`; one that ends with a dot goes on with an id. */
  readonly found: string;
}

interface Line {
  readonly expression: string;
  readonly pushStatus: string;
}
interface Mapping {
  readonly properties: Readonly<Record<string, Line>>;
}
type Side = 'ad' | 'ringcentral' | 'userType';
interface Direction {
  readonly from: Side;
  readonly to: Side;
  /** Where a check finds its lines. */
  readonly at: string;
  readonly under: 'lines' | 'mappings';
  /** Whether Okta lets a line of it push at times only. */
  readonly mayNotPush: boolean;
}

const DIRECTIONS: readonly Direction[] = [
  { from: 'ad', to: 'userType', at: 'ringcentralokta_mapping_lines.ad_to_okta', under: 'lines', mayNotPush: false },
  { from: 'userType', to: 'ad', at: 'ringcentralokta_mapping_lines.okta_to_ad', under: 'lines', mayNotPush: true },
  {
    from: 'ringcentral',
    to: 'userType',
    at: 'okta_profile_mapping.ringcentral_to_okta',
    under: 'mappings',
    mayNotPush: false,
  },
  {
    from: 'userType',
    to: 'ringcentral',
    at: 'okta_profile_mapping.okta_to_ringcentral',
    under: 'mappings',
    mayNotPush: true,
  },
];

const mappingOf = async ({ okta, ids }: Live, { from, to }: Direction): Promise<Mapping> => {
  const [found] = await okta<{ id: string }[]>('GET', `/mappings?sourceId=${ids[from]}&targetId=${ids[to]}`);
  return okta<Mapping>('GET', `/mappings/${found!.id}`);
};

const flipped = (status: string): string => (status === 'PUSH' ? 'DONT_PUSH' : 'PUSH');

/** What is done to a line, in turn: another expression, another push status, both at once, taken away. */
const LINE_EDITS: readonly {
  readonly kind: string;
  readonly field: string;
  readonly pushes: boolean;
  readonly edited: (line: Line) => Line | null;
}[] = [
  {
    kind: 'another expression',
    field: '.expression',
    pushes: false,
    edited: (line) => ({ ...line, expression: '"By hand"' }),
  },
  {
    kind: 'another push status',
    field: '.push_status',
    pushes: true,
    edited: (line) => ({ ...line, pushStatus: flipped(line.pushStatus) }),
  },
  {
    kind: 'both',
    field: '',
    pushes: true,
    edited: (line) => ({ expression: '"By hand"', pushStatus: flipped(line.pushStatus) }),
  },
  { kind: 'taken away', field: '', pushes: false, edited: () => null },
];

/** Every line that stands in the org, edited; `accepted` are those that the baseline knows as somebody else's. */
async function linesOf(live: Live, accepted: ReadonlySet<string>): Promise<Edit[]> {
  let turn = 0;
  const edits: Edit[] = [];
  for (const direction of DIRECTIONS) {
    const { properties } = await mappingOf(live, direction);
    const allowed = LINE_EDITS.filter(({ pushes }) => !pushes || direction.mayNotPush);
    for (const [target, line] of Object.entries(properties)) {
      const { kind, field, edited } = allowed[turn++ % allowed.length]!;
      const place = `${direction.at} ${direction.under}.${target}`;
      edits.push({
        kind: `line, ${kind}`,
        name: `${direction.from} → ${direction.to}.${target}: ${kind}`,
        make: ({ lines, ids }) => lines(ids[direction.from], ids[direction.to], { [target]: edited(line) }),
        found: `${accepted.has(place) ? 'undeclared' : 'declared'} ${place}${field}`,
      });
    }
  }
  return edits;
}

/** A line where there was none, two a direction. */
const MORE: readonly (readonly [direction: number, target: string, expression: string])[] = [
  [0, 'nickName', 'appuser.firstName'],
  [0, 'division', 'appuser.department'],
  [1, 'displayName', 'user.displayName'],
  [1, 'title', 'user.title'],
  [2, 'nickName', 'appuser.firstName'],
  [2, 'honorificPrefix', '"Dr."'],
  [3, 'mobilePhone', 'user.mobilePhone'],
];

async function linesMore(live: Live): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (const [at, target, expression] of MORE) {
    const direction = DIRECTIONS[at]!;
    if (target in (await mappingOf(live, direction)).properties) continue;
    const own = direction.under === 'mappings';
    edits.push({
      kind: 'line, one more',
      name: `${direction.from} → ${direction.to}.${target}: one more`,
      make: ({ lines, ids }) =>
        lines(ids[direction.from], ids[direction.to], { [target]: { expression, pushStatus: 'PUSH' } }),
      found: `${own ? 'declared' : 'undeclared'} ${direction.at} ${direction.under}.${target}`,
    });
  }
  return edits;
}

const schemaPath = ({ ids }: Live, of: Side): string =>
  of === 'userType' ? '/meta/schemas/user/default' : `/meta/schemas/apps/${ids[of]}/default`;

const property = (of: Side, part: 'base' | 'custom', name: string, value: unknown, found: string): Edit => ({
  kind: `schema, ${part}`,
  name: `${of}.${name}`,
  make: (live) =>
    live.okta('POST', schemaPath(live, of), {
      definitions: { [part]: { id: `#${part}`, type: 'object', properties: { [name]: value } } },
    }),
  found,
});

const SYSTEM: Readonly<Record<Side, string>> = { userType: 'okta', ad: 'ad', ringcentral: 'ringcentral' };
const TYPES = ['string', 'boolean', 'integer', 'number'];

/** Attributes that nobody declared, of each type, in each schema; and base attributes that have another source. */
const SCHEMAS: readonly Edit[] = [
  ...(Object.keys(SYSTEM) as Side[]).flatMap((of) =>
    TYPES.map((type) =>
      property(
        of,
        'custom',
        `byHand_${type}`,
        { title: `By hand, ${type}`, type },
        `undeclared ${SYSTEM[of]}.byHand_${type} *`,
      ),
    ),
  ),
  ...['department', 'city', 'firstName', 'lastName', 'mobilePhone'].map((name) =>
    property(
      'userType',
      'base',
      name,
      { title: name, type: 'string', master: { type: 'OKTA' } },
      `declared okta.${name} source`,
    ),
  ),
  property(
    'userType',
    'custom',
    'extension',
    { title: 'By hand', type: 'string', scope: 'NONE' },
    'declared okta_user_schema_property.okta_extension title',
  ),
];

interface App {
  label: string;
  settings: {
    signOn: Record<string, unknown> & { attributeStatements: { name: string; values: string[] }[] };
    notes: object;
  };
  credentials: { userNameTemplate: { template: string; pushStatus: string } };
  visibility: { autoSubmitToolbar: boolean; hide: { web: boolean; iOS: boolean } };
  accessibility: Record<string, unknown>;
}
const OURS = 'okta_app_saml.ringcentral';
const setting = (name: string, field: string, change: (app: App) => unknown, tier = `declared ${OURS}`): Edit => ({
  kind: 'app',
  name,
  make: (live) => live.app<App>((app) => void change(app)),
  found: `${tier} ${field}`,
});
const APP: readonly Edit[] = [
  setting('label', 'label', (app) => (app.label = 'Phones')),
  setting('relay state', 'default_relay_state', (app) => (app.settings.signOn.defaultRelayState = 'https://x.test/')),
  setting('user name', 'user_name_template', (app) => (app.credentials.userNameTemplate.template = 'user.login')),
  setting(
    'push of the user name',
    'user_name_template_push_status',
    (app) => (app.credentials.userNameTemplate.pushStatus = 'DONT_PUSH'),
  ),
  setting('icon', 'hide_web', (app) => (app.visibility.hide.web = true)),
  setting('icon on phones', 'hide_ios', (app) => (app.visibility.hide.iOS = true)),
  setting('toolbar', 'auto_submit_toolbar', (app) => (app.visibility.autoSubmitToolbar = true)),
  setting('self service', 'accessibility_self_service', (app) => (app.accessibility.selfService = true)),
  setting(
    'login page',
    'accessibility_login_redirect_url',
    (app) => (app.accessibility.loginRedirectUrl = 'https://x.test/login'),
  ),
  setting(
    'error page',
    'accessibility_error_redirect_url',
    (app) => (app.accessibility.errorRedirectUrl = 'https://x.test/error'),
  ),
  setting('note of admins', 'admin_note', (app) => (app.settings.notes = { admin: 'By hand' })),
  setting(
    'note of people',
    'enduser_note',
    (app) => (app.settings.notes = { ...app.settings.notes, enduser: 'By hand' }),
  ),
  setting(
    'statement',
    'attribute_statements.',
    (app) => (app.settings.signOn.attributeStatements[0]!.values = ['user.login']),
  ),
  ...['ssoAcsUrlOverride', 'audienceOverride', 'recipientOverride', 'destinationOverride'].map((name) =>
    setting(
      name,
      `signOn.${name}`,
      (app) => (app.settings.signOn[name] = 'https://x.test/acs'),
      'undeclared systems.ringcentral',
    ),
  ),
];

interface Rule {
  readonly id: string;
  name: string;
  conditions: { expression: { value: string } };
}

const rule = (name: string, change: (rule: Rule) => unknown, field: string): Edit => ({
  kind: 'rule',
  name,
  make: async ({ okta }) => {
    const found = (await okta<Rule[]>('GET', '/groups/rules'))[0]!;
    await okta('POST', `/groups/rules/${found.id}/lifecycle/deactivate`);
    change(found);
    await okta('PUT', `/groups/rules/${found.id}`, found);
    await okta('POST', `/groups/rules/${found.id}/lifecycle/activate`);
  },
  found: `declared okta_group_rule.ringcentral_for_sales_leads ${field}`,
});

const intoOurs = (into: string): Edit => ({
  kind: 'rule of somebody else',
  name: `a rule into ${into}`,
  make: async ({ okta, ids }) => {
    const made = await okta('POST', '/groups/rules', {
      type: 'group_rule',
      name: `By hand into ${into}`,
      conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.city == "Nowhere"' } },
      actions: { assignUserToGroups: { groupIds: [ids.group(into)] } },
    });
    await okta('POST', `/groups/rules/${made.id}/lifecycle/activate`);
  },
  found: `undeclared rules.By hand into ${into} *`,
});

/** Groups made for this, each given the app after ours. */
const assigned = (number: number): Edit => ({
  kind: 'assignment of a group',
  name: `group ${number} gets RingCentral`,
  make: async ({ okta, ids }) => {
    const made = await okta('POST', '/groups', { profile: { name: `By hand ${number}` } });
    await okta('PUT', `/apps/${ids.ringcentral}/groups/${made.id}`, { priority: 10 + number });
  },
  found: `undeclared systems.ringcentral assignments.group.By hand ${number}`,
});

const person = (number: number): Edit => ({
  kind: 'assignment of a person',
  name: `person ${number} gets RingCentral`,
  make: async ({ okta, ids }) => {
    const address = `by.hand${number}@acme.test`;
    const profile = { login: address, email: address, firstName: 'By', lastName: 'Hand' };
    const made = await okta('POST', '/users?activate=true', { profile });
    await okta('POST', `/apps/${ids.ringcentral}/users`, { id: made.id, scope: 'USER' });
  },
  found: 'undeclared systems.ringcentral assignments.person.',
});

const constants = (name: string, address: string, priority: number, profile: object, field: string): Edit => ({
  kind: 'constants of a group',
  name: `${field} of ${name}`,
  make: ({ okta, ids }) => okta('PUT', `/apps/${ids.ringcentral}/groups/${ids.group(name)}`, { priority, profile }),
  found: `declared okta_app_group_assignment.${address} ${field}`,
});

const ACCESS: readonly Edit[] = [
  {
    kind: 'group',
    name: 'description of a group',
    make: ({ okta, ids }) =>
      okta('PUT', `/groups/${ids.group('RingCentral Pilots')}`, {
        profile: { name: 'RingCentral Pilots', description: 'By hand' },
      }),
    found: 'declared okta_group.ringcentral_pilots description',
  },
  rule(
    'expression of the rule',
    (one) => (one.conditions.expression.value = 'user.city == "Rome"'),
    'expression_value',
  ),
  rule('name of the rule', (one) => (one.name = 'By hand'), 'name'),
  intoOurs('Contractors'),
  intoOurs('RingCentral Pilots'),
  ...[1, 2, 3, 4].map(assigned),
  person(1),
  person(2),
  constants('Contractors', 'contractors', 1, { department: 'Elsewhere' }, 'profile.department'),
  constants('RingCentral Pilots', 'ringcentral_pilots', 2, { city: 'Elsewhere' }, 'profile.city'),
];

/** Edits of everything that a write route of the embedded org takes, as its lines, schemas, apps, rules and groups stand. */
export const generatedEdits = async (live: Live, accepted: ReadonlySet<string>): Promise<Edit[]> => [
  ...(await linesOf(live, accepted)),
  ...(await linesMore(live)),
  ...SCHEMAS,
  ...APP,
  ...ACCESS,
];
