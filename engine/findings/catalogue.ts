import { schemaPropertyReplaced } from './rules/schema-property-replaced';
import { mappedPropertyRemoved } from './rules/mapped-property-removed';
import { unknownAttributeRead } from './rules/unknown-attribute-read';
import { unsupportedConstruct } from './rules/unsupported-construct';
import { malformedExpression } from './rules/malformed-expression';
import { typeDoesNotFit } from './rules/type-does-not-fit';
import { deleteWhenAbsentUnset } from './rules/delete-when-absent-unset';
import { undeclaredLinesDeleted } from './rules/undeclared-lines-deleted';
import { alwaysApply } from './rules/always-apply';
import { pushStatusRefused } from './rules/push-status-refused';
import { ownershipConflict } from './rules/ownership-conflict';
import { sourceWithoutLine } from './rules/source-without-line';
import { appBaseAttributeEdited } from './rules/app-base-attribute-edited';
import { assignmentPriorityZero } from './rules/assignment-priority-zero';
import { assignmentOnInactiveApp } from './rules/assignment-on-inactive-app';
import { mappingRemoved } from './rules/mapping-removed';
import { schemaWritesNotChained } from './rules/schema-writes-not-chained';
import { propertyReadded } from './rules/property-readded';
import { flowDoesNotSettle } from './rules/flow-does-not-settle';
import { ringcentralAccountLost } from './rules/ringcentral-account-lost';
import { thresholdExceeded } from './rules/threshold-exceeded';
import { credentialsTooWide } from './rules/credentials-too-wide';
import { namesDifferByCase } from './rules/names-differ-by-case';
import { localStateInCi } from './rules/local-state-in-ci';
import { literalSecretOrNumber } from './rules/literal-secret-or-number';
import { ringcentralSessionIdle } from './rules/ringcentral-session-idle';
import { dummyPushedAlways } from './rules/dummy-pushed-always';
import { nullModeDecides } from './rules/null-mode-decides';
import { numberPushedBack } from './rules/number-pushed-back';
import { directoryNumberOverwritten } from './rules/directory-number-overwritten';
import { peopleStayStale } from './rules/people-stay-stale';
import { downstreamReader } from './rules/downstream-reader';
import { accessLost } from './rules/access-lost';
import { handFixOverwritten } from './rules/hand-fix-overwritten';
import { acknowledgementExpired } from './rules/acknowledgement-expired';
import { attestedSettingChanged } from './rules/attested-setting-changed';
import { attestationExpiring } from './rules/attestation-expiring';
import { objectRemoved } from './rules/object-removed';
import { attributeValuesErased } from './rules/attribute-values-erased';
import type { Rule } from './model';

/** Every rule, in the order of their ids. */
export const CATALOGUE: readonly Rule[] = [
  schemaPropertyReplaced,
  mappedPropertyRemoved,
  unknownAttributeRead,
  unsupportedConstruct,
  malformedExpression,
  typeDoesNotFit,
  deleteWhenAbsentUnset,
  undeclaredLinesDeleted,
  alwaysApply,
  pushStatusRefused,
  ownershipConflict,
  sourceWithoutLine,
  appBaseAttributeEdited,
  assignmentOnInactiveApp,
  mappingRemoved,
  schemaWritesNotChained,
  propertyReadded,
  flowDoesNotSettle,
  ringcentralAccountLost,
  thresholdExceeded,
  credentialsTooWide,
  namesDifferByCase,
  localStateInCi,
  literalSecretOrNumber,
  ringcentralSessionIdle,
  dummyPushedAlways,
  nullModeDecides,
  numberPushedBack,
  directoryNumberOverwritten,
  peopleStayStale,
  downstreamReader,
  accessLost,
  acknowledgementExpired,
  attestationExpiring,
  handFixOverwritten,
  objectRemoved,
  attributeValuesErased,
  attestedSettingChanged,
  assignmentPriorityZero,
];
