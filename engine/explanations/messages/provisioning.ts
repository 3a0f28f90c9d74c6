import { commandLine } from '../../command-line';
import type { KnownMessage } from '../message';
import { OKTA_CONSOLE, RINGCENTRAL_APP, RINGCENTRAL_PORTAL } from '../../conditions/consoles';

/** The errors of the provisioning guides and of SCIM, as the Okta console shows them for one person. */
export const PROVISIONING_MESSAGES: readonly KnownMessage[] = [
  {
    id: 'state-invalid',
    pattern: /(?:Parameter \[)?(?<parameter>extension\.contact\.businessAddress\.state)\]? (?:value )?is invalid/i,
    cause: "The person's state is not one that RingCentral knows for their country.",
    remedy: `Write the state as its standard name or code (California or CA) in the directory, import it, and let Okta push again. \`${commandLine('seed')}\` lists everybody it would refuse.`,
    source:
      'Active Directory Integration Guide and Okta provisioning guide, provisioning errors; community.ringcentral.com thread 1235',
    example: 'Parameter [extension.contact.businessAddress.state] value is invalid.',
  },
  {
    id: 'parameter-invalid',
    pattern:
      /(?:Parameter |The )?\[?(?<parameter>[\w.${}]+)\]? (?:value )?is invalid\.(?: Please correct the parameter in Active Directory\.?)?/i,
    cause: 'RingCentral refused the value of this attribute.',
    remedy: `Correct the value in the directory, import it, and retry the task under ${OKTA_CONSOLE.tasks}.`,
    source: 'Active Directory Integration Guide and Okta provisioning guide, provisioning errors',
    example: 'The [contact.email] is invalid. Please correct the parameter in Active Directory.',
  },
  {
    id: 'parameter-not-found',
    pattern: /Resource for parameter \[(?<parameter>[^\]]+)\] is not found/i,
    cause: 'A value that RingCentral needs is missing, or points at something that does not exist there.',
    remedy: 'Fill the value in the directory, import it, and retry the task.',
    source: 'Active Directory Integration Guide and Okta provisioning guide, provisioning errors',
    example: 'Resource for parameter [contact.businessAddress.country] is not found.',
  },
  {
    id: 'json-unparsable',
    pattern: /JSON can ?not be parsed/i,
    cause: 'The request that Okta made from the values of this person was no valid JSON.',
    remedy:
      "Look for line breaks, other control characters and stray quotes in the person's attributes in the directory (the street first) and correct them.",
    source: 'Active Directory Integration Guide and Okta provisioning guide, provisioning errors',
    example: 'JSON can not be parsed. Please check your data AD and correct it.',
  },
  {
    id: 'service-unavailable',
    pattern: /Service (?:is )?Temporarily Unavailable|CMN-201/i,
    cause: 'RingCentral or Okta did not answer for a while; nothing was changed.',
    remedy: 'Wait and retry; look at status.ringcentral.com and status.okta.com if it lasts.',
    source: 'Active Directory Integration Guide and Okta provisioning guide, provisioning errors',
    example: 'Service Temporarily Unavailable. Please check back later.',
  },
  {
    id: 'extension-in-use',
    pattern:
      /Extension (?:number )?(?:\[(?<extension>\d+)\] )?(?:is )?(?:already in use|used by another extension)|EXT-218/i,
    cause: 'Another user of the account holds this extension number.',
    remedy: `Pick a free one in RingCentral's portal, or let RingCentral assign the next; \`${commandLine('seed')}\` lists extensions in use.`,
    source: 'Active Directory Integration Guide and Okta provisioning guide, provisioning errors; EXT-218',
    example: "Extension already in use. Please go to RingCentral's web portal and see what extensions are available.",
  },
  {
    id: 'extension-duplicate',
    pattern: /Extension number is duplicate/i,
    cause: 'Two people carry the same extension number.',
    remedy: `Correct it in the directory if the number comes from there, otherwise under ${RINGCENTRAL_PORTAL.editExtensions}.`,
    source: 'Active Directory Integration Guide and Okta provisioning guide, provisioning errors',
    example:
      'Extension number is duplicate. Please correct in Active Directory if you have an extension field. Otherwise edit it in the RingCentral Service web portal',
  },
  {
    id: 'duplicate-email-records',
    pattern: /More than one record found for Email:?\s*\[?(?<email>[^\]\s]+)\]?/i,
    cause: 'RingCentral has several users with this email, and Okta tells people apart by email.',
    remedy: `Change the email of all but one of them in RingCentral; \`${commandLine('seed')}\` lists them all.`,
    source: 'Active Directory Integration Guide and Okta provisioning guide, provisioning errors',
    example: 'More than one record found for Email: [ada@acme.test]',
  },
  {
    id: 'matching-user-missing',
    pattern: /Matching user not found/i,
    cause: 'Okta pushes to an account that the app does not find: it was deleted there, or its user name was changed.',
    remedy: `Look for the person in the app: \`${commandLine('person show')}\` shows what it holds. Where they are gone, unassign and assign the app again so that Okta makes or links the account; where the user name was changed, change it back.`,
    source: 'Okta provisioning guide, provisioning errors; support.okta.com, "Matching user not found"',
    example: 'Automatic profile push of user Ada Okoye to app RingCentral failed: Matching user not found',
  },
  {
    id: 'import-match-conflict',
    pattern: /This choice creates a conflict/i,
    cause: 'Two imported accounts were given to one Okta user, or one that belongs to another Okta user already.',
    remedy: `${OKTA_CONSOLE.importTab}: keep the match of the account that is the person’s own, and choose "Ignore" or another Okta user for the other.`,
    source: "Okta's console, import results",
    example: 'This choice creates a conflict.',
  },
  {
    id: 'license-limit',
    pattern: /License limit has been reached|Maximum amount of \[?\w*\]? ?extensions reached|EXT-355/i,
    cause: 'No free extension with a digital line is left: creating a user needs one in state Unassigned.',
    remedy: `Add user licences with lines in the RingCentral portal, then retry; \`${commandLine('seed')}\` shows the pool.`,
    source: 'community.ringcentral.com thread 9542; EXT-355',
    example: 'License limit has been reached.',
  },
  {
    id: 'scim-uniqueness',
    pattern: /(?:scimType"?:\s*"?)?uniqueness|Duplicate email|EXT-226/i,
    cause: 'A user with this email exists in the account.',
    remedy: 'Let Okta link the account (same email), or change the email of the other one.',
    source: 'RingCentral SCIM, 409 uniqueness; EXT-226',
    example: 'Duplicate email',
  },
  {
    id: 'scim-username',
    pattern: /userName.*(?:must (?:be )?equal|should match).*email/i,
    cause: "RingCentral wants a SCIM user's name to be the work email.",
    remedy: "Set the app's username format to Email.",
    source: 'RingCentral SCIM reference',
    example: 'userName must equal the work email',
  },
  {
    id: 'session-lapsed',
    pattern:
      /(?:re-?authenticate|not authenticated|token.*expired).*RingCentral|RingCentral.*(?:re-?authenticate|session.*expired)|session with RingCentral has expired|Please authenticate with RingCentral/i,
    cause: "The Okta app's login to RingCentral has lapsed: a month passed without provisioning use.",
    remedy: `${RINGCENTRAL_APP.authenticate}.`,
    source: 'saml-doc.okta.com, RingCentral provisioning',
    example: 'Please re-authenticate with RingCentral',
  },
  {
    id: 'profile-master-flag',
    pattern: /ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH|cannot be both (?:a )?profile (?:master|source) and/i,
    cause: 'Okta refuses a profile source that is also pushed to, unless Okta Support has set the flag.',
    remedy: 'Ask Okta Support to enable ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH.',
    source: 'Active Directory Integration Guide, enable feature flags',
    example: 'ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH is not enabled',
  },
  {
    id: 'sso-unexpected-error',
    pattern: /^Unexpected Error/i,
    cause: 'A login that starts at Okta arrived at RingCentral without the relay state.',
    remedy: "Set the app's Default Relay State to https://service.ringcentral.com/mobile/ssoLogin.",
    source: 'support.okta.com, RingCentral IdP-initiated SSO',
    example: 'Unexpected Error',
  },
];
