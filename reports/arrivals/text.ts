import { expectedOf } from '../expected';
import type { Mask } from '../mask';
import { headline, type Worklist } from './worklist';
import { counted } from '../../engine/counted';

/** People whom a terminal shows. */
const MOST_LINES = 50;

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', title, ...lines] : []);

/** The worklist as a person reads it in a terminal: counts first, people by harm. */
export function arrivalsText({ environment, report, rows, more }: Worklist, mask: Mask): string {
  const { refused, waiting, incomplete = [] } = report;
  const left = more + Math.max(0, rows.length - MOST_LINES);
  return [
    `${environment}: ${headline(report)}`,
    ...section(
      'Could not be seen',
      incomplete.map(({ what, why }) => `  ${what}: ${why}`),
    ),
    ...section(
      'Refused',
      refused.map((one) => `  ${String(one.people).padStart(6)}  ${one.system}.${one.attribute}: ${one.reason}`),
    ),
    ...section(
      'Waiting',
      waiting.map((one) => `  ${String(one.people).padStart(6)}  for ${one.for} (who acts: ${one.whose})`),
    ),
    ...section('People', [
      ...rows
        .slice(0, MOST_LINES)
        .map((row) =>
          [
            `  ${row.person}  ${row.system === '' ? '' : `${row.system}.${row.attribute}: expected ${expectedOf(row.expected, mask)}, live ${mask(row.actual)}; `}${row.why}`,
            `      ${row.remedy}`,
          ].join('\n'),
        ),
      ...(left > 0 ? [`  … and ${counted(left, 'more value')}: --format csv has them all`] : []),
    ]),
  ].join('\n');
}
