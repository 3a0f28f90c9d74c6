import { VENDORS, type Vendor } from '../vendor';
import type { Explanation, KnownMessage } from './message';
import { ACTIVE_DIRECTORY_MESSAGES } from './messages/active-directory';
import { LDAP_MESSAGES } from './messages/ldap';
import { GITHUB_MESSAGES } from './messages/github';
import { NETWORK_MESSAGES } from './messages/network';
import { OKTA_MESSAGES } from './messages/okta';
import { PROVISIONING_MESSAGES } from './messages/provisioning';
import { RINGCENTRAL_MESSAGES } from './messages/ringcentral';
import { TERRAFORM_MESSAGES } from './messages/terraform';

const of = (vendor: Vendor, messages: readonly KnownMessage[]): KnownMessage[] =>
  messages.map((message) => ({ vendor, ...message }));

/** Every message known, the most telling first: a general code stands behind the texts that name a cause. */
export const KNOWN_MESSAGES: readonly KnownMessage[] = [
  ...PROVISIONING_MESSAGES,
  ...of('RingCentral', RINGCENTRAL_MESSAGES),
  ...of('Okta', OKTA_MESSAGES),
  ...of('GitHub', GITHUB_MESSAGES),
  ...TERRAFORM_MESSAGES,
  ...of('Active Directory', ACTIVE_DIRECTORY_MESSAGES),
  ...of('LDAP directory', LDAP_MESSAGES),
  ...NETWORK_MESSAGES,
];

const present = (groups: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(groups ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** The messages of vendors are wrapped and boxed by consoles; one line of plain text is compared. */
const oneLine = (text: string): string => text.replace(/[│╷╵\s]+/g, ' ').trim();

/** Names and addresses by which a text tells whom it is about. A text about our app in Okta names both: then it is left open. */
const NAMED: Readonly<Record<Vendor, RegExp>> = {
  Okta: /\bokta\b(?!\/|_|-)|\.okta(preview|-emea)?\.com|\/oauth2\/v1\/token|\/api\/v1\//i,
  RingCentral: /\bringcentral\b(?!-)|ringcentral\.com|\/restapi\/|\/scim\/v2\//i,
  'Active Directory': /\bactive directory\b|^(?!.*\bLDAP directory\b).*(?:\bldaps?:|\bLDAP result\b)/i,
  'LDAP directory': /\bLDAP directory\b/i,
  GitHub: /\bgithub\b/i,
  Webhook: /\bwebhook\b/i,
};

/** The one vendor that a text names. */
function vendorIn(text: string): Vendor | undefined {
  const named = VENDORS.filter((vendor) => NAMED[vendor].test(text));
  return named.length === 1 ? named[0] : undefined;
}

/**
 * What a message means, in the words of the vendor who was spoken to, or whom it names; undefined where nobody has written it down yet.
 */
export function explain(message: string, spokenTo?: Vendor): Explanation | undefined {
  const text = oneLine(message);
  const vendor = spokenTo ?? vendorIn(text);
  for (const known of KNOWN_MESSAGES) {
    if (vendor && known.vendor && known.vendor !== vendor) continue;
    const match = known.pattern.exec(text);
    if (!match) continue;
    const { id, cause, remedies, source } = known;
    const remedy = (vendor && remedies?.[vendor]) ?? known.remedy;
    return { id, cause, remedy, source, parameters: present(match.groups) };
  }
  return undefined;
}
