import type { Live } from './tenants';

/** A change made by hand, and what a check says of it. */
export interface Change {
  readonly name: string;
  readonly make: (live: Live) => Promise<unknown>;
  /** `tier address field`. */
  readonly found: string;
}

const AD_TO_OKTA = 'ringcentralokta_mapping_lines.ad_to_okta';
const OKTA_TO_AD = 'ringcentralokta_mapping_lines.okta_to_ad';
const RC_TO_OKTA = 'okta_profile_mapping.ringcentral_to_okta';
const OKTA_TO_RC = 'okta_profile_mapping.okta_to_ringcentral';
const APP = 'okta_app_saml.ringcentral';
const PUSH = 'PUSH';

type Side = 'ad' | 'ringcentral' | 'userType';
const line =
  (from: Side, to: Side, target: string, value: { expression: string; pushStatus: string } | null) =>
  ({ lines, ids }: Live) =>
    lines(ids[from], ids[to], { [target]: value });

const userSchema =
  (part: 'base' | 'custom', properties: object) =>
  ({ okta }: Live) =>
    okta('POST', '/meta/schemas/user/default', {
      definitions: { [part]: { id: `#${part}`, type: 'object', properties } },
    });

const appSchema =
  (app: 'ad' | 'ringcentral', properties: object) =>
  ({ okta, ids }: Live) =>
    okta('POST', `/meta/schemas/apps/${ids[app]}/default`, {
      definitions: { custom: { id: '#custom', type: 'object', properties } },
    });

/** As much of an app as is changed by hand. */
interface App {
  label: string;
  settings: { signOn: { defaultRelayState: string; attributeStatements: { values: string[] }[] } };
  credentials: { userNameTemplate: { template: string; pushStatus: string } };
  visibility: { autoSubmitToolbar: boolean; hide: { web: boolean; iOS: boolean } };
  accessibility: { selfService: boolean };
}

interface Rule {
  id: string;
  status: string;
  conditions: { expression: { value: string } };
}

const app =
  (change: (app: App) => void) =>
  (live: Live): Promise<unknown> =>
    live.app(change);

const shut = (gate: string) => (live: Live) => live.shut(gate);

const rule =
  (change: (rule: Rule) => void) =>
  async ({ okta }: Live) => {
    const found = (await okta<Rule[]>('GET', '/groups/rules'))[0]!;
    await okta('POST', `/groups/rules/${found.id}/lifecycle/deactivate`);
    change(found);
    await okta('PUT', `/groups/rules/${found.id}`, found);
    if (found.status === 'ACTIVE') await okta('POST', `/groups/rules/${found.id}/lifecycle/activate`);
  };

const LINES: readonly Change[] = [
  {
    name: 'an expression towards Okta',
    make: line('ringcentral', 'userType', 'primaryPhone', { expression: 'appuser.directNumber', pushStatus: PUSH }),
    found: `declared ${RC_TO_OKTA} mappings.primaryPhone.expression`,
  },
  {
    name: 'a line towards Okta that was taken away',
    make: line('ringcentral', 'userType', 'extension', null),
    found: `declared ${RC_TO_OKTA} mappings.extension`,
  },
  {
    name: 'a line more on a pair that is ours alone',
    make: line('ringcentral', 'userType', 'nickName', { expression: 'appuser.firstName', pushStatus: PUSH }),
    found: `declared ${RC_TO_OKTA} mappings.nickName`,
  },
  {
    name: 'a line that pushes only on create from now on',
    make: line('userType', 'ringcentral', 'lastName', { expression: 'user.lastName', pushStatus: 'DONT_PUSH' }),
    found: `declared ${OKTA_TO_RC} mappings.lastName.push_status`,
  },
  {
    name: 'an expression towards RingCentral',
    make: line('userType', 'ringcentral', 'firstName', { expression: 'user.nickName', pushStatus: PUSH }),
    found: `declared ${OKTA_TO_RC} mappings.firstName.expression`,
  },
  {
    name: 'a line towards RingCentral that was taken away',
    make: line('userType', 'ringcentral', 'city', null),
    found: `declared ${OKTA_TO_RC} mappings.city`,
  },
  {
    name: 'an expression from the directory',
    make: line('ad', 'userType', 'department', { expression: '"Acme"', pushStatus: PUSH }),
    found: `declared ${AD_TO_OKTA} lines.department.expression`,
  },
  {
    name: 'a line from the directory that was taken away',
    make: line('ad', 'userType', 'mobilePhone', null),
    found: `declared ${AD_TO_OKTA} lines.mobilePhone`,
  },
  {
    name: "a line of somebody else on the company's pair",
    make: line('ad', 'userType', 'costCenter', { expression: 'appuser.department', pushStatus: PUSH }),
    found: `undeclared ${AD_TO_OKTA} lines.costCenter`,
  },
  {
    name: 'a write-back expression',
    make: line('userType', 'ad', 'telephoneNumber', { expression: 'user.mobilePhone', pushStatus: PUSH }),
    found: `declared ${OKTA_TO_AD} lines.telephoneNumber.expression`,
  },
  {
    name: "another's line to the directory",
    make: line('userType', 'ad', 'displayName', { expression: 'user.displayName', pushStatus: PUSH }),
    found: `undeclared ${OKTA_TO_AD} lines.displayName`,
  },
];

const PROFILES: readonly Change[] = [
  {
    name: "an attribute's title",
    make: userSchema('custom', {
      extension: {
        title: 'Changed by hand',
        type: 'string',
        scope: 'NONE',
        master: { type: 'OVERRIDE', priority: [] },
      },
    }),
    found: 'declared okta_user_schema_property.okta_extension title',
  },
  { name: 'where it comes from, in consequence', make: async () => undefined, found: 'declared okta.extension source' },
  {
    name: 'an attribute nobody declared, on people',
    make: userSchema('custom', { shoeSize: { title: 'Shoe size', type: 'string' } }),
    found: 'undeclared okta.shoeSize *',
  },
  {
    name: 'an attribute nobody declared, on RingCentral accounts',
    make: appSchema('ringcentral', { pager: { title: 'Pager', type: 'string' } }),
    found: 'undeclared ringcentral.pager *',
  },
  {
    name: 'an attribute nobody declared, on directory accounts',
    make: appSchema('ad', { roomNumber: { title: 'Room', type: 'string' } }),
    found: 'undeclared ad.roomNumber *',
  },
  {
    name: 'the source of a base attribute',
    make: shut('attribute-source-primary-phone'),
    found: 'declared ringcentralokta_attribute_source.okta_primaryPhone source',
  },
  {
    name: 'a base attribute that Okta itself is the source of now',
    make: userSchema('base', { department: { title: 'Department', type: 'string', master: { type: 'OKTA' } } }),
    found: 'declared okta.department source',
  },
];

const THE_APP: readonly Change[] = [
  { name: "the app's label", make: app((one) => (one.label = 'Phones')), found: `declared ${APP} label` },
  {
    name: 'the relay state',
    make: app((one) => (one.settings.signOn.defaultRelayState = 'https://example.test/')),
    found: `declared ${APP} default_relay_state`,
  },
  {
    name: 'the user name',
    make: app((one) => (one.credentials.userNameTemplate.template = 'user.login')),
    found: `declared ${APP} user_name_template`,
  },
  {
    name: 'whether the user name is pushed',
    make: app((one) => (one.credentials.userNameTemplate.pushStatus = 'DONT_PUSH')),
    found: `declared ${APP} user_name_template_push_status`,
  },
  {
    name: 'the icon on the home page',
    make: app((one) => (one.visibility.hide.web = true)),
    found: `declared ${APP} hide_web`,
  },
  {
    name: 'the icon on phones',
    make: app((one) => (one.visibility.hide.iOS = true)),
    found: `declared ${APP} hide_ios`,
  },
  {
    name: 'the toolbar',
    make: app((one) => (one.visibility.autoSubmitToolbar = true)),
    found: `declared ${APP} auto_submit_toolbar`,
  },
  {
    name: 'self service',
    make: app((one) => (one.accessibility.selfService = true)),
    found: `declared ${APP} accessibility_self_service`,
  },
  {
    name: 'a SAML statement',
    make: app((one) => (one.settings.signOn.attributeStatements[0]!.values = ['user.login'])),
    found: `declared ${APP} attribute_statements.`,
  },
];

const ACCESS: readonly Change[] = [
  {
    name: "a group's description",
    make: ({ okta, ids }) =>
      okta('PUT', `/groups/${ids.group('RingCentral Pilots')}`, {
        profile: { name: 'RingCentral Pilots', description: 'Changed by hand' },
      }),
    found: 'declared okta_group.ringcentral_pilots description',
  },
  {
    name: 'whom a rule takes in',
    make: rule((one) => (one.conditions.expression.value = 'user.department == "Marketing"')),
    found: 'declared okta_group_rule.ringcentral_for_sales_leads expression_value',
  },
  {
    name: 'a rule of somebody else into a group of ours',
    make: async ({ okta, ids }) => {
      const made = await okta('POST', '/groups/rules', {
        type: 'group_rule',
        name: 'All of Support',
        conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.department == "Support"' } },
        actions: { assignUserToGroups: { groupIds: [ids.group('Contractors')] } },
      });
      await okta('POST', `/groups/rules/${made.id}/lifecycle/activate`);
    },
    found: 'undeclared rules.All of Support *',
  },
  {
    name: 'a constant of a group',
    make: ({ okta, ids }) =>
      okta('PUT', `/apps/${ids.ringcentral}/groups/${ids.group('Contractors')}`, {
        priority: 1,
        profile: { department: 'Elsewhere' },
      }),
    found: 'declared okta_app_group_assignment.contractors profile.department',
  },
  {
    name: 'a group more that gets RingCentral',
    make: ({ okta, ids }) => okta('PUT', `/apps/${ids.ringcentral}/groups/${ids.group('Support')}`, { priority: 3 }),
    found: 'undeclared systems.ringcentral assignments.group.Support',
  },
  {
    name: 'a person who got RingCentral by hand',
    make: async ({ okta, ids }) => {
      const made = await okta('POST', '/users?activate=true', {
        profile: { login: 'by.hand@acme.test', email: 'by.hand@acme.test', firstName: 'By', lastName: 'Hand' },
      });
      await okta('POST', `/apps/${ids.ringcentral}/users`, { id: made.id, scope: 'USER' });
    },
    found: 'undeclared systems.ringcentral assignments.person.',
  },
];

/** What stands beside one another without one hiding the other. */
export const TOGETHER: readonly Change[] = [...LINES, ...PROFILES, ...THE_APP, ...ACCESS];

const feature = (gate: string, system: string, name: string): Change => ({
  name: `the switch behind gate ${gate}`,
  make: shut(gate),
  found: `declared systems.${system} features.${name}`,
});

/** Switches of consoles, and what is taken away as a whole. */
export const SWITCHES: readonly Change[] = [
  feature('ringcentral-create-users', 'ringcentral', 'PUSH_NEW_USERS'),
  feature('ringcentral-update-attributes', 'ringcentral', 'PUSH_PROFILE_UPDATES'),
  feature('ringcentral-deactivate-users', 'ringcentral', 'PUSH_USER_DEACTIVATION'),
  feature('ringcentral-import', 'ringcentral', 'IMPORT_NEW_USERS'),
  feature('ringcentral-import', 'ringcentral', 'IMPORT_PROFILE_UPDATES'),
  feature('ringcentral-profile-source', 'ringcentral', 'PROFILE_MASTERING'),
  feature('ad-profile-source', 'ad', 'PROFILE_MASTERING'),
  feature('ad-create-users', 'ad', 'PUSH_NEW_USERS'),
  feature('ad-update-attributes', 'ad', 'PUSH_PROFILE_UPDATES'),
  feature('delegated-authentication', 'ad', 'OUTBOUND_DEL_AUTH'),
  {
    name: 'an assignment that was taken away',
    make: ({ okta, ids }) => okta('DELETE', `/apps/${ids.ringcentral}/groups/${ids.group('Contractors')}`),
    found: 'deleted okta_app_group_assignment.contractors *',
  },
  {
    name: 'a rule that was taken away',
    make: async ({ okta }) => {
      const [found] = await okta<{ id: string }[]>('GET', '/groups/rules');
      await okta('POST', `/groups/rules/${found!.id}/lifecycle/deactivate`);
      await okta('DELETE', `/groups/rules/${found!.id}`);
    },
    found: 'deleted okta_group_rule.ringcentral_for_sales_leads *',
  },
  {
    name: 'an app that was switched off',
    make: ({ okta, ids }) => okta('POST', `/apps/${ids.ringcentral}/lifecycle/deactivate`),
    found: `declared ${APP} status`,
  },
];

/** A value of a person changed by hand, and where a check says so: `system.attribute account`. */
interface PersonalChange {
  readonly name: string;
  readonly make: (live: Live) => Promise<unknown>;
  readonly found: readonly string[];
}

const inRingCentral =
  (account: string, change: object) =>
  ({ admin }: Live) =>
    admin('PUT', '/ringcentral/users', { email: `${account}@acme.test`, ...change });

const inDirectory =
  (account: string, attributes: object) =>
  ({ admin }: Live) =>
    admin('PUT', `/active-directory/users/${account}/attributes`, attributes);

export const PEOPLE: readonly PersonalChange[] = [
  {
    name: 'a number that RingCentral gave and nobody imported',
    make: inRingCentral('zelda.fitzwarren', { phoneNumber: '+12025550173' }),
    found: ['okta.primaryPhone zelda.fitzwarren', 'ad.telephoneNumber zelda.fitzwarren'],
  },
  {
    name: 'an extension',
    make: inRingCentral('kavita.raghunath', { extensionNumber: '7771' }),
    found: ['okta.extension kavita.raghunath'],
  },
  {
    name: 'an account that was switched off in RingCentral',
    make: inRingCentral('dylan.marwick', { status: 'Disabled' }),
    found: ['ringcentral.account dylan.marwick'],
  },
  {
    name: 'a department in the directory',
    make: inDirectory('tobias.wrenfield', { department: 'Elsewhere' }),
    found: ['okta.department tobias.wrenfield', 'ringcentral.department tobias.wrenfield'],
  },
  {
    name: 'a number that somebody typed over in the directory',
    make: inDirectory('maren.holloway', { telephoneNumber: '+1 510 555 0100' }),
    found: ['ad.telephoneNumber maren.holloway'],
  },
  {
    name: 'a city in the directory',
    make: inDirectory('jonas.fairweather', { l: 'Oakland' }),
    found: ['okta.city jonas.fairweather'],
  },
];
