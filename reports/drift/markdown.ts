import { expectedOf } from '../expected';
import type { DriftReport, Unread } from '../../engine/drift';
import type { Mask } from '../mask';
import { fit, type Section } from '../markdown/fit';
import { MOST_CHARACTERS } from '../review/markdown';
import { explainedLines } from '../explained';
import { counted } from '../../engine/counted';
import { code, inert, table } from '../markdown/text';
import { writtenBy } from './written-by';

/** The hidden first line by which the issue is found, updated in place and closed when clean; one per environment. */
const marker = (environment: string): string =>
  `<!-- ringcentral-okta:drift:${environment.replace(/[^\w-]/g, '_')} -->`;

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

const TIERS = {
  deleted: 'Gone: declared and applied, and no longer there',
  declared: 'Not as declared',
  undeclared: 'Declared by nobody',
  'could-not-read': 'Could not be read',
} as const;

const configSections = ({ config }: DriftReport): Section[] =>
  (Object.keys(TIERS) as (keyof typeof TIERS)[]).flatMap((tier) => {
    const rows = config
      .filter((one) => one.tier === tier)
      .map(
        ({ address, field, expected, actual, ...log }) =>
          `| ${code(address)} | ${code(field)} | ${code(shown(expected))} | ${code(shown(actual))} | ${inert(writtenBy(log))} |`,
      );
    const lead = table(['Where', 'Field', 'Expected', 'Live', 'By'], []);
    return rows.length > 0 ? [{ heading: `### ${TIERS[tier]}`, lead, rows }] : [];
  });

function dataSection({ data }: DriftReport, mask: Mask): Section[] {
  if (data.length === 0) return [];
  const rows = data.map(
    ({ system, person, attribute, expected, actual, ...log }) =>
      `| ${code(person)} | ${code(`${system}.${attribute}`)} | ${code(expectedOf(expected, mask))} | ${code(mask(actual))} | ${inert(writtenBy(log))} |`,
  );
  return [
    { heading: '### People', lead: table(['Who', 'Attribute', 'Expected', 'Live', 'Last written by'], []), rows },
  ];
}

function listed(heading: string, rows: readonly string[]): Section[] {
  return rows.length > 0 ? [{ heading, rows }] : [];
}

const unread = ({ what, why }: Unread): string =>
  [`- ${code(what)}: ${inert(why)}`, ...explainedLines(why, '').map((line) => `  - ${inert(line)}`)].join('\n');

function consoleSection({ console: changes }: DriftReport): Section[] {
  if (changes.length === 0) return [];
  const rows = changes.map(
    ({ condition, by, when, from, to }) =>
      `| ${code(condition)} | ${inert(by)} | ${inert(when)} | ${code(shown(from))} | ${code(shown(to))} |`,
  );
  const lead = table(['Condition', 'By', 'When', 'From', 'To'], []);
  return [{ heading: '### Changed in a console: set it back, or look and attest it anew', lead, rows }];
}

function headline({ config, data, canaries, console: changes, incomplete }: DriftReport): string {
  const failing = canaries.filter(({ ok }) => !ok).length;
  if (incomplete.length > 0) return '❔ **Not everything could be read: what follows is not all.**';
  if (config.length + data.length + changes.length + failing === 0) return '✅ **Everything is as declared.**';
  return `🛑 **${counted(config.length, 'setting')} and ${counted(data.length, 'value')} of people differ, ${changes.length > 0 ? `${counted(changes.length, 'change')} in a console, ` : ''}${counted(failing, 'warning')}.**`;
}

const effort = ({ calls, limits, waitedMs }: DriftReport): string => {
  const ringcentral = limits
    .filter(({ tenant }) => tenant === 'ringcentral')
    .map(({ group, calls: sent, limit }) => `${sent} ${group}${limit === undefined ? '' : ` (${limit} a minute)`}`);
  return `_${counted(calls.okta, 'call')} to Okta; RingCentral: ${ringcentral.join(', ') || 'none'}; ${waitedMs / 1000} s waited for limits._`;
};

/** A check as one issue: the same text for the same drift. */
export function driftMarkdown(environment: string, report: DriftReport, mask: Mask): string {
  const head = [marker(environment), `## Drift of ${inert(environment)}`, headline(report), effort(report)].join(
    '\n\n',
  );
  const failing = report.canaries.filter(({ ok }) => !ok);
  return fit(
    head,
    [
      ...listed('### Could not be read', report.incomplete.map(unread)),
      ...configSections(report),
      ...consoleSection(report),
      ...listed(
        '### Will fail soon',
        failing.map(({ id, detail }) => `- ${code(id)}: ${inert(detail)}`),
      ),
      ...dataSection(report, mask),
    ],
    MOST_CHARACTERS,
  );
}
