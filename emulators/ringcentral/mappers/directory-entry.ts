import type { Extension, PhoneNumber } from '../entities';
import type { Store } from '../store';

/** Types that the company directory shows under their own name; everybody with a person behind is a `User`. */
const OWN_TYPES: readonly string[] = [
  'Department',
  'Announcement',
  'Voicemail',
  'SharedLinesGroup',
  'PagingOnly',
  'IvrMenu',
  'Limited',
  'Room',
];

/** One entry of the company directory: email, extension and numbers in a single read. */
export function directoryEntry(store: Store, extension: Extension, numbers: readonly PhoneNumber[]): object {
  const { contact, id, siteId } = extension;
  const site = store.state.sites.find((one) => one.id === siteId);
  const mobile = contact?.mobilePhone;
  const business = contact?.businessPhone;
  return {
    id: `${id}`,
    type: OWN_TYPES.includes(extension.type) ? extension.type : 'User',
    status: extension.status,
    firstName: contact?.firstName,
    lastName: contact?.lastName,
    name: extension.name,
    email: contact?.email,
    extensionNumber: extension.extensionNumber,
    jobTitle: contact?.jobTitle,
    department: contact?.department,
    account: { id: `${store.state.account.id}`, companyName: store.state.account.company },
    ...(site && { site: { id: site.id, name: site.name, code: site.code } }),
    hidden: extension.hidden,
    phoneNumbers: [
      ...numbers.map(({ phoneNumber, type }) => ({ phoneNumber, type, usageType: 'DirectNumber' })),
      ...(mobile ? [{ phoneNumber: mobile, type: 'VoiceOnly', usageType: 'MobileNumber' }] : []),
      ...(business ? [{ phoneNumber: business, type: 'VoiceOnly', usageType: 'ContactNumber' }] : []),
    ],
  };
}
