import { expectedOf } from '../expected';
import type { ArrivalRow } from '../../engine/arrivals';
import { csvRow } from '../csv';
import type { Mask } from '../mask';

export const ARRIVALS_CSV_HEADER = 'person,state,system,attribute,why,whose,remedy,expected,live\n';

/** One value of the worklist. */
export const arrivalsCsvLine = (row: ArrivalRow, mask: Mask): string =>
  csvRow([
    row.person,
    row.state,
    row.system,
    row.attribute,
    row.why,
    row.whose,
    row.remedy,
    expectedOf(row.expected, mask),
    mask(row.actual),
  ]);
