import type { OktaClient } from '../../clients/okta';
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

/**
 * A RingCentral account whose people are read and, where a value has to go, written directly: Okta pushes no empty value. Okta knows an
 * extension by its id.
 */
export async function openAccount(ringcentral: RingCentralClient, okta: OktaClient, appId: string): Promise<Directory> {
  const extensions = new Map((await ringcentral.extensions({ type: ['User'] })).map((one) => [String(one.id), one]));
  const ids = new Map((await okta.appUsers(appId)).map(({ id, externalId }) => [id, externalId ?? '']));
  const cleared = new Map<string, Record<string, null>>();
  return {
    profileOf: (id) => {
      const extension = id ? extensions.get(id) : undefined;
      return extension && { ...valuesOf(extension), ...cleared.get(String(extension.id)) };
    },
    write: async ({ person, attribute }) => {
      const [id, field] = [ids.get(person) ?? '', CONTACT[attribute]];
      if (!extensions.has(id) || field === undefined)
        return `${RINGCENTRAL_PORTAL.user}: clear ${attribute}; Okta pushes no empty value`;
      const refusal = await refusalOf(() => ringcentral.write(contactField(id, field, '')));
      if (refusal === undefined) cleared.set(id, { ...cleared.get(id), [attribute]: null });
      return refusal;
    },
    close: () => ringcentral.signOut().catch(() => undefined),
  };
}
