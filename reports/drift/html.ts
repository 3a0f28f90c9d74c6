import { expectedOf } from '../expected';
import type { ConfigDrift, DataDrift, DriftReport, SpentLimit } from '../../engine/drift';
import type { Mask } from '../mask';
import { htmlDocument } from '../html/document';
import { escape } from '../html/escape';
import { grid, listed, tiles } from '../html/parts';
import { writtenBy } from './written-by';

/** Rows of people on the page; `drift.json` has every one. */
const MOST_ROWS = 2000;

const TONE: Readonly<Record<ConfigDrift['tier'], string>> = {
  deleted: 'error',
  declared: 'error',
  undeclared: 'warning',
  'could-not-read': 'note',
};

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

const cells = (...texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`;

const setting = ({ tier, address, field, expected, actual, ...log }: ConfigDrift): string =>
  `<tr><td><span class="${TONE[tier]}">${tier}</span></td><td><code>${escape(address)}</code></td><td><code>${escape(field)}</code></td>${[
    shown(expected),
    shown(actual),
    writtenBy(log),
  ]
    .map((text) => `<td>${escape(text)}</td>`)
    .join('')}</tr>`;

const personal =
  (mask: Mask) =>
  ({ system, person, attribute, expected, actual, ...log }: DataDrift): string =>
    cells(person, `${system}.${attribute}`, expectedOf(expected, mask), mask(actual), writtenBy(log));

const change = ({ condition, by, when, from, to }: DriftReport['console'][number]): string =>
  cells(condition, by, when, shown(from), shown(to));

const spent = ({ tenant, group, calls, limit }: SpentLimit): string =>
  cells(tenant, group, String(calls), limit === undefined ? 'not told' : String(limit));

const verdict = ({ config, data, canaries, console: changes, incomplete }: DriftReport): string => {
  if (incomplete.length > 0) return 'Not everything could be read: what follows is not all.';
  const failing = canaries.some(({ ok }) => !ok);
  return config.length + data.length + changes.length === 0 && !failing
    ? 'Everything is as declared.'
    : 'Something differs.';
};

const section = (heading: string, head: readonly string[], rows: readonly string[]): string =>
  rows.length > 0 ? `<h2>${heading}</h2>${grid(head, rows.join(''), heading)}` : '';

function body(environment: string, report: DriftReport, mask: Mask): string {
  const { config, data, canaries, console: changes, incomplete, limits, etaMs, waitedMs } = report;
  const figures = tiles([
    ['Settings that differ', config.length],
    ['Values of people that differ', data.length],
    ['Will fail soon', canaries.filter(({ ok }) => !ok).length],
    ['Could not be read', incomplete.length],
  ]);
  const canary = ({ id, ok, detail }: DriftReport['canaries'][number]): string =>
    `<tr><td><span class="${ok ? 'note' : 'warning'}">${ok ? 'well' : 'soon'}</span></td><td><code>${escape(id)}</code></td><td>${escape(detail)}</td></tr>`;
  const people = data.slice(0, MOST_ROWS).map(personal(mask));
  return `<header><h1>Drift of ${escape(environment)}</h1><p class="soft">${verdict(report)}</p></header>
<main>
${figures}
${listed(
  'Could not be read',
  incomplete.map(({ what, why }) => `${what}: ${why}`),
)}
${section('Settings', ['Tier', 'Where', 'Field', 'Expected', 'Live', 'By'], config.map(setting))}
${section('Changed in a console', ['Condition', 'By', 'When', 'From', 'To'], changes.map(change))}
${section('People', ['Who', 'Attribute', 'Expected', 'Live', 'Last written by'], people)}
${data.length > MOST_ROWS ? `<p class="soft">${data.length - MOST_ROWS} more are in drift.json.</p>` : ''}
${section('Will it fail soon', ['State', 'What', 'Why'], canaries.map(canary))}
${section('Calls', ['Tenant', 'Limit', 'Sent', 'Allowed a minute'], limits.map(spent))}
<p class="soft">${waitedMs / 1000} s waited for limits; at least ${etaMs / 1000} s were expected.</p>
</main>`;
}

/** A check as one self-contained page: no script, and no request leaves it. */
export const driftHtml = (environment: string, report: DriftReport, mask: Mask): string =>
  htmlDocument({ title: `Drift of ${environment}`, body: body(environment, report, mask) });
