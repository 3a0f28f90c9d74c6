import { expectedOf } from '../expected';
import type { ArrivalRow } from '../../engine/arrivals';
import { htmlDocument } from '../html/document';
import { escape } from '../html/escape';
import { grid, listed, tiles } from '../html/parts';
import type { Mask } from '../mask';
import { headline, type Worklist } from './worklist';
import { counted } from '../../engine/counted';

const cells = (...texts: readonly (string | number)[]): string =>
  `<tr>${texts.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`;

const section = (heading: string, head: readonly string[], rows: readonly string[]): string =>
  rows.length > 0 ? `<h2>${heading}</h2>${grid(head, rows.join(''), heading)}` : '';

const personal =
  (mask: Mask) =>
  ({ person, system, attribute, why, whose, remedy, expected, actual }: ArrivalRow): string =>
    cells(
      person,
      system === '' ? '' : `${system}.${attribute}`,
      why,
      whose,
      remedy,
      expectedOf(expected, mask),
      mask(actual),
    );

function body({ environment, report, rows, more }: Worklist, mask: Mask): string {
  const { people, expected, arrived, refused, waiting, incomplete = [] } = report;
  return `<header><h1>Arrivals: ${escape(environment)}</h1><p class="soft">${escape(headline(report))}</p></header>
<main>
${tiles([
  ['In scope', people],
  ['Expected', expected],
  ['Arrived', arrived],
])}
${listed(
  'Could not be seen',
  incomplete.map(({ what, why }) => `${what}: ${why}`),
)}
${section(
  'Refused',
  ['People', 'Attribute', 'Why'],
  refused.map((one) => cells(one.people, `${one.system}.${one.attribute}`, one.reason)),
)}
${section(
  'Waiting',
  ['People', 'For', 'Who acts'],
  waiting.map((one) => cells(one.people, one.for, one.whose)),
)}
${section('People', ['Who', 'Attribute', 'Why', 'Who acts', 'Remedy', 'Expected', 'Live'], rows.map(personal(mask)))}
${more > 0 ? `<p class="soft">${counted(more, 'more value is', 'more values are')} in the CSV.</p>` : ''}
</main>`;
}

/** The worklist as one self-contained page: no script, and no request leaves it. */
export const arrivalsHtml = (worklist: Worklist, mask: Mask): string =>
  htmlDocument({ title: `Arrivals: ${worklist.environment}`, body: body(worklist, mask) });
