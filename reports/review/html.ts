import { join } from 'node:path';
import type { Finding } from '../../engine/findings/model';
import { MOST_PEOPLE, type ListedPerson } from '../../engine/review/listed';
import type { ConfigurationChange, HopChange, Review } from '../../engine/review/model';
import { patternOf } from '../../engine/review/pattern';
import { difference } from './difference';
import { maskedChange, type Mask } from '../mask';
import { lookedAtAll, reviewRows, sequel, verdictOf, type ReviewRow } from './rows';
import { htmlDocument } from '../html/document';
import { drawing } from './drawing';
import { escape } from '../html/escape';
import { counted } from '../../engine/counted';

/** Text of ours, in which backticks stand for code. */
const prose = (text: string): string => escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');

const number = (count: number): string => count.toLocaleString('en');

const listOf = (items: readonly string[]): string =>
  `<ul class="what">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

interface Column {
  readonly name: string;
  readonly cell: string;
}

/** A table that becomes a list of cards on a phone; cells are HTML. */
const stacked = (caption: string, names: readonly string[], rows: readonly (readonly Column[])[]): string =>
  `<table class="stack"><caption>${escape(caption)}</caption><thead><tr>${names.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map(({ name, cell }) => `<td data-label="${name}">${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

const cells = (names: readonly string[], values: readonly string[]): Column[] =>
  names.map((name, at) => ({ name, cell: values[at] ?? '' }));

/** Something with a number before it; what is inside opens without any script. */
const row = (head: string, inside: string, open = false): string =>
  inside
    ? `<details${open ? ' open' : ''}><summary class="row">${head}</summary><div class="inside">${inside}</div></details>`
    : `<div class="row">${head}</div>`;

function verdict(review: Review): string {
  const { icon, sentence } = verdictOf(review);
  const mood = icon === '✅' ? 'good' : icon === '⚪' || icon === '🔎' ? '' : 'bad';
  const unknown = review.incomplete.map(({ what, why }) => `<p><b>Not known: ${escape(what)}.</b> ${escape(why)}.</p>`);
  return `<section class="verdict ${mood}" aria-label="Verdict"><strong>${escape(sentence)}</strong><p>${escape(sequel(review))}</p>${unknown.join('')}</section>
<p class="soft">${review.seen.map(escape).join(' ')}${lookedAtAll(review) ? ' <b>Nothing left out.</b>' : ''}</p>`;
}

const PEOPLE = ['Who', 'Name', 'Before', 'After'];
/** People shown under one way of changing. */
const MOST_UNDER_ONE = 200;

function peopleOf(
  { where, what, before, conflict }: ReviewRow,
  listed: readonly ListedPerson[],
  mask: Mask,
  total: number,
): string {
  if (before === undefined) return '';
  const rows: Column[][] = [];
  for (const { id, name, changes, conflicts } of listed) {
    const change =
      conflict === undefined
        ? changes.find(({ path, ...values }) => path === where && patternOf(values.before, values.after) === what)
        : conflicts.find(({ path, acknowledged }) => path === conflict && !acknowledged);
    if (!change) continue;
    const [was, is] = maskedChange(change.before, change.after, mask);
    rows.push(
      cells(PEOPLE, [
        `<code>${escape(id)}</code>`,
        escape(mask(name)),
        `<span class="shape">${escape(was)}</span>`,
        `<span class="shape">${escape(is)}</span>`,
      ]),
    );
    if (rows.length === MOST_UNDER_ONE) break;
  }
  return rows.length
    ? stacked(
        `${number(rows.length)} of ${number(total)}${conflict === undefined ? '; people.csv holds everybody' : ''}`,
        PEOPLE,
        rows,
      )
    : '';
}

/** Whose access moves; their values are in the rows below. */
function accessOf(listed: readonly ListedPerson[], which: 'gained' | 'lost', mask: Mask): string {
  const names = ['Who', 'Name', 'Groups that change'];
  const rows = listed
    .filter(({ access }) => access === which)
    .slice(0, MOST_UNDER_ONE)
    .map(({ id, name, groups }) =>
      cells(names, [`<code>${escape(id)}</code>`, escape(mask(name)), escape(groups.join(', ') || '–')]),
    );
  return rows.length ? stacked(`${number(rows.length)} shown`, names, rows) : '';
}

function happening(
  one: ReviewRow,
  review: Review,
  listed: readonly ListedPerson[],
  mask: Mask,
  first: boolean,
): string {
  const shape =
    one.before === undefined ? '' : `<br><span class="shape">${escape(one.before)} → ${escape(one.after ?? '')}</span>`;
  const share = `<meter min="0" max="${Math.max(1, review.people)}" value="${one.people}" aria-label="${number(one.people)} of ${counted(review.people, 'person', 'people')}"></meter>`;
  const head = `<span class="n ${one.grave}">${number(one.people)}</span><span><b>${escape(one.what)}</b> <span class="where">${escape(one.where)}</span>${shape}</span>${share}`;
  const inside = one.what.startsWith('lose RingCentral')
    ? accessOf(listed, 'lost', mask)
    : one.what.startsWith('gain RingCentral')
      ? accessOf(listed, 'gained', mask)
      : peopleOf(one, listed, mask, one.people);
  return row(head, inside, first);
}

/** What happens to nobody, where everybody was looked at. */
function quiet(review: Review): string {
  if (!lookedAtAll(review)) return '';
  const none = [
    ...(review.access.lost ? [] : ['nobody loses access']),
    ...(review.access.gained ? [] : ['nobody gains access']),
    ...(review.ringcentral.disabled ? [] : ['no account is disabled']),
  ].join(', ');
  return none && `${none.charAt(0).toUpperCase()}${none.slice(1)}. `;
}

function happens(review: Review, listed: readonly ListedPerson[], mask: Mask): string {
  const rows = reviewRows(review, mask);
  const note = `<p class="soft">${escape(quiet(review))}The page lists at most ${number(MOST_PEOPLE)} people, those first to whom the worst happens.</p>`;
  return `<h2 id="people">What happens to people</h2>${rows.length ? listOf(rows.map((one, at) => happening(one, review, listed, mask, at === 0))) : ''}${note}`;
}

function expressions({ before, after }: Pick<ConfigurationChange, 'before' | 'after'>): string {
  if (before === undefined && after === undefined) return '';
  if (before === undefined) return `<pre><ins>${escape(after ?? '')}</ins></pre>`;
  if (after === undefined) return `<pre><del>${escape(before)}</del></pre>`;
  const parts = difference(before, after);
  const marked = ([start, differing, end]: readonly [string, string, string], tag: 'del' | 'ins') =>
    `${escape(start)}<${tag}>${escape(differing)}</${tag}>${escape(end)}`;
  return `<pre>${marked(parts.before, 'del')}\n${marked(parts.after, 'ins')}</pre>`;
}

function changes({ configuration }: Review): string {
  if (!configuration.length) return '';
  const items = configuration.map((one, at) =>
    row(
      `<span class="n">${number(one.people)}</span><span><b>${escape(one.id)}</b> <span class="where">${one.kind} ${one.change}</span></span>`,
      expressions(one),
      at === 0,
    ),
  );
  return `<h2 id="changes">What changes</h2>${listOf(items)}`;
}

/** Changed mappings, and those that read or feed what they write. */
function near(hops: readonly HopChange[]): HopChange[] {
  const touched = hops.filter(({ state }) => state !== 'same');
  return hops.filter((hop) =>
    touched.some(({ to, reads }) => hop.reads.includes(to) || reads.includes(hop.to) || hop.to === to),
  );
}

const FLOW = ['From', 'To', 'State', 'People'];

function flow(review: Review): string {
  const { hops } = review;
  const shown = near(hops);
  if (!shown.length) return '';
  const rows = shown.map(({ from, to, state, people }) =>
    cells(FLOW, [escape(from), escape(to), state === 'same' ? 'unchanged' : state, number(people)]),
  );
  const others = hops.length - shown.length;
  return `<h2 id="flow">Flow</h2>${drawing(shown)}${stacked('The same as a table', FLOW, rows)}<p class="soft">${number(others)} other ${others === 1 ? 'mapping' : 'mappings'} ${review.complete ? 'unchanged, and out of reach of this change' : 'not among what was seen to change'}.</p>`;
}

const TAGS: Readonly<Record<Finding['severity'], string>> = { error: 'bad', warning: 'warn', note: '' };

function findingItem({ id, severity, where, message, remedy, acknowledged }: Finding): string {
  if (acknowledged)
    return `<div class="row"><span class="soft">${escape(id)}</span><span class="soft"><span class="tag">acknowledged</span>${escape(where)}: ${escape(message)}, until ${escape(acknowledged.expires)}: “${escape(acknowledged.reason)}”</span></div>`;
  const head = `<span>${escape(id)}</span><span><span class="tag ${TAGS[severity]}">${severity}</span><b>${escape(message)}</b> <span class="where">${escape(where)}</span></span>`;
  return row(head, `<p>${prose(remedy)}</p>`, severity === 'error');
}

const findings = (all: readonly Finding[]): string =>
  all.length
    ? `<h2 id="findings">Findings</h2>${listOf([...all].sort((one, other) => Number(one.acknowledged !== undefined) - Number(other.acknowledged !== undefined)).map(findingItem))}`
    : '';

const readers = ({ readers: all }: Review): string =>
  all.length
    ? `<h2 id="readers">Who else reads it</h2><ul>${all.map(({ who, reads }) => `<li><code>${escape(reads)}</code> is read by ${escape(who)}</li>`).join('')}</ul>`
    : '';

const links = (body: string): string =>
  ['people', 'changes', 'flow', 'findings', 'readers']
    .filter((id) => body.includes(`id="${id}"`))
    .map((id) => `<a href="#${id}">${id.charAt(0).toUpperCase()}${id.slice(1)}</a>`)
    .join('');

/** The review as one self-contained page: nothing leaves it, and nothing in it needs a script. */
export function reviewHtml(review: Review, listed: readonly ListedPerson[], mask: Mask): string {
  const body = [
    happens(review, listed, mask),
    changes(review),
    flow(review),
    findings(review.findings),
    readers(review),
  ].join('\n');
  return htmlDocument({
    title: `Review of ${review.environment}: ${verdictOf(review).sentence}`,
    stylesheet: join(__dirname, 'review.css'),
    body: `<header><h1>Review · ${escape(review.environment)}</h1><p class="soft">${escape(review.title)}</p></header>
<main>
${verdict(review)}
<nav aria-label="Sections">${links(body)}</nav>
${body}
</main>`,
  });
}
