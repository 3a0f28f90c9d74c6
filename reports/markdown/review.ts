import type { Finding } from '../../engine/findings/model';
import type { AttributeImpact, HopChange, Review } from '../../engine/review/model';
import { difference, excerpt } from '../difference';
import type { Mask } from '../mask';
import { flowChart } from '../mermaid';
import { explainedLines } from '../explained';
import { fit, type Section } from './fit';
import { code, counted, inert, table } from './text';

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

function verdict({ attributes, ringcentral, access, findings }: Review): string {
  const open = findings.filter(({ acknowledged }) => !acknowledged);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  if (errors) return `🛑 **${counted(errors, 'finding')} to settle first.**`;
  const quiet = !attributes.length && !access.gained && !access.lost && !ringcentral.created;
  return quiet
    ? '✅ **Nothing changes for anybody.**'
    : `🔎 **${counted(attributes.length, 'attribute')} change for people.**`;
}

const totals = ({ people, access, ringcentral, stale }: Review): string =>
  table(
    [
      'People looked at',
      'Gain access',
      'Lose access',
      'RingCentral accounts created',
      'disabled',
      'deleted',
      'Stale until applied',
    ],
    [[people, access.gained, access.lost, ringcentral.created, ringcentral.disabled, ringcentral.deleted, stale]],
  );

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
    ...samples
      .slice(0, SAMPLES)
      .map(({ id, before, after }) => `| ${code(id)} | ${code(mask(before))} | ${code(mask(after))} |`),
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

/** The review as one pull-request comment. */
export function reviewMarkdown(review: Review, mask: Mask): string {
  const head = `${marker(review.environment)}\n## RingCentral ⇄ Okta: ${inert(review.environment)}\n\n${inert(review.title)}\n\n${verdict(review)}\n\n${totals(review)}`;
  const sections = [
    ...list('### Findings', review.findings.map(finding)),
    ...list(
      '### Could not be known',
      review.incomplete.map(({ what, why }) =>
        [`- ${inert(what)}: ${inert(why)}`, ...explainedLines(why, '').map((line) => `  - ${inert(line)}`)].join('\n'),
      ),
    ),
    ...lines(review.hops),
    ...list(
      '### Who else reads it',
      review.readers.map(({ who, reads }) => `- ${code(reads)} is read by ${inert(who)}`),
    ),
    ...values(review.attributes, mask),
    ...picture(review.hops),
  ];
  return `${fit(head, sections, MOST_CHARACTERS)}\n`;
}
