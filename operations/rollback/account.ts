import type { AppUser, OktaClient } from '../../clients/okta';
import { contactField, type Extension, type RingCentralClient } from '../../clients/ringcentral';
import type { Directory } from './directory';
import { refusalOf } from './refusals';
import { RINGCENTRAL_PORTAL } from '../../engine/conditions/consoles';

/** RingCentral's name, in an extension's contact, of each attribute of Okta's app profile that is kept there as plain text. */
const CONTACT: Readonly<Record<string, string>> = {
  firstName: 'firstName',
  lastName: 'lastName',
  title: 'jobTitle',
  department: 'department',
  mobilePhone: 'mobilePhone',
};

const valuesOf = ({ contact }: Extension): Readonly<Record<string, unknown>> => {
  const held = (contact ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(CONTACT).map(([name, field]) => [name, held[field] ?? null]));
};

/** What RingCentral holds; where it holds nothing, what Okta's copy would bring back with the next push, which sends whole profiles. */
const held = (extension: Extension, copy: AppUser['profile'] | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(valuesOf(extension)).map(([name, value]) => [name, value || (copy?.[name] ?? null)]),
  );

/**
 * A RingCentral account whose people are read and, where a value has to go, written directly: Okta pushes no empty value. Okta knows an
 * extension by its id, and its copy is emptied too.
 */
export async function openAccount(ringcentral: RingCentralClient, okta: OktaClient, appId: string): Promise<Directory> {
  const extensions = new Map((await ringcentral.extensions({ type: ['User'] })).map((one) => [String(one.id), one]));
  const appUsers = await okta.appUsers(appId);
  const ids = new Map(appUsers.map(({ id, externalId }) => [id, externalId ?? '']));
  const copies = new Map(appUsers.map(({ externalId, profile }) => [externalId, profile]));
  const cleared = new Map<string, Record<string, null>>();
  return {
    profileOf: (id) => {
      const extension = id ? extensions.get(id) : undefined;
      return extension && { ...held(extension, copies.get(id)), ...cleared.get(String(extension.id)) };
    },
    write: async ({ person, attribute }) => {
      const [id, field] = [ids.get(person) ?? '', CONTACT[attribute]];
      if (!extensions.has(id) || field === undefined)
        return `${RINGCENTRAL_PORTAL.user}: clear ${attribute}; Okta pushes no empty value`;
      const refusal = await refusalOf(async () => {
        await ringcentral.write(contactField(id, field, ''));
        await okta.updateAppUser(appId, person, { [attribute]: null });
      });
      if (refusal === undefined) cleared.set(id, { ...cleared.get(id), [attribute]: null });
      return refusal;
    },
    close: () => ringcentral.signOut().catch(() => undefined),
  };
}
