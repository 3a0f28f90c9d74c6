import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../../../engine/explanations/explain';
import { Company } from './company';

const TYPE = 'oty1acmedemo0000type';

let company: Company;
let start: unknown[];
const parts = () => {
  const { oktaTenant, ringcentralTenant, activeDirectoryTenant } = company.emulators;
  return [oktaTenant, ringcentralTenant, activeDirectoryTenant];
};
beforeAll(async () => {
  company = await Company.start();
  const address = { city: 'user.city', state: 'user.state', country: 'user.countryCode' };
  await company.map(TYPE, company.ringcentralApp, address);
  await company.import('active_directory');
  start = parts().map((tenant) => structuredClone(tenant.snapshot()));
});
const reset = () => parts().forEach((tenant, index) => tenant.restore(structuredClone(start[index])));
afterAll(() => company.close());

const attributes = (account: string, values: object) =>
  company.console('PUT', `/active-directory/users/${account}/attributes`, values);
const bringDirectory = () => company.import('active_directory', 'incremental');

/** Takes the person out of the group in scope and puts them back: Okta creates them anew. */
async function assignAgain(account: string): Promise<void> {
  const groups = (names: string[]) =>
    company.console('PUT', `/active-directory/users/${account}/groups`, { groups: names });
  await groups([]);
  await bringDirectory();
  await groups(['RingCentral Users']);
  await bringDirectory();
}

const newest = async (): Promise<string> =>
  (await company.failures()).filter((text) => !/INSUFF/.test(text)).at(-1) ?? '';

/** What a call or a console refuses. */
const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
    return 'not refused';
  } catch (error) {
    return (error as Error).message;
  }
};

interface Case {
  /** The error of the guide, of Okta's page, or of a vendor's API, as it begins. */
  readonly says: RegExp;
  /** What really was done, in the tenants. */
  readonly cause: string;
  readonly bring: () => Promise<string>;
  readonly id: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Every row of both guides' tables "Provisioning errors", from its real cause. */
const GUIDE: readonly Case[] = [
  {
    says: /The \[extension\.contact\.businessAddress\.state\] is invalid\. Please correct the parameter in Active Directory\./,
    cause: 'a state in the directory that RingCentral does not know',
    bring: async () => {
      await attributes('maren.holloway', { st: 'Kalifornia' });
      await bringDirectory();
      return newest();
    },
    id: 'state-invalid',
    parameters: { parameter: 'extension.contact.businessAddress.state' },
  },
  {
    says: /The \[extension\.contact\.email\] is invalid\./,
    // Okta's own import leaves out a person whose email is none; what a line makes of the values it does not look at.
    cause: 'a line that makes no email',
    bring: async () => {
      await company.map(TYPE, company.ringcentralApp, { email: 'user.firstName + " at acme"' });
      await company.console('PUT', '/active-directory/users/noor.almansouri/groups', { groups: ['RingCentral Users'] });
      await bringDirectory();
      return newest();
    },
    id: 'parameter-invalid',
  },
  {
    says: /Resource for parameter \[extension\.contact\.businessAddress\.state\] is not found\./,
    cause: 'no state in the directory, in a country where RingCentral wants one',
    bring: async () => {
      await attributes('noor.almansouri', { st: null, c: 'US' });
      await company.console('PUT', '/active-directory/users/noor.almansouri/groups', { groups: ['RingCentral Users'] });
      await bringDirectory();
      return newest();
    },
    id: 'parameter-not-found',
    parameters: { parameter: 'extension.contact.businessAddress.state' },
  },
  {
    says: /JSON can not be parsed\. Please check your data AD and correct it\./,
    cause: 'a line break in the directory',
    bring: async () => {
      await attributes('maren.holloway', { l: 'San\r\nFrancisco' });
      await bringDirectory();
      return newest();
    },
    id: 'json-unparsable',
  },
  {
    says: /Service Temporarily Unavailable\. Please check back later\./,
    cause: 'RingCentral does not answer for a while',
    bring: async () => {
      await company.console('POST', '/ringcentral/faults', { kind: '503', times: 20 });
      await attributes('maren.holloway', { department: 'Research' });
      await bringDirectory();
      await company.console('DELETE', '/ringcentral/faults');
      return newest();
    },
    id: 'service-unavailable',
  },
  {
    says: /Extension already in use\. Please go to RingCentral's web portal and see what extensions are available\./,
    cause: 'a new person is to get an extension that somebody has',
    bring: async () => {
      await company.map(TYPE, company.ringcentralApp, { extensionNumber: '"102"' });
      await company.console('PUT', '/active-directory/users/noor.almansouri/groups', { groups: ['RingCentral Users'] });
      await bringDirectory();
      return newest();
    },
    id: 'extension-in-use',
  },
  {
    says: /Extension number is duplicate\. Please correct in Active Directory if you have an extension field\. Otherwise edit it in the RingCentral Service web portal/,
    cause: 'somebody who has RingCentral is to get an extension that another has',
    bring: async () => {
      await company.map(TYPE, company.ringcentralApp, { extensionNumber: '"102"' });
      await attributes('maren.holloway', { department: 'Research' });
      await bringDirectory();
      return newest();
    },
    id: 'extension-duplicate',
  },
  {
    says: /More than one record found for Email: \[marcus\.tillery@acme\.test\]/,
    cause: 'two RingCentral records carry one email',
    bring: async () => {
      await assignAgain('marcus.tillery');
      return newest();
    },
    id: 'duplicate-email-records',
    parameters: { email: 'marcus.tillery@acme.test' },
  },
  {
    says: /License limit has been reached\./,
    cause: 'no unassigned extension is left',
    bring: async () => {
      const room = (name: string) => company.console('POST', '/ringcentral/special-phones', { type: 'Room', name });
      for (let n = 1; (await refusal(room(`Room ${n}`))) === 'not refused'; n += 1);
      await company.console('PUT', '/active-directory/users/noor.almansouri/groups', { groups: ['RingCentral Users'] });
      await bringDirectory();
      return newest();
    },
    id: 'license-limit',
  },
  {
    says: /authenticate with RingCentral again/,
    cause: "Okta's session with RingCentral has ended",
    bring: async () => {
      await company.console('DELETE', '/ringcentral/okta-session');
      await attributes('maren.holloway', { department: 'Research' });
      await bringDirectory();
      return newest();
    },
    id: 'session-lapsed',
  },
  {
    says: /ask Okta Support for ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH/,
    cause: 'RingCentral is made a profile source before Okta Support has set the flag',
    bring: async () => {
      await company.gate('okta', 'ringcentral-profile-source', false);
      await company.gate('okta', 'okta-flag-mastering-and-push', false);
      return refusal(company.gate('okta', 'ringcentral-profile-source'));
    },
    id: 'profile-master-flag',
  },
];

const app = () => `/api/v1/apps/${company.ringcentralApp}`;

/** What Okta's API and the directory answer, which the Terraform provider prints as it is. */
const VENDORS: readonly Case[] = [
  {
    says: /Profile mastering enabled apps support push status only/,
    cause: 'a line from a profile source that is not pushed',
    bring: () => refusal(company.map(company.ringcentralApp, TYPE, { title: 'appuser.title' }, 'DONT_PUSH')),
    id: 'push-only',
  },
  {
    says: /Push status is allowed for profile mastering enabled apps only/,
    cause: 'a pushed line from an app that is no profile source',
    bring: async () => {
      await company.gate('okta', 'ringcentral-profile-source', false);
      return refusal(company.map(company.ringcentralApp, TYPE, { title: 'appuser.title' }));
    },
    id: 'push-not-allowed',
  },
  {
    says: /Invalid target field/,
    cause: 'a line to an attribute that the app does not have',
    bring: () => refusal(company.map(TYPE, company.ringcentralApp, { faxNumber: 'user.city' })),
    id: 'mapping-target-unknown',
    parameters: { attribute: expect.stringContaining('faxNumber') as string },
  },
  {
    says: /is not defined in profile/,
    cause: 'a profile with an attribute that the schema lacks',
    bring: () => refusal(company.api('POST', '/api/v1/users', { profile: { extention: '1' } })),
    id: 'undefined-attribute',
  },
  {
    says: /mastered under another system/,
    cause: 'an edit of an attribute that a profile source gives',
    bring: async () => {
      const { id } = await company.user('maren.holloway');
      return refusal(company.api('POST', `/api/v1/users/${id}`, { profile: { city: 'Elsewhere' } }));
    },
    id: 'sourced-attribute',
  },
  {
    says: /Provisioning is not supported/,
    cause: 'provisioning of RingCentral asked for by API',
    bring: () => refusal(company.api('GET', `${app()}/features`)),
    id: 'provisioning-unsupported',
  },
  {
    says: /Delete application forbidden/,
    cause: 'an active app is deleted',
    bring: () => refusal(company.api('DELETE', app())),
    id: 'app-active',
  },
  {
    says: /Not found: Resource not found/,
    cause: 'an app that is gone',
    bring: () => refusal(company.api('GET', '/api/v1/apps/0oa1acme0000000gone1')),
    id: 'okta-not-found',
  },
  {
    says: /INSUFF_ACCESS_RIGHTS/,
    cause: "the agent's account may not write the number",
    bring: async () => {
      await company.gate('active-directory', 'ad-agent-account-rights', false);
      await company.import('ringcentral_saml');
      return (await company.failures()).filter((text) => /INSUFF/.test(text)).at(-1) ?? '';
    },
    id: 'ldap-rights',
  },
];

describe.each([
  ["the guides' provisioning errors", GUIDE],
  ["Okta's and the directory's refusals", VENDORS],
])('%s, reproduced and explained', (_, cases) => {
  it.each(cases.map((one) => [one.id, one.cause, one] as const))(
    '%s: %s',
    async (id, _cause, { says, bring, parameters }) => {
      reset();
      const text = await bring();
      expect(text).toMatch(says);
      expect(explain(text)).toMatchObject({ id, ...(parameters && { parameters }) });
    },
  );
});
