import { maskedChange, type Mask } from './mask';
import type { ValueChange } from '../engine/review/model';

export const CSV_HEADER = 'person,system,attribute,before,after\n';

const FORMULA = /^\s*[=+\-@＝＋－＠]/;
const NUMBER = /^[+-]?[\d ().-]+$/;

/** RFC 4180; what a spreadsheet would run as a formula gets an apostrophe, a telephone number does not. */
const cell = (text: string): string => {
  const inert = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\t\r\n']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\n`;

/** One line of `people.csv`. */
export const csvLine = (system: string, attribute: string, { id, before, after }: ValueChange, mask: Mask): string =>
  csvRow([id, system, attribute, ...maskedChange(before, after, mask)]);
