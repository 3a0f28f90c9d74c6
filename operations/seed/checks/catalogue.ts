import type { SeedCheck } from '../check';
import { addresses } from './addresses';
import { directNumbers } from './direct-numbers';
import { directoryIntegration } from './directory-integration';
import { directoryPermission } from './directory-permission';
import { duplicateEmails } from './duplicate-emails';
import { employeeIdField } from './employee-id-field';
import { employeeIds } from './employee-ids';
import { firstWriteBack } from './first-write-back';
import { licences } from './licences';
import { portedNumbers } from './ported-numbers';
import { specialPhones } from './special-phones';

/** In the order in which they are made. */
export const CHECKS: readonly SeedCheck[] = [
  directoryIntegration,
  directoryPermission,
  employeeIdField,
  employeeIds,
  licences,
  directNumbers,
  portedNumbers,
  specialPhones,
  duplicateEmails,
  addresses,
  firstWriteBack,
];
