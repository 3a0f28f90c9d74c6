import { describe, expect, it } from 'vitest';
import { masked, unmasked } from '../../../reports/mask';
import { marker, MOST_CHARACTERS, reviewMarkdown } from '../../../reports/review/markdown';
import { exampleReview } from './example';

describe('the pull-request comment', () => {
  it('starts with the hidden marker of its environment', () => {
    expect(reviewMarkdown(exampleReview(), masked()).split('\n')[0]).toBe('<!-- ringcentral-okta:review:demo -->');
    expect(marker('a --> b')).toBe('<!-- ringcentral-okta:review:a_--__b -->');
  });

  it('says what happens to people: lines, values, readers, findings and the flow', () => {
    const text = reviewMarkdown(exampleReview(), unmasked);
    expect(text).toContain('| ringcentral → okta.primaryPhone | changed | `"#" + appuser.extensionNumber` |');
    expect(text).toContain('| `00u1` | `#101` | `+1 650 555 0101#101` |');
    expect(text).toContain('`okta.primaryPhone` is read by the mapping of zendesk');
    expect(text).toContain('**RCO030** mappings: 3 people keep the old value until then');
    expect(text).toContain('ringcentral_directNumber ==> okta_primaryPhone');
    expect(text).toContain('okta_primaryPhone --> ad_telephoneNumber');
    expect(text).not.toContain('appuser.directNumber --> ');
  });

  it('masks values unless told otherwise', () => {
    const text = reviewMarkdown(exampleReview(), masked());
    expect(text).not.toContain('555');
    expect(text).toContain('`#1••` | `+1 650 ••• ••01#1••`');
  });

  it('stays under the limit and counts what it cut', () => {
    const samples = Array.from({ length: 5 }, (_, i) => ({
      id: `00u${i}`,
      before: 'x'.repeat(200),
      after: 'y'.repeat(200),
    }));
    const attributes = Array.from({ length: 300 }, (_, i) => ({
      system: 'okta',
      attribute: `a${i}`,
      changed: 5,
      added: 0,
      removed: 0,
      samples,
    }));
    const text = reviewMarkdown(exampleReview({ attributes }), unmasked);
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(text.length).toBeGreaterThan(MOST_CHARACTERS * 0.9);
    expect(text).toMatch(/… and [\d,]+ more; the report's files hold them all/);
    expect(text).toContain('**RCO030**');
  });

  it('makes text from tenants and branches inert', () => {
    const hostile = '@team <img src=x onerror=alert(1)> [click](http://evil.test) | `x`';
    const text = reviewMarkdown(
      exampleReview({ title: hostile, readers: [{ who: hostile, reads: 'okta.`x`' }] }),
      unmasked,
    );
    expect(text).not.toContain('<img');
    expect(text).not.toContain('@team');
    expect(text).not.toContain('](http');
    expect(text).toContain('`` okta.`x` ``');
  });

  const quiet = {
    attributes: [],
    hops: [],
    findings: [],
    patterns: [],
    happens: [],
    configuration: [],
    stale: 0,
    worst: { kind: 'none', people: 0, sentence: 'Nothing changes for anybody.' },
  } as const;

  it('says so when nothing changes, and only then and where it looked at everything', () => {
    expect(reviewMarkdown(exampleReview(quiet), masked())).toContain('✅ **Nothing changes for anybody.**');
    const incomplete = [{ what: 'plan', why: 'closed gates stopped it' }];
    const worst = { kind: 'none', people: 0, sentence: 'What happens to people is not known.' } as const;
    const text = reviewMarkdown(exampleReview({ ...quiet, worst, complete: false, incomplete }), masked());
    expect(text).not.toContain('✅');
    expect(text).not.toContain('Nothing changes');
    expect(text).toContain('⚪ **Not known: plan.** closed gates stopped it.');
  });

  it('says the worst first, and then the rest', () => {
    const worst = { kind: 'access-lost', people: 11, sentence: '11 people lose RingCentral and its data.' } as const;
    const happens = [worst.sentence, '3 people get another value over one that is there.'];
    const [, , , verdict] = reviewMarkdown(exampleReview({ worst, happens }), masked()).split('\n');
    expect(verdict).toBe(
      '🛑 **11 people lose RingCentral and its data.** 3 people get another value over one that is there. 3 keep the old value until “Apply updates”.',
    );
  });
});
