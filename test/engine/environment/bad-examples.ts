import type { EnvironmentInput } from '../../../engine/environment/schema';
import { demo } from '../../../environments/demo';

export interface BadExample {
  /** Breaks one rule of an environment that is right otherwise. */
  readonly spoil: (environment: EnvironmentInput) => EnvironmentInput;
  /** Path and wording of the problem. */
  readonly says: string;
}

const with_ = (part: Partial<EnvironmentInput>) => (environment: EnvironmentInput) => ({ ...environment, ...part });
const systems = (part: Record<string, object>) => (environment: EnvironmentInput) =>
  ({
    ...environment,
    systems: Object.fromEntries(
      Object.entries({ ...environment.systems, ...part }).map(([id, system]) => [
        id,
        { ...(environment.systems as Record<string, object>)[id], ...system },
      ]),
    ),
  }) as EnvironmentInput;
const flows = (part: Partial<EnvironmentInput['flows']>) => (environment: EnvironmentInput) => ({
  ...environment,
  flows: { ...environment.flows, ...part },
});
const lines =
  (...added: NonNullable<EnvironmentInput['flows']['lines']>) =>
  (environment: EnvironmentInput) =>
    flows({ lines: [...(environment.flows.lines ?? []), ...added] })(environment);
const attributes = (added: NonNullable<EnvironmentInput['flows']['attributes']>) => (environment: EnvironmentInput) =>
  flows({ attributes: { ...environment.flows.attributes, ...added } })(environment);
const access = (part: Partial<EnvironmentInput['access']>) => (environment: EnvironmentInput) => ({
  ...environment,
  access: { ...environment.access, ...part },
});
const attestation = (key: string, part: object = {}) =>
  with_({ attestations: { [key]: { by: 'Ada', on: '2026-01-01', ...part } } });

const { groups, rules = [] } = demo.access;

/** One for every rule, by its id. */
export const BAD_EXAMPLES: Readonly<Record<string, BadExample>> = {
  'name-form': { spoil: with_({ name: 'Demo Env' }), says: 'name is "Demo Env"' },
  'org-id-form': {
    spoil: with_({ okta: { orgId: 'acme' } }),
    says: 'okta.orgId is "acme"; right would be: an Okta org id',
  },
  'account-id-form': {
    spoil: with_({ ringcentral: { ...demo.ringcentral, accountId: '~' } }),
    says: 'ringcentral.accountId is "~"',
  },
  'system-id-form': {
    spoil: systems({ 'HR-1': { kind: 'other', app: { adopt: '0oa1acmehr0000000app' } } }),
    says: 'systems.HR-1 is not usable as an id',
  },
  'one-ringcentral': {
    spoil: systems({ second: { kind: 'ringcentral', app: { create: 'ringcentral' }, sourceRank: 3 } }),
    says: 'systems has 2 systems of kind ringcentral; right would be: exactly one',
  },
  'app-id-form': {
    spoil: systems({ ad: { app: { adopt: 'acme.test' } } }),
    says: 'systems.ad.app.adopt is "acme.test"',
  },
  'catalogue-key-form': {
    spoil: systems({ ringcentral: { app: { create: 'RingCentral SAML' } } }),
    says: 'systems.ringcentral.app.create is "RingCentral SAML"',
  },
  'only-ringcentral-is-created': {
    spoil: systems({ ad: { app: { create: 'active_directory' } } }),
    says: 'systems.ad.app is to be created',
  },
  'rank-once': {
    spoil: systems({ hr: { kind: 'other', app: { adopt: '0oa1acmehr0000000app' }, sourceRank: 2 } }),
    says: "systems.hr.sourceRank is 2, as another system's",
  },
  'directories-are-sources': {
    spoil: systems({ ad: { sourceRank: undefined } }),
    says: 'systems.ad.sourceRank is missing',
  },
  'ringcentral-below-directories': {
    spoil: systems({ ad: { sourceRank: 3 } }),
    says: 'systems.ringcentral.sourceRank ranks above `ad`',
  },
  'preset-exists': {
    spoil: flows({ presets: [...demo.flows.presets, { preset: 'everything', system: 'ad' }] }),
    says: 'flows.presets.6.preset is "everything"',
  },
  'preset-fits-system': {
    spoil: flows({ presets: [...demo.flows.presets.slice(1), { preset: 'directory-minimum', system: 'ringcentral' }] }),
    says: 'flows.presets.5.system is "ringcentral"; right would be: one of `ad`',
  },
  'preset-takes-no-attribute': {
    spoil: flows({ presets: demo.flows.presets.map((taken, at) => (at === 0 ? { ...taken, from: 'email' } : taken)) }),
    says: 'flows.presets.0.from is stated for "directory-minimum"',
  },
  'line-left-out-exists': {
    spoil: flows({ without: ['ad → okta.shoeSize'] }),
    says: 'flows.without.0 is "ad → okta.shoeSize"',
  },
  'pilot-of-one-mapping': {
    spoil: lines({
      from: 'okta',
      to: 'ringcentral.number',
      expr: 'user.mobilePhone',
      as: 'samlStatement',
      pilot: 'Pilots',
    }),
    says: 'flows line "okta → ringcentral.number (samlStatement)".pilot pilots a samlStatement',
  },
  'porting-holds-write-back': {
    spoil: with_({ porting: true }),
    says: 'flows line "okta → ad.telephoneNumber" writes temporary numbers back in phase `bidirectional`',
  },
  'unknown-system': {
    spoil: lines({ from: 'hr', to: 'okta.costCenter', expr: 'appuser.costCenter' }),
    says: 'flows line "hr → okta.costCenter" names the system `hr`; right would be: one of `okta`, `ad`, `ringcentral`',
  },
  'unknown-attribute': {
    spoil: lines({ from: 'okta', to: 'ringcentral.shoeSize', expr: 'user.title' }),
    says: 'flows line "okta → ringcentral.shoeSize" writes `ringcentral.shoeSize`, an attribute that no profile has',
  },
  'two-lines-to-one-target': {
    spoil: flows({
      presets: [...demo.flows.presets, { preset: 'directory-extension', system: 'ad' }],
    }),
    says: 'flows line "ad → okta.extension" is there twice',
  },
  'okta-to-okta': {
    spoil: lines({ from: 'okta', to: 'okta.nickName', expr: 'user.firstName' }),
    says: 'flows line "okta → okta.nickName" goes from Okta to Okta',
  },
  'user-name-goes-to-user-name': {
    spoil: lines({ from: 'okta', to: 'ringcentral.email', expr: 'user.email', as: 'usernameTemplate' }),
    says: 'is a user name template for another attribute',
  },
  'two-owners': {
    spoil: lines(
      { from: 'ringcentral', to: 'okta.division', expr: 'appuser.department', phase: 'bidirectional' },
      { from: 'ad', to: 'okta.division', expr: 'appuser.division' },
    ),
    says: 'flows line "ringcentral → okta.division" two systems own `okta.division`: it inherits, so `ad` wins',
  },
  'source-without-line': {
    spoil: attributes({ 'okta.badge': { origin: 'custom', sourcedBy: ['ad'] } }),
    says: 'flows.attributes.okta.badge is sourced from `ad`, which has no line to it',
  },
  'empty-source-list': {
    spoil: attributes({ 'okta.badge': { origin: 'custom', sourcedBy: [] } }),
    says: 'flows.attributes.okta.badge has an empty list of sources',
  },
  'unknown-source': {
    spoil: attributes({ 'okta.badge': { origin: 'custom', sourcedBy: ['hr'] } }),
    says: 'flows.attributes.okta.badge is sourced from `hr`; right would be: systems: `ad`, `ringcentral`',
  },
  'source-is-no-profile-source': {
    spoil: (environment) =>
      lines({ from: 'badges', to: 'okta.badge', expr: 'appuser.badge' })(
        attributes({
          'badges.badge': { origin: 'base' },
          'okta.badge': { origin: 'custom', sourcedBy: ['badges'] },
        })(systems({ badges: { kind: 'other', app: { adopt: '0oa1acmebadge0000app' } } })(environment)),
      ),
    says: 'flows.attributes.okta.badge is sourced from `badges`, no profile source',
  },
  'source-of-foreign-attribute': {
    spoil: attributes({ 'ad.pager': { origin: 'base', sourcedBy: 'okta' } }),
    says: 'flows.attributes.ad.pager states who sources it',
  },
  'discovered-is-external': {
    spoil: attributes({ 'okta.badge': { origin: 'custom', externalName: 'badge' } }),
    says: 'flows.attributes.okta.badge has an external name',
  },
  'attribute-of-unknown-system': {
    spoil: attributes({ 'hr.badge': { origin: 'base' } }),
    says: 'flows.attributes.hr.badge belongs to no system',
  },
  'discovered-before-bidirectional': {
    spoil: lines({ from: 'ringcentral', to: 'okta.organization', expr: 'appuser.directNumber', phase: 'provisioning' }),
    says: 'uses `ringcentral.directNumber` in phase `provisioning`',
  },
  'phase-order': {
    spoil: (environment) =>
      lines(
        { from: 'ad', to: 'okta.badge', expr: 'appuser.employeeID', phase: 'live' },
        { from: 'okta', to: 'ad.pager', expr: 'user.badge' },
      )(attributes({ 'okta.badge': { origin: 'custom' } })(environment)),
    says: 'flows line "okta → ad.pager" reads `okta.badge` in phase `provisioning`, before any line fills it',
  },
  'group-once': {
    spoil: access({ groups: [...groups, { name: 'RingCentral-Users', from: 'okta' }] }),
    says: 'access.groups.3.name "RingCentral-Users" is there twice',
  },
  'group-of-known-directory': {
    spoil: access({ groups: [...groups, { name: 'Sales', from: { directory: 'ringcentral' } }] }),
    says: 'access.groups.3.from.directory is "ringcentral"; right would be: a directory of `systems`: `ad`',
  },
  'group-id-form': {
    spoil: access({ groups: [...groups, { name: 'Sales', from: { id: 'Sales' } }] }),
    says: 'access.groups.3.from.id is "Sales"; right would be: an Okta group id',
  },
  'somebody-is-assigned': {
    spoil: (environment) =>
      flows({ lines: [] })(
        access({ groups: [{ name: 'RingCentral Pilots', from: 'new', assign: false }] })(environment),
      ),
    says: 'access.groups assigns the app to no group',
  },
  'description-of-new-group': {
    spoil: access({ groups: [...groups, { name: 'Sales', from: 'directory', description: 'Sellers' }] }),
    says: 'access.groups.3.description describes a group that exists',
  },
  'priority-of-assignment': {
    spoil: access({ groups: [...groups, { name: 'Sales', from: 'directory', priority: 0 }] }),
    says: "access.groups.3.priority is 0, as another group's",
  },
  'rule-once': {
    spoil: access({ rules: [...rules, ...rules] }),
    says: 'access.rules.1.name "RingCentral for Sales leads" is there twice',
  },
  'rule-fills-okta-group': {
    spoil: access({ rules: [{ ...rules[0]!, into: ['RingCentral Users'] }] }),
    says: 'access.rules.0.into names "RingCentral Users"',
  },
  'constant-for-group-in-scope': {
    spoil: lines({
      from: 'okta',
      to: 'ringcentral.city',
      expr: 'user.city',
      perGroup: { Engineering: 'Sofia' },
    }),
    says: 'flows line "okta → ringcentral.city".perGroup gives city to "Engineering"',
  },
  'template-parts': {
    spoil: with_({ numberAndExtension: { ...demo.numberAndExtension, numberOnly: '{number}#{extension}' } as never }),
    says: 'numberAndExtension.numberOnly holds `{extension}`; right would be: plain text, `{number}` or `nothing`',
  },
  'statement-of-one-kind': {
    spoil: with_({ ringcentral: { ...demo.ringcentral, statements: [{ name: 'groups' }] } }),
    says: 'ringcentral.statements.0 has neither values nor a filter of groups',
  },
  'statement-once': {
    spoil: with_({
      ringcentral: {
        ...demo.ringcentral,
        statements: [
          { name: 'mail', values: ['user.email'] },
          { name: 'mail', values: ['user.login'] },
        ],
      },
    }),
    says: `ringcentral.statements.1.name is "mail", as another statement's`,
  },
  'number-attributes-differ': {
    spoil: (environment) =>
      flows({ presets: demo.flows.presets.slice(0, 5), lines: [], attributes: {} })(
        with_({ numberAndExtension: { into: 'two', number: 'phone', extension: 'phone' } })(environment),
      ),
    says: 'numberAndExtension.extension is the attribute of the number',
  },
  'attested-gate-exists': {
    spoil: attestation('ad-weather'),
    says: 'attestations.ad-weather names no gate of this environment',
  },
  'signal-is-not-attested': {
    spoil: attestation('ringcentral-create-users'),
    says: 'attestations.ringcentral-create-users attests what Okta itself tells',
  },
  'attestation-date-form': {
    spoil: attestation('ad-agent', { on: 'yesterday' }),
    says: 'attestations.ad-agent.on is "yesterday"; right would be: a date such as 2027-01-31',
  },
  'attestation-expires-later': {
    spoil: attestation('ad-agent', { expires: '2025-12-31' }),
    says: 'attestations.ad-agent.expires is 2025-12-31, not after 2026-01-01',
  },
  'acknowledgement-names-its-place': {
    spoil: with_({ acknowledgements: [{ id: 'RCO030', reason: 'because', expires: '2027-01-01' }] }),
    says: 'acknowledgements.0 names no place of RCO030',
  },
  'acknowledgement-date-form': {
    spoil: with_({ acknowledgements: [{ id: 'x', reason: 'because', expires: 'never' }] }),
    says: 'acknowledgements.0.expires is "never"',
  },
  'warning-before-stop': {
    spoil: with_({ thresholds: { changedPeople: 5 } }),
    says: 'thresholds.changedPeopleWarning is 10, past the stop at 5',
  },
  'path-of-local-state': {
    spoil: with_({ state: { backend: 's3', path: 'x', config: { bucket: 'b' } } }),
    says: 'state.path is stated for backend s3',
  },
  'remote-state-configured': { spoil: with_({ state: { backend: 'gcs' } }), says: 'state.config is missing' },
  'backend-arguments': {
    spoil: with_({ state: { backend: 'azurerm', config: { container_name: 'c', key: 'k' } } }),
    says: 'state.config.storage_account_name is missing',
  },
  'state-is-locked': {
    spoil: with_({ state: { backend: 's3', config: { bucket: 'b', key: 'k', region: 'r' } } }),
    says: 'state.config keeps no lock: two runs at once would spoil the state; right would be: use_lockfile or dynamodb_table',
  },
  'one-workspace': {
    spoil: with_({
      state: { backend: 'remote', config: { organization: 'acme', workspaces: { prefix: 'rc-' } } },
    }),
    says: 'state.config.workspaces leaves it to somebody to select the workspace',
  },
  'no-secret-in-state': {
    spoil: with_({ state: { backend: 'pg', config: { conn_str: 'postgres://' } } }),
    says: 'state.config.conn_str would be written into the synthesised files',
  },
};
