import type { FlowTable, Outbound, Phase } from '../../../engine/flows/model';
import {
  configurationOf,
  compileFlows,
  type Account,
  type ConfigurationOptions,
  type Flows,
  type Person,
  type Profile,
} from '../../../engine/sync';

const known = (attribute: string) =>
  `appuser.${attribute} != null AND appuser.${attribute} != "" AND appuser.${attribute} != "blank"`;

/** The guide's chain for number and extension, with every case stated. */
export const NUMBER = `(${known('directNumber')}) ? ((${known('extensionNumber')}) ? appuser.directNumber + "#" + appuser.extensionNumber : appuser.directNumber) : ((${known('extensionNumber')}) ? "#" + appuser.extensionNumber : null)`;

/** The guide's own expression, traps included. */
export const GUIDE_NUMBER =
  '(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber';

const inbound = (from: string, rows: Record<string, string>, phase: Phase = 'provisioning') =>
  Object.entries(rows).map(([to, expr]) => ({ from, to: `okta.${to}` as const, expr, phase }));

const outbound = (system: string, rows: Record<string, string>, more: Partial<Outbound> = {}): Outbound[] =>
  Object.entries(rows).map(([to, expr]) => ({
    from: 'okta',
    to: `${system}.${to}`,
    expr,
    phase: 'provisioning',
    ...more,
  }));

export const table = (number = NUMBER): FlowTable => ({
  systems: {
    ad: { kind: 'activeDirectory', app: { adopt: '0oa1acmead0000000app' }, sourceRank: 1 },
    ringcentral: { kind: 'ringcentral', app: { create: 'ringcentral_saml' }, sourceRank: 2 },
  },
  attributes: { 'okta.primaryPhone': { origin: 'base', type: 'string', sourcedBy: ['ringcentral'] } },
  hops: [
    ...inbound('ad', {
      login: 'appuser.userName',
      firstName: 'appuser.firstName',
      lastName: 'appuser.lastName',
      email: 'appuser.email != null ? appuser.email : appuser.userName',
      mobilePhone: 'appuser.mobilePhone',
      city: 'appuser.city',
      zipCode: 'appuser.postalCode',
      department: 'appuser.department',
    }),
    ...inbound('ringcentral', {
      login: 'appuser.userName',
      firstName: 'appuser.firstName',
      lastName: 'appuser.lastName',
      email: 'appuser.userName',
    }),
    ...inbound('ringcentral', { primaryPhone: number }, 'bidirectional'),
    ...outbound('ringcentral', { userName: 'user.email' }, { as: 'usernameTemplate', phase: 'app' }),
    ...outbound('ringcentral', {
      firstName: 'user.firstName',
      lastName: 'user.lastName',
      email: 'user.email',
      mobilePhone: 'user.mobilePhone',
      city: 'user.city',
      zip: 'user.zipCode',
      department: 'user.department',
    }),
    ...outbound(
      'ringcentral',
      { directNumber: '"blank"', extensionNumber: '"blank"' },
      { phase: 'bidirectional', push: 'onCreate' },
    ),
    ...outbound('ad', { telephoneNumber: 'user.primaryPhone' }, { phase: 'bidirectional' }),
  ],
});

export const GROUPS = { ringcentral: ['RingCentral Users'] };

/** The guide's integration, live unless an option says otherwise. */
export const flowsOf = (options: Partial<ConfigurationOptions> & { table?: FlowTable } = {}): Flows =>
  compileFlows(configurationOf(options.table ?? table(), { phase: 'live', groups: GROUPS, ...options }));

export const ada = (profile: Profile = {}, more: Partial<Account> = {}): Account => ({
  externalId: 'guid-ada',
  status: 'enabled',
  groups: ['RingCentral Users'],
  ...more,
  profile: {
    userName: 'ada@acme.test',
    firstName: 'Ada',
    lastName: 'Larsen',
    email: 'ada@acme.test',
    department: 'Sales',
    ...profile,
  },
});

/** What the systems themselves do to an account, behind Okta's back. */
export const edited = (person: Person, system: string, profile: Profile, more: Partial<Account> = {}): Person => {
  const account = person.accounts[system];
  if (account === undefined) throw new Error(`no account in ${system}`);
  const changed = { ...account, ...more, profile: { ...account.profile, ...profile } };
  return { ...person, accounts: { ...person.accounts, [system]: changed } };
};
