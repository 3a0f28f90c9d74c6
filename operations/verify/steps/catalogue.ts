import type { VerifyStep } from '../run';
import { importedIntoOkta } from './imported-into-okta';
import { numbersImported } from './numbers-imported';
import { numbersInOkta } from './numbers-in-okta';
import { personInDirectory } from './person-in-directory';
import { pushedToRingCentral } from './pushed-to-ringcentral';
import { userInRingCentral } from './user-in-ringcentral';
import { writtenBack } from './written-back';

/** The guide's "Testing Bi-Directional Sync", in its order. */
export const STEPS: readonly VerifyStep[] = [
  personInDirectory,
  importedIntoOkta,
  pushedToRingCentral,
  userInRingCentral,
  numbersImported,
  numbersInOkta,
  writtenBack,
];
