import { describe, expect, it } from 'vitest';
import { masked, unmasked } from '../../../reports/mask';
import { marker, MOST_CHARACTERS, reviewMarkdown } from '../../../reports/markdown/review';
import { exampleReview } from '../example-review';

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
    expect(text).toMatch(/`phone:[0-9a-f]{6}`/);
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

  it('says so when nothing changes', () => {
    expect(reviewMarkdown(exampleReview({ attributes: [], hops: [], findings: [] }), masked())).toContain(
      'Nothing changes for anybody',
    );
  });
});
