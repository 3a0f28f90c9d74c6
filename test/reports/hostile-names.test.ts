import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driftText } from '../../reports/drift/text';
import { driftHtml } from '../../reports/drift/html';
import { reviewHtml } from '../../reports/review/html';
import { unmasked } from '../../reports/mask';
import { driftMarkdown } from '../../reports/drift/markdown';
import { reviewMarkdown } from '../../reports/review/markdown';
import { gateFor, inLines } from '../../reports/outgoing';
import { exampleDrift } from './drift/example';
import { exampleReview, listedPerson } from './review/example';

const gate = gateFor({});

/** Pieces that act on a terminal, in Markdown, in HTML, in a runner's log, or pass for our own lines. */
const hostile = fc
  .array(
    fc.constantFrom(
      '\u001b]0;T\u0007',
      '\u001b[31m',
      '\u009b2J',
      '\r',
      '\n::error file=x::FORGED',
      '\nFORGED: nothing changes',
      '##[error]',
      '\u202e',
      '\u2066',
      `\n<!-- plan ${'a'.repeat(64)} -->\n`,
      '<!-- ringcentral-okta:drift:demo -->',
      '<img src=x onerror=alert(1)>',
      '</script><script>alert(1)</script>',
      '`` | **x** | [y](http://e.test)',
      '@everyone',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((pieces) => `name${pieces.join('')}`);

/** A report in which every free text is a hostile name. */
const FREE = new Set([
  'by',
  'actual',
  'expected',
  'detail',
  'person',
  'why',
  'what',
  'message',
  'who',
  'title',
  'before',
  'after',
  'where',
  'label',
]);
function withNames<T>(report: T, name: string, key = ''): T {
  if (typeof report === 'string') return (FREE.has(key) ? name : report) as T;
  if (Array.isArray(report)) return report.map((one: unknown) => withNames(one, name, key)) as T;
  if (typeof report !== 'object' || report === null) return report;
  return Object.fromEntries(
    Object.entries(report).map(([member, value]) => [member, withNames(value as unknown, name, member)]),
  ) as T;
}

// A carriage return before a line feed is a line end.
const ACTING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r(?!\n)/;

function expectInert(text: string): void {
  expect(text).not.toMatch(ACTING);
  expect(text).not.toMatch(/^\s*::|##\[/m);
  expect(text).not.toMatch(/^\W*FORGED/m);
}

describe('names that a tenant holds', () => {
  const incomplete = [{ what: 'x', why: 'y' }];

  it('are inert on a terminal, in Markdown and in HTML: drift', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const report = withNames(exampleDrift({ incomplete }), name);
        expectInert(gate.text(driftText('demo', inLines(report), unmasked)));
        const markdown = gate.markdown(driftMarkdown('demo', report, unmasked));
        expectInert(markdown);
        expect(markdown.match(/<!--/g)).toHaveLength(1);
        const html = gate.html(driftHtml('demo', report, unmasked));
        expect(html).not.toMatch(ACTING);
        expect(html).not.toMatch(/<img|<script>alert/);
      }),
      { numRuns: 100, seed: 20261130 },
    );
  });

  it('are inert in Markdown and in HTML: review', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const review = withNames(exampleReview(), name);
        const markdown = gate.markdown(reviewMarkdown(review, unmasked));
        expectInert(markdown);
        expect(markdown.match(/<!--/g)).toHaveLength(1);
        const html = gate.html(reviewHtml(review, [listedPerson(name, name, 'okta.x', name, name)], unmasked));
        expect(html).not.toMatch(ACTING);
        expect(html).not.toMatch(/<img|<script>alert/);
      }),
      { numRuns: 100, seed: 20261130 },
    );
  });
});

it('names full of marks that are shown at length still fit into one comment', () => {
  const [one] = exampleDrift().config;
  const config = Array.from({ length: 500 }, () => ({ ...one!, actual: '\u202e'.repeat(100) }));
  const written = gate.markdown(driftMarkdown('demo', exampleDrift({ config }), unmasked));
  // GitHub takes 65,536 characters.
  expect(written.length).toBeLessThan(65_536);
  expect(written).toContain('more; the report');
});
