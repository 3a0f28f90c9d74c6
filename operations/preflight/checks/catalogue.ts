import type { SeedCheck } from '../check';
import { addresses } from './addresses';
import { businessPhones } from './business-phones';
import { cutover } from './cutover';
import { directNumbers } from './direct-numbers';
import { directoryIntegration } from './directory-integration';
import { directoryPermission } from './directory-permission';
import { duplicateEmails } from './duplicate-emails';
import { employeeIdField } from './employee-id-field';
import { employeeIds } from './employee-ids';
import { extensionNumbers } from './extension-numbers';
import { firstWriteBack } from './first-write-back';
import { licences } from './licences';
import { numberSwaps } from './number-swaps';
import { planLevel } from './plan-level';
import { portedNumbers } from './ported-numbers';
import { severalDirectNumbers } from './several-direct-numbers';
import { specialPhones } from './special-phones';

/** In the order in which they are made. */
export const CHECKS: readonly SeedCheck[] = [
  planLevel,
  directoryIntegration,
  directoryPermission,
  employeeIdField,
  employeeIds,
  licences,
  directNumbers,
  extensionNumbers,
  numberSwaps,
  portedNumbers,
  severalDirectNumbers,
  businessPhones,
  specialPhones,
  duplicateEmails,
  addresses,
  firstWriteBack,
  cutover,
];
