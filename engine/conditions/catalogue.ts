import type { Gate } from './gate';
import { oktaFlagMasteringAndPush } from './gates/okta-flag-mastering-and-push';
import { oktaFlagAttributeLevelMastering } from './gates/okta-flag-attribute-level-mastering';
import { oktaFlagAdReactivation } from './gates/okta-flag-ad-reactivation';
import { ringcentralDirectoryIntegration } from './gates/ringcentral-directory-integration';
import { ringcentralPlan } from './gates/ringcentral-plan';
import { ringcentralAuthenticated } from './gates/ringcentral-authenticated';
import { ringcentralCreateUsers } from './gates/ringcentral-create-users';
import { ringcentralUpdateAttributes } from './gates/ringcentral-update-attributes';
import { ringcentralDeactivateUsers } from './gates/ringcentral-deactivate-users';
import { ringcentralImport } from './gates/ringcentral-import';
import { ringcentralImportScheduleNever } from './gates/ringcentral-import-schedule-never';
import { ringcentralProfileSource } from './gates/ringcentral-profile-source';
import { ringcentralDiscoveredAttributes } from './gates/ringcentral-discovered-attributes';
import { ringcentralImportScheduled } from './gates/ringcentral-import-scheduled';
import { adAgent } from './gates/ad-agent';
import { adImportScheduled } from './gates/ad-import-scheduled';
import { adConfirmation } from './gates/ad-confirmation';
import { adActivationMailOff } from './gates/ad-activation-mail-off';
import { adMatchingRules } from './gates/ad-matching-rules';
import { adProfileSource } from './gates/ad-profile-source';
import { adCreateUsers } from './gates/ad-create-users';
import { adUpdateAttributes } from './gates/ad-update-attributes';
import { adAgentAccountRights } from './gates/ad-agent-account-rights';
import { importSafeguard } from './gates/import-safeguard';
import { profileSourceOrder } from './gates/profile-source-order';
import { attributeSourcePrimaryPhone } from './gates/attribute-source-primary-phone';
import { attributeSourcesByHand } from './gates/attribute-sources-by-hand';
import { applyUpdatesProvisioning } from './gates/apply-updates-provisioning';
import { applyUpdatesBidirectional } from './gates/apply-updates-bidirectional';
import { delegatedAuthentication } from './gates/delegated-authentication';
import { samlSso } from './gates/saml-sso';

/** Every gate: what Okta Support sets, RingCentral's app and account, the directories, the org. */
export const GATE_RECORDS: readonly Gate[] = [
  oktaFlagMasteringAndPush,
  oktaFlagAttributeLevelMastering,
  oktaFlagAdReactivation,
  ringcentralDirectoryIntegration,
  ringcentralPlan,
  ringcentralAuthenticated,
  ringcentralCreateUsers,
  ringcentralUpdateAttributes,
  ringcentralDeactivateUsers,
  ringcentralImport,
  ringcentralImportScheduleNever,
  ringcentralProfileSource,
  ringcentralDiscoveredAttributes,
  ringcentralImportScheduled,
  adAgent,
  adImportScheduled,
  adConfirmation,
  adActivationMailOff,
  adMatchingRules,
  adProfileSource,
  adCreateUsers,
  adUpdateAttributes,
  adAgentAccountRights,
  importSafeguard,
  profileSourceOrder,
  attributeSourcePrimaryPhone,
  attributeSourcesByHand,
  applyUpdatesProvisioning,
  applyUpdatesBidirectional,
  delegatedAuthentication,
  samlSso,
];

/** The gate that a key names; it ends in `@system` where several directories each have the gate. */
export const gateOfKey = (key: string): Gate | undefined => GATE_RECORDS.find(({ id }) => id === key.split('@')[0]);
