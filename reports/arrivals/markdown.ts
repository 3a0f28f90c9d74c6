import { expectedOf } from '../expected';
import type { ArrivalRow, ArrivalsReport } from '../../engine/arrivals';
import type { Mask } from '../mask';
import { fit, type Section } from '../markdown/fit';
import { MOST_CHARACTERS } from '../review/markdown';
import { counted } from '../../engine/counted';
import { code, inert, table } from '../markdown/text';
import { headline, type Worklist } from './worklist';

/** The hidden first line by which the comment is found and renewed; one per environment. */
const marker = (environment: string): string =>
  `<!-- ringcentral-okta:arrivals:${environment.replace(/[^\w-]/g, '_')} -->`;

const place = ({ system, attribute }: ArrivalRow): string => (system === '' ? '' : code(`${system}.${attribute}`));

const rowOf = (mask: Mask) => (row: ArrivalRow) =>
  `| ${code(row.person)} | ${place(row)} | ${inert(row.why)} | ${inert(row.whose)} | ${code(expectedOf(row.expected, mask))} | ${code(mask(row.actual))} |`;

const listed = (heading: string, lead: string, rows: readonly string[]): Section[] =>
  rows.length > 0 ? [{ heading, lead, rows }] : [];

/** What to do, once for each reason. */
const remedies = (rows: readonly ArrivalRow[]): string[] => {
  const known = new Map(rows.map(({ why, remedy }) => [why, remedy]));
  return [...known].map(([why, remedy]) => `- ${inert(why)}: ${inert(remedy)}`);
};

const ARRIVED = '✅';
const NOT_KNOWN = '❔';
const WAITING = '⏳';
const NOBODY = 'ℹ️';

function markOf({ people, refused, waiting, incomplete = [] }: ArrivalsReport): string {
  if (incomplete.length > 0) return NOT_KNOWN;
  if (refused.length + waiting.length > 0) return WAITING;
  return people === 0 ? NOBODY : ARRIVED;
}

/** Whether a comment that was made here says that nothing is waited for: its mark stands after the heading. */
export const everythingArrived = (comment: string): boolean => comment.split('\n\n')[2]?.startsWith(ARRIVED) ?? false;

/** The worklist as one comment: the same text for the same state, counts first, people by harm. */
export function arrivalsMarkdown({ environment, report, rows, more }: Worklist, mask: Mask): string {
  const { refused, waiting, incomplete = [] } = report;
  const head = [
    marker(environment),
    `## Arrivals: ${inert(environment)}`,
    `${markOf(report)} **${inert(headline(report))}**`,
  ];
  const people = rows.map(rowOf(mask));
  const rest = more > 0 ? [`_… and ${counted(more, 'more value')}; the CSV has them all._`] : [];
  const sections = [
    ...listed(
      '### Could not be seen',
      '',
      incomplete.map(({ what, why }) => `- ${inert(what)}: ${inert(why)}`),
    ),
    ...listed(
      '### Refused',
      table(['People', 'Attribute', 'Why'], []),
      refused.map((one) => `| ${one.people} | ${code(`${one.system}.${one.attribute}`)} | ${inert(one.reason)} |`),
    ),
    ...listed(
      '### Waiting',
      table(['People', 'For', 'Who acts'], []),
      waiting.map((one) => `| ${one.people} | ${inert(one.for)} | ${inert(one.whose)} |`),
    ),
    ...listed('### What to do', '', remedies(rows)),
    ...listed('### People', table(['Who', 'Attribute', 'Why', 'Who acts', 'Expected', 'Live'], []), [
      ...people,
      ...rest,
    ]),
  ];
  return `${fit(head.join('\n\n'), sections, MOST_CHARACTERS)}\n`;
}
