import { describe, expect, it } from 'vitest';
import { csvLine } from '../../reports/csv';
import { masked, unmasked } from '../../reports/mask';

describe('masking', () => {
  const mask = masked(Buffer.alloc(32, 7));

  it.each([
    ['+1 650 555 0101', 'phone'],
    ['+1-415-555-0107;ext.321', 'phone'],
    ['101', 'digits'],
    ['ada@acme.test', 'email'],
    ['Zoë', 'text'],
    [['a', 'b'], 'list'],
    [true, 'boolean'],
    [12, 'number'],
  ])('shows of %j its kind and a hash only', (value, kind) => {
    expect(mask(value)).toMatch(new RegExp(`^${kind}:[0-9a-f]{6}$`));
  });

  it('tells nothing from empty', () => {
    expect([mask(null), mask(undefined), mask('')]).toEqual(['–', '–', '(empty)']);
  });

  it('keeps a change visible within a run and tells nothing across runs', () => {
    expect(mask('101')).toBe(mask('101'));
    expect(mask('101')).not.toBe(mask('102'));
    expect(masked()('101')).not.toBe(masked()('101'));
  });
});

describe('people.csv', () => {
  it('quotes what needs it and disarms formulas, but not telephone numbers', () => {
    const line = (before: unknown, after: unknown) => csvLine('okta', 'title', { id: '00u1', before, after }, unmasked);
    expect(line('a,b', 'say "hi"')).toBe('00u1,okta,title,"a,b","say ""hi"""\n');
    expect(line('=HYPERLINK("x")', '+1 650 555 0101')).toBe('00u1,okta,title,"\'=HYPERLINK(""x"")",+1 650 555 0101\n');
    expect(line('@cmd', null)).toBe('00u1,okta,title,"\'@cmd",–\n');
    expect(line(' =1+1', '＝1+1')).toBe('00u1,okta,title,"\' =1+1","\'＝1+1"\n');
    expect(line('a;=1+1', 'a\t=1+1')).toBe('00u1,okta,title,"a;=1+1","a\t=1+1"\n');
  });
});
