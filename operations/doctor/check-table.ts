import { code, table } from '../../reports/markdown/text';
import { CHECKS } from './catalogue';

/** Every check with its remedy, for the documentation. */
export const checkTable = (): string =>
  table(
    ['check', 'looked at after', 'remedy'],
    CHECKS.map(({ id, after, remedy }) => [code(id), after === undefined ? '' : code(after), remedy]),
  );
