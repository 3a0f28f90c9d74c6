import { code, table } from '../markdown/text';

/** What the documentation says of one of doctor's checks. */
export interface CheckRow {
  readonly id: string;
  readonly remedy: string;
  readonly after?: string;
}

/** Every check with its remedy, for the documentation. */
export const checkTable = (checks: readonly CheckRow[]): string =>
  table(
    ['check', 'looked at after', 'remedy'],
    checks.map(({ id, after, remedy }) => [code(id), after === undefined ? '' : code(after), remedy]),
  );
