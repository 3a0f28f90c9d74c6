import type { RingCentralExtension, RingCentralNumber } from '../company';
import { STANDARD_ROLE, SUPER_ADMIN_ROLE } from './auth/permissions';
import type { Extension, PhoneNumber, State } from './entities';
import { MAIN_SITE } from './routes/sites';
import { newNumber } from './rules/number-change';
import { ACCOUNT_ID, DEMO_CREDENTIALS, USUAL_UNCERTAIN, oktaApp, seedingApp } from './settings';
import { Store } from './store';

/** What an account holds on the day it is opened. */
interface RingCentralCompany {
  readonly name: string;
  readonly extensions: readonly RingCentralExtension[];
  readonly numbers: readonly RingCentralNumber[];
  readonly nextExtensionNumber: number;
}

/** Seeded records are older than everything that happens afterwards. */
const OPENED = '2020-01-01T09:00:00.000Z';

/** Above every id that a company brings along. */
const FIRST_NEW_ID = 900_000_000_001;

const rolesOf = ({ type, status, admin }: RingCentralExtension): string[] => {
  if (type !== 'User' || status === 'Unassigned') return [];
  return [admin ? SUPER_ADMIN_ROLE : STANDARD_ROLE];
};

const extensionOf = (given: RingCentralExtension): Extension => ({
  id: given.id,
  type: given.type,
  status: given.status,
  extensionNumber: given.extensionNumber,
  name: given.name,
  contact: given.contact && { ...given.contact },
  ...(given.status === 'Unassigned' ? {} : { siteId: MAIN_SITE, setupWizardState: 'Completed' }),
  roleIds: rolesOf(given),
  customFields: {},
  references: [],
  hidden: false,
  creationTime: OPENED,
  lastModified: OPENED,
});

const numberOf = (store: Store, given: RingCentralNumber): PhoneNumber => ({
  ...newNumber(store, given.phoneNumber),
  ...given,
});

const account = (company: string, nextExtensionNumber: number): State['account'] => ({
  id: ACCOUNT_ID,
  company,
  plan: 'Core',
  directoryIntegration: false,
  customFieldsEnabled: false,
  withheldPermissions: [],
  maxExtensionNumberLength: 6,
  nextExtensionNumber,
  maxUnlicensedUsers: 20,
  businessAddress: {
    street: '1 Example Plaza',
    city: 'San Francisco',
    state: 'CA',
    zip: '94105',
    country: 'United States',
  },
  foreignLogins: [],
});

/**
 * An account as its telephony team left it before the project: Directory Integration off, a plan without it, custom fields
 * off, the people and licences that `company` names. The first extension marked `admin` owns the JWT credential.
 */
export function seedRingCentral(company: RingCentralCompany): State {
  const admin = company.extensions.find((extension) => extension.admin);
  const state: State = {
    account: account(company.name, company.nextExtensionNumber),
    uncertain: { ...USUAL_UNCERTAIN },
    extensions: company.extensions.map(extensionOf),
    phoneNumbers: [],
    customFields: [],
    roles: [
      { id: SUPER_ADMIN_ROLE, displayName: 'Super Admin', custom: false, scope: 'Account', permissions: 'all' },
      { id: STANDARD_ROLE, displayName: 'Standard', custom: false, scope: 'Self', permissions: ['ReadUserInfo'] },
    ],
    sites: [{ id: MAIN_SITE, name: 'Main Site' }],
    costCenters: [{ id: 1, name: company.name }],
    templates: [{ id: '1', name: 'Office hours', type: 'UserSettings' }],
    apps: [seedingApp(), oktaApp()],
    jwts: admin ? [{ jwt: DEMO_CREDENTIALS.jwt, extensionId: admin.id }] : [],
    sessions: [],
    codes: [],
    limitsEnforced: true,
    audit: [],
    tasks: [],
    nextId: FIRST_NEW_ID,
  };
  const store = new Store(state);
  state.phoneNumbers = company.numbers.map((number) => numberOf(store, number));
  return state;
}

/** An account nobody has set up: its administrator, and no licence. */
export const bareRingCentral = (): State =>
  seedRingCentral({
    name: 'New company',
    extensions: [
      {
        id: ACCOUNT_ID + 1,
        type: 'User',
        status: 'Enabled',
        name: 'Ada Admin',
        extensionNumber: '101',
        contact: { firstName: 'Ada', lastName: 'Admin', email: 'ada.admin@new-company.test' },
        admin: true,
      },
    ],
    numbers: [],
    nextExtensionNumber: 102,
  });
