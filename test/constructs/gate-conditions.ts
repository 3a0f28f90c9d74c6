import type { Phase } from '../../engine/flows/model';

export const feature = (system: string, name: string) =>
  `try(contains(data.okta_app_saml.${system}_signals.features, "${name}"), false)`;
const attested = (key: string) =>
  `timecmp(plantimestamp(), lookup(local.attested, "${key}", "1970-01-01T00:00:00Z")) < 0`;

/** Condition of each gate of the demo, by phase and id. */
export const CONDITIONS: Readonly<Record<Exclude<Phase, 'app'>, Readonly<Record<string, string>>>> = {
  provisioning: {
    'ringcentral-directory-integration': attested('ringcentral-directory-integration'),
    'ringcentral-plan': attested('ringcentral-plan'),
    'ringcentral-authenticated': attested('ringcentral-authenticated'),
    'ringcentral-create-users': feature('ringcentral', 'PUSH_NEW_USERS'),
    'ringcentral-update-attributes': feature('ringcentral', 'PUSH_PROFILE_UPDATES'),
    'ringcentral-deactivate-users': feature('ringcentral', 'PUSH_USER_DEACTIVATION'),
    'ringcentral-import': `${feature('ringcentral', 'IMPORT_NEW_USERS')} && ${feature('ringcentral', 'IMPORT_PROFILE_UPDATES')}`,
    'ringcentral-import-schedule-never': attested('ringcentral-import-schedule-never'),
    'ad-agent': attested('ad-agent'),
    'ad-import-scheduled': attested('ad-import-scheduled'),
    'ad-confirmation': attested('ad-confirmation'),
    'ad-activation-mail-off': attested('ad-activation-mail-off'),
    'ad-matching-rules': attested('ad-matching-rules'),
    'ad-profile-source': feature('ad', 'PROFILE_MASTERING'),
    'import-safeguard': attested('import-safeguard'),
  },
  bidirectional: {
    'okta-flag-mastering-and-push': attested('okta-flag-mastering-and-push'),
    'okta-flag-attribute-level-mastering': attested('okta-flag-attribute-level-mastering'),
    'ringcentral-profile-source': feature('ringcentral', 'PROFILE_MASTERING'),
    'ringcentral-discovered-attributes': attested('ringcentral-discovered-attributes'),
    'ad-create-users': feature('ad', 'PUSH_NEW_USERS'),
    'ad-update-attributes': feature('ad', 'PUSH_PROFILE_UPDATES'),
    'ad-agent-account-rights': attested('ad-agent-account-rights'),
    'profile-source-order': attested('profile-source-order'),
    'apply-updates-provisioning': attested('apply-updates-provisioning'),
  },
  live: {
    'okta-flag-ad-reactivation': attested('okta-flag-ad-reactivation'),
    'ringcentral-import-scheduled': attested('ringcentral-import-scheduled'),
    'apply-updates-bidirectional': attested('apply-updates-bidirectional'),
    'delegated-authentication': feature('ad', 'OUTBOUND_DEL_AUTH'),
    'saml-sso': attested('saml-sso'),
  },
};
