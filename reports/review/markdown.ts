import type { Finding } from '../../engine/findings/model';
import type { AttributeImpact, HopChange, Review } from '../../engine/review/model';
import { difference, excerpt } from './difference';
import { maskedChange, type Mask } from '../mask';
import { flowChart } from './mermaid';
import { explainedLines } from '../explained';
import { lookedAtAll, reviewRows, sequel, verdictOf, type ReviewRow } from './rows';
import { fit, type Section } from '../markdown/fit';
import { counted } from '../../engine/counted';
import { code, inert, table } from '../markdown/text';

/** GitHub refuses comments over 65 536 characters. */
export const MOST_CHARACTERS = 60_000;
const SAMPLES = 5;
const MOST_ARROWS = 120;
/** Characters of two expressions together from which on they are cut to what differs, and how much of the rest stays. */
const LONG = 240;
const CONTEXT = 60;

/** The hidden first line by which a comment is found and updated in place; one per environment. */
export const marker = (environment: string): string =>
  `<!-- ringcentral-okta:review:${environment.replace(/[^\w-]/g, '_')} -->`;

const ICON = { error: '🛑', warning: '⚠️', note: 'ℹ️' } as const;

/** The worst first, in one sentence; then what was not seen. A green mark is earned by having looked. */
function verdict(review: Review): string {
  const { icon, sentence } = verdictOf(review);
  const unknown = review.incomplete.map(({ what, why }) =>
    [
      `⚪ **Not known: ${inert(what)}.** ${inert(why)}.`,
      ...explainedLines(why, '').map((line) => `  - ${inert(line)}`),
    ].join('\n'),
  );
  return [`${icon} **${inert(sentence)}** ${inert(sequel(review))}`.trimEnd(), ...unknown].join('\n\n');
}

const MOST_ROWS = 25;

const shape = ({ before, after }: ReviewRow): string =>
  before === undefined || after === undefined ? '' : `${code(before)} → ${code(after)}`;

function happens(review: Review, mask: Mask): Section[] {
  const rows = reviewRows(review, mask);
  if (rows.length === 0) return [];
  const shown = rows
    .slice(0, MOST_ROWS)
    .map((row) => `| ${row.people.toLocaleString('en')} | ${inert(row.what)} | ${shape(row)} | ${inert(row.where)} |`);
  const rest =
    rows.length > MOST_ROWS ? [`| | and ${counted(rows.length - MOST_ROWS, 'other way')}, on the page | | |`] : [];
  return [{ heading: '', lead: table(['people', 'what', 'before → after', 'where'], []), rows: [...shown, ...rest] }];
}

const changed = ({ configuration }: Review): Section[] => {
  const others = configuration.filter(({ kind }) => kind !== 'mapping');
  const side = (text: string | undefined): string => (text === undefined ? '' : code(text));
  return others.length
    ? [
        {
          heading: '### What else changes',
          lead: table(['', '', '', 'Before', 'After', 'People'], []),
          rows: others.map(
            ({ kind, id, change, before, after, people }) =>
              `| ${kind} | ${inert(id)} | ${change} | ${side(before)} | ${side(after)} | ${people} |`,
          ),
        },
      ]
    : [];
};

/** Of long expressions only what differs, with what stands around it; the other reports hold them whole. */
function expressions({ before, after }: HopChange): readonly [string | undefined, string | undefined] {
  if (before === undefined || after === undefined || before.length + after.length < LONG) return [before, after];
  const parts = difference(before, after);
  return [excerpt(parts.before, CONTEXT), excerpt(parts.after, CONTEXT)];
}

const lines = (hops: readonly HopChange[]): Section[] => {
  const changed = hops.filter(({ state }) => state !== 'same');
  const row = (hop: HopChange): string => {
    const [before, after] = expressions(hop);
    return `| ${inert(hop.line)} | ${hop.state} | ${before ? code(before) : ''} | ${after ? code(after) : ''} | ${hop.people} |`;
  };
  return changed.length
    ? [{ heading: '### Lines', lead: table(['Line', '', 'Before', 'After', 'People'], []), rows: changed.map(row) }]
    : [];
};

const ofThese = (added: number, removed: number): string => {
  const parts = [...(added ? [`${added} had nothing`] : []), ...(removed ? [`${removed} will have nothing`] : [])];
  return parts.length ? ` (${parts.join(', ')})` : '';
};

const values = (attributes: readonly AttributeImpact[], mask: Mask): Section[] => {
  const rows = attributes.flatMap(({ system, attribute, changed, added, removed, samples }) => [
    `| **${inert(`${system}.${attribute}`)}** | ${counted(changed, 'person', 'people')}${ofThese(added, removed)} | |`,
    ...samples.slice(0, SAMPLES).map(({ id, before, after }) => {
      const [was, is] = maskedChange(before, after, mask);
      return `| ${code(id)} | ${code(was)} | ${code(is)} |`;
    }),
  ]);
  return rows.length ? [{ heading: '### Values', lead: table(['Who', 'Before', 'After'], []), rows }] : [];
};

/** A remedy is the rule's own Markdown; place and message may quote what a tenant holds. */
const finding = ({ id, severity, where, message, remedy, acknowledged }: Finding): string =>
  `- ${ICON[severity]} **${id}** ${inert(where)}: ${inert(message)}. ${
    acknowledged ? `_Acknowledged until ${inert(acknowledged.expires)}: ${inert(acknowledged.reason)}_` : remedy
  }`;

const list = (heading: string, rows: readonly string[]): Section[] => (rows.length ? [{ heading, rows }] : []);

const picture = (hops: readonly HopChange[]): Section[] => {
  const touched = hops.filter(({ state }) => state !== 'same');
  const near = touched.length
    ? hops.filter((hop) =>
        touched.some(({ to, reads }) => hop.reads.includes(to) || reads.includes(hop.to) || hop.to === to),
      )
    : hops;
  const drawn = flowChart(near.slice(0, MOST_ARROWS));
  return hops.length
    ? [{ heading: '<details><summary>The flow</summary>\n', rows: [`\`\`\`mermaid\n${drawn}\n\`\`\`\n\n</details>`] }]
    : [];
};

/** The review as one pull-request comment: it fits a screen, and the rest is folded. */
export function reviewMarkdown(review: Review, mask: Mask): string {
  const seen = review.seen.map(inert).join(' ') + (lookedAtAll(review) ? ' Nothing left out.' : '');
  const head = `${marker(review.environment)}\n## RingCentral ⇄ Okta: ${inert(review.environment)}\n\n${verdict(review)}\n\n${seen}`;
  const sections = [
    ...happens(review, mask),
    ...list('### Findings', review.findings.map(finding)),
    ...lines(review.hops),
    ...changed(review),
    ...list(
      '### Who else reads it',
      review.readers.map(({ who, reads }) => `- ${code(reads)} is read by ${inert(who)}`),
    ),
    ...values(review.attributes, mask),
    ...picture(review.hops),
    ...list('', [inert(review.title)]),
  ];
  return `${fit(head, sections, MOST_CHARACTERS)}\n`;
}
