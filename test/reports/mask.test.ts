import { describe, expect, it } from 'vitest';
import { csvLine } from '../../reports/csv';
import { masked, maskedChange, unmasked } from '../../reports/mask';

describe('masking', () => {
  const mask = masked();

  it.each([
    ['+49 89 1234501', '+49 89 •••••01'],
    ['+14155550101', '+1415•••••01'],
    ['+14155550101#104', '+1415•••••01#1••'],
    ['+1-415-555-0107;ext.321', '+1-415-•••-••07;e••.3••'],
    ['#104', '#1••'],
    ['#null', '#null'],
    ['101', '1••'],
    ['ada@acme.test', 'a••@acme.test'],
    ['Zoë', 'Z••'],
    ['Sales EMEA', 'S•••• E•••'],
    ['+49 89 1234501 ext. 104', '+49 89 •••••01 e••. 1••'],
    ['+49 89 1234501 x104', '+49 89 •••••01 •1••'],
    ['+4989123450,,104', '+4989••••50,,1••'],
    ['089/1234567', '089/1••••67'],
    ['ada+rc@acme.test', 'a••+r•@acme.test'],
    ['tel:+14155550101', 'tel:+1415•••••01'],
    ['sip:ada@acme.test', 'sip:a••@acme.test'],
    ['https://www.example.com/in/ada?id=7', 'https://www.example.com/i•/a••?i•=•'],
    ['https://ada:secret@example.com/', 'h••••://a••:s•••••@example.com/'],
    ['Sales ', 'S••••␣'],
    [' \t', '␣␣'],
    ['Ελένη Παπαδοπούλου', 'Ε•••• Π•••••••••••'],
    ['Марія', 'М••••'],
    ['王伟', '••'],
    ['김민준', '•••'],
    ['नमिता', 'न••••'],
    ['٠١٢٣', '٠•••'],
    ['４９', '４•'],
    ['X', '•'],
    ['7', '•'],
    [['a', 'bc'], '[•, b•]'],
    [{ work: ['ada@acme.test'] }, '{work: [a••@acme.test]}'],
    [true, 'true'],
    [12, '1•'],
  ])('shows the shape of %j', (value, shape) => {
    expect(mask(value)).toBe(shape);
  });

  it('tells nothing from empty', () => {
    expect([mask(null), mask(undefined), mask('')]).toEqual(['–', '–', '(empty)']);
  });

  it('keeps a change visible where two values have one shape', () => {
    expect(maskedChange('101', '102', mask)).toEqual(['1••', '1•• (another)']);
    expect(maskedChange('101', '#101', mask)).toEqual(['1••', '#1••']);
    expect(maskedChange(null, '#101', mask)).toEqual(['–', '#1••']);
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
