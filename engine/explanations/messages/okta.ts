import { commandLine } from '../../command-line';
import type { KnownMessage } from '../message';
import { RINGCENTRAL_APP } from '../../conditions/consoles';

/** Okta's API and provisioning errors. */
export const OKTA_MESSAGES: readonly KnownMessage[] = [
  {
    id: 'push-only',
    pattern: /Profile mastering enabled apps support push status only/i,
    cause: 'The app is a profile source, whose lines to Okta must use PUSH.',
    remedy: "Raise the environment's phase to the one the org has reached; the status is derived.",
    source: 'okta/terraform-provider-okta issue 807',
    example: 'Profile mastering enabled apps support push status only',
  },
  {
    id: 'push-not-allowed',
    pattern: /Push status is allowed for profile mastering enabled apps only/i,
    cause: 'The app is not a profile source yet, so its lines to Okta must use DONT_PUSH.',
    remedy: 'Let an admin enable Profile Source for the app (gate ringcentral-profile-source), or lower the phase.',
    source: 'okta/terraform-provider-okta issue 1295',
    example: 'Push status is allowed for profile mastering enabled apps only',
  },
  {
    id: 'mapping-target-unknown',
    pattern: /Invalid target field (?<attribute>\S+)/i,
    cause: 'The target attribute does not exist in the app or user schema.',
    remedy:
      'Declare it; directNumber and extensionNumber are added by an admin from schema discovery (gate ringcentral-discovered-attributes).',
    source: 'okta-sdk-python recordings',
    example: 'Invalid target field directNumber',
  },
  {
    id: 'mapping-expression',
    pattern: /Invalid propert(?:y|ies) in expression|Unable to resolve (?<variable>user|appuser)/i,
    cause: 'The expression reads an attribute or variable that this direction does not have.',
    remedy: `${commandLine('expression')} check shows the place.`,
    source: 'okta/terraform-provider-okta issue 1117',
    example: 'Invalid properties in expression',
  },
  {
    id: 'mapping-pair',
    pattern:
      /Source or target id must be of either App Instance or UserType id|no profile mappings found for source ID/i,
    cause: 'One side of the mapping does not exist (any more): the pair exists as long as the app does.',
    remedy: 'Check the app id in the environment.',
    source: 'okta/terraform-provider-okta issues 431, 1728',
    example:
      'The request was not valid: Invalid source or target id. Source or target id must be of either App Instance or UserType id',
  },
  {
    id: 'property-mapped',
    pattern: /It is used to populate (?<attribute>[\w.]+)/i,
    cause: 'A property cannot be deleted while a mapping uses it.',
    remedy: 'Remove the lines, apply, then remove the property.',
    source: 'okta/terraform-provider-okta issue 954',
    example: 'It is used to populate user.primaryPhone',
  },
  {
    id: 'property-cleanup',
    pattern:
      /deletion process for an attribute with the same variable name is incomplete|Wait until the data clean up process finishes/i,
    cause: 'Okta still cleans up after the deletion of a property with this name.',
    remedy: 'Wait some minutes and apply again.',
    source: 'okta/terraform-provider-okta issue 1974',
    example: 'The deletion process for an attribute with the same variable name is incomplete',
  },
  {
    id: 'sourced-attribute',
    pattern:
      /Cannot modify the (?<attribute>\S+) attribute because it has a field mapping|mastered under another system|E0000075/i,
    cause: 'The attribute is sourced by another system, which alone may change it.',
    remedy: `Change it there; \`${commandLine('person show')}\` tells where.`,
    source: 'developer.okta.com, error codes, E0000075',
    example: 'Cannot modify the primaryPhone attribute because it has a field mapping and profile push is enabled.',
  },
  {
    id: 'provisioning-unsupported',
    pattern: /Provisioning is not (?:supported|enabled)/i,
    cause: "Okta's API does not configure provisioning for this app.",
    remedy: `${RINGCENTRAL_APP.provisioning}: an admin does it; the gates say what.`,
    source: "Okta's OpenAPI, application features",
    example: 'Provisioning is not supported.',
  },
  {
    id: 'app-active',
    pattern: /application must be deactivated before deletion|Delete application forbidden|E0000056/i,
    cause: 'An active app cannot be deleted.',
    remedy: 'Deactivate it first, after a look at who uses it.',
    source: 'developer.okta.com, error codes, E0000056',
    example: 'Delete application forbidden.',
  },
  {
    id: 'okta-rate-limit',
    pattern: /E0000047|API call exceeded rate limit/i,
    cause: "Okta's limit for this kind of request is used up for this minute.",
    remedy: 'Wait until X-Rate-Limit-Reset; set max_api_capacity lower for Terraform.',
    source: 'developer.okta.com, rate limits',
    example: 'API call exceeded rate limit due to too many requests.',
  },
  {
    id: 'okta-flag-missing',
    pattern: /E0000015|do not have permission to access the feature/i,
    cause: 'The org lacks a feature or flag.',
    remedy: 'Ask Okta Support for the flag that the gate names.',
    source: 'developer.okta.com, error codes, E0000015',
    example: 'You do not have permission to access the feature you are requesting',
  },
  {
    id: 'okta-token',
    pattern:
      /E0000004|E0000011|Invalid token provided|Okta.*invalid_client|\/oauth2\/.*invalid_client|invalid_client.*(?:JWT|client_assertion)/i,
    cause: 'Okta does not accept the credentials.',
    remedy:
      'Check OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY and OKTA_API_PRIVATE_KEY_ID; the public key must be registered with the app.',
    source: 'developer.okta.com, error codes',
    example: 'Invalid token provided',
  },
  {
    id: 'okta-session',
    pattern: /E0000005|Invalid session/i,
    cause: 'Okta knows the session no more: the token or the console session behind the request has ended.',
    remedy:
      'Run the command again, which signs in afresh; in the console log in again. An API token that was not used for 30 days is gone: a service app (OKTA_API_CLIENT_ID) has none that lapses.',
    source: 'developer.okta.com, error codes, E0000005',
    example: 'Invalid session',
  },
  {
    id: 'okta-permission',
    pattern:
      /E0000006|do not have permission to perform the requested action|not contain the required scopes|insufficient_scope|invalid_scope/i,
    cause: 'The app lacks an OAuth scope, or its admin role does not allow the action.',
    remedy: `\`${commandLine('doctor')}\` lists the scopes that the resources need.`,
    source: 'developer.okta.com, error codes, E0000006',
    example: 'You do not have permission to perform the requested action',
  },
  {
    id: 'okta-not-found',
    pattern: /E0000007|Not found: Resource not found: (?<resource>\S+) \((?<kind>\w+)\)/i,
    cause: 'The object does not exist (any more).',
    remedy: `Check the id in the environment; \`${commandLine('drift')}\` tells who deleted it.`,
    source: 'developer.okta.com, error codes, E0000007',
    example: 'Not found: Resource not found: 0oa1acme0000000gone1 (AppInstance)',
  },
  {
    id: 'okta-policy-busy',
    pattern: /E0000239|Policy priorities are being reconciled/i,
    cause: 'Okta reorders rules at the moment.',
    remedy: 'Apply again after a minute.',
    source: 'developer.okta.com, error codes, E0000239',
    example: 'Policy priorities are being reconciled. Please try again later.',
  },
  {
    id: 'okta-read-only',
    pattern: /E0000010|read only mode/i,
    cause: 'Okta is in read-only mode.',
    remedy: 'Look at status.okta.com and run again later.',
    source: 'developer.okta.com, error codes, E0000010',
    example: 'Service is in read only mode',
  },
  {
    id: 'undefined-attribute',
    pattern: /Property name '?(?<attribute>[^']+)'? is not defined in profile/i,
    cause: 'The user profile has no such attribute.',
    remedy: 'Declare it in the table, or fix the name.',
    source: 'recordings of Okta orgs',
    example: "Property name 'extention' is not defined in profile",
  },
  {
    id: 'okta-validation',
    pattern: /E0000001|Api validation failed: (?<what>\w+)/i,
    cause: 'Okta refused a value; the causes behind the message name it.',
    remedy: 'Explain the cause: run this command on the text after "Causes".',
    source: 'developer.okta.com, error codes, E0000001',
    example: 'Api validation failed: updateMapping',
  },
];
