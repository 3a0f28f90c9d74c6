import type { Extension } from '../entities';
import type { Store } from '../store';

export const accountUri = (baseUrl: string, store: Store): string =>
  `${baseUrl}/restapi/v1.0/account/${store.state.account.id}`;

export const extensionUri = (baseUrl: string, store: Store, id: number): string =>
  `${accountUri(baseUrl, store)}/extension/${id}`;

const siteOf = (store: Store, { siteId }: Extension) => {
  const site = store.state.sites.find(({ id }) => id === siteId);
  return site && { id: site.id, name: site.name, ...(site.code ? { code: site.code } : {}) };
};

const costCenterOf = (store: Store, { costCenterId }: Extension) => {
  const found = store.state.costCenters.find(({ id }) => id === costCenterId);
  return found && { id: found.id, name: found.name };
};

/** An Unassigned extension is really that bare; one assigned by half shows the contact it was given. */
const unassigned = (extension: Extension, uri: string): object => ({
  uri,
  id: extension.id,
  type: extension.type,
  status: extension.status,
  ...(extension.contact ? { contact: extension.contact } : {}),
  profileImage: { uri: `${uri}/profile-image` },
});

/** An extension in a list. */
export function extensionRecord(store: Store, extension: Extension, baseUrl: string): object {
  const uri = extensionUri(baseUrl, store, extension.id);
  if (extension.status === 'Unassigned') return unassigned(extension, uri);
  const { contact, roleIds, references } = extension;
  return {
    uri,
    id: extension.id,
    extensionNumber: extension.extensionNumber,
    name: extension.name,
    type: extension.type,
    status: extension.status,
    contact: contact && { ...contact, businessAddress: contact.businessAddress ?? store.state.account.businessAddress },
    permissions: { admin: { enabled: roleIds.includes('1') }, internationalCalling: { enabled: false } },
    profileImage: { uri: `${uri}/profile-image` },
    references,
    roles: roleIds.map((id) => ({ uri: `${accountUri(baseUrl, store)}/user-role/${id}`, id })),
    site: siteOf(store, extension),
    costCenter: costCenterOf(store, extension),
    hidden: extension.hidden,
    creationTime: extension.creationTime,
  };
}

/** An extension read by itself: custom fields, settings and the reason of a suspension are only here. */
export function extensionDetail(store: Store, extension: Extension, baseUrl: string): object {
  const record = extensionRecord(store, extension, baseUrl);
  if (extension.status === 'Unassigned') return record;
  const { customFields, statusInfo, partnerId, regionalSettings, setupWizardState } = extension;
  return {
    ...record,
    account: { id: `${store.state.account.id}`, uri: accountUri(baseUrl, store) },
    customFields: store.state.customFields
      .filter(({ id }) => customFields[id] !== undefined)
      .map(({ id, displayName }) => ({ id, displayName, value: customFields[id] })),
    statusInfo,
    partnerId,
    regionalSettings: regionalSettings ?? { timezone: { id: '58' }, homeCountry: { id: '1' } },
    setupWizardState,
  };
}
