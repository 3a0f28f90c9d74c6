import type { Finding } from '../../engine/findings/model';
import type { HopChange, Review } from '../../engine/review/model';
import type { ListedPerson } from '../../engine/review/listed';
import { difference } from '../difference';
import type { Mask } from '../mask';
import { htmlDocument } from './document';
import { drawing } from './drawing';
import { escape } from './escape';
import { grid, listed, tiles } from './parts';

/** One changed value of one person, masked already. */
export interface ListedChange {
  readonly id: string;
  readonly label: string;
  /** `okta.primaryPhone`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const changesOf = ({ record, difference }: ListedPerson, mask: Mask): ListedChange[] => {
  const okta = record.profiles['okta'];
  return difference.changes.map(({ path, before, after }) => ({
    id: record.id,
    label: mask(okta?.['displayName'] ?? okta?.['login']),
    path,
    before: mask(before),
    after: mask(after),
  }));
};

const figures = ({ people, attributes, access, ringcentral, stale }: Review): string =>
  tiles([
    ['People looked at', people],
    ['Attributes that change', attributes.length],
    ['Gain access', access.gained],
    ['Lose access', access.lost],
    ['Accounts created', ringcentral.created],
    ['Accounts disabled', ringcentral.disabled],
    ['Accounts deleted', ringcentral.deleted],
    ['Stale until applied', stale],
  ]);

/** Text of ours, in which backticks stand for code. */
const prose = (text: string): string => escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');

const findingRow = ({ id, severity, where, message, remedy, acknowledged }: Finding): string => {
  const what = acknowledged
    ? escape(`Acknowledged until ${acknowledged.expires}: ${acknowledged.reason}`)
    : prose(remedy);
  return `<tr><td><span class="${severity}">${severity}</span> ${escape(id)}</td><td class="place"><code>${escape(where)}</code></td><td>${escape(message)}</td><td>${what}</td></tr>`;
};

const lineRow = ({ line, state, people }: HopChange, index: number): string =>
  `<tr><td><button type="button" class="line" data-line="${index}">${escape(line)}</button></td><td class="state-${state}">${state}</td><td>${people}</td></tr>`;

/** Changed lines first, then those whose target changes for somebody. */
const lineRows = (hops: readonly HopChange[]): string =>
  hops
    .map((hop, index) => ({ hop, index }))
    .sort((left, right) => rank(right.hop) - rank(left.hop))
    .map(({ hop, index }) => lineRow(hop, index))
    .join('');

const rank = ({ state, people }: HopChange): number => (state === 'same' ? 0 : 2) + (people > 0 ? 1 : 0);

function body(review: Review): string {
  const { findings, hops, incomplete, readers } = review;
  return `<header><h1>RingCentral ⇄ Okta: ${escape(review.environment)}</h1><p class="soft">${escape(review.title)}</p></header>
<main>
${figures(review)}
${findings.length ? `<h2>Findings</h2>${grid(['Rule', 'Where', 'What', 'Remedy'], findings.map(findingRow).join(''), 'Findings')}` : ''}
${listed(
  'Could not be known',
  incomplete.map(({ what, why }) => `${what}: ${why}`),
)}
<h2>The flow</h2>
<p class="soft">An arrow is a line of the table; changed lines are thick. The table below the drawing says the same; choose a line to see its expressions and people.</p>
<div class="drawing">${drawing(hops)}</div>
<div id="detail" aria-live="polite"><p>No line chosen.</p></div>
${grid(['Line', 'State', 'People'], lineRows(hops), 'Lines')}
${listed(
  'Who else reads it',
  readers.map(({ who, reads }) => `${reads} is read by ${who}`),
)}
<h2>People</h2>
<div class="bar"><label>Search<input id="search" type="search" autocomplete="off"></label><label>Attribute<select id="attribute"><option value="">all</option></select></label><span id="count" role="status"></span></div>
${grid(['Id', 'Name', 'Attribute', 'Before', 'After'], '', 'People', 'people')}
</main>`;
}

/** With its expressions cut at what differs, for the eye. */
const withParts = (hop: HopChange): object =>
  hop.state === 'changed' && hop.before !== undefined && hop.after !== undefined
    ? { ...hop, parts: difference(hop.before, hop.after) }
    : hop;

/** The review as one self-contained page: no request leaves it. */
export function reviewHtml(review: Review, people: readonly ListedPerson[], mask: Mask): string {
  const changes = people.flatMap((person) => changesOf(person, mask));
  return htmlDocument({
    title: `Review of ${review.environment}`,
    body: body(review),
    data: { hops: review.hops.map(withParts), paths: [...new Set(changes.map(({ path }) => path))].sort(), changes },
    script: 'page.js',
  });
}
