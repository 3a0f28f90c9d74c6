import { describe, expect, it } from 'vitest';
import { gateFor, oneLine } from '../../../reports/outgoing';

const gate = gateFor({});

describe('characters that act', () => {
  it.each([
    ['a title and colours', 'x\u001b]0;T\u0007\u001b[31m', 'x\\u{1b}]0;T\\u{7}\\u{1b}[31m'],
    ['C1', 'x\u009b31m\u007f', 'x\\u{9b}31m\\u{7f}'],
    ['direction', 'a\u202eb\u2066c\u200f', 'a\\u{202e}b\\u{2066}c\\u{200f}'],
    ['a lone carriage return', 'deleted\rkept\r\nnext', 'deleted\\u{d}kept\r\nnext'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['letters of tags', 'a\u{e0041}b', 'a\\u{e0041}b'],
    [
      'a command of a pipeline',
      'a\n::error file=x::b\n  ::warning::c',
      'a\n\\u{3a}:error file=x::b\n  \\u{3a}:warning::c',
    ],
    ['a command within a line', 'a ##[error]b ##vso[task.x]', 'a \\u{23}#[error]b \\u{23}#vso[task.x]'],
  ])('are shown: %s', (_name, text, shown) => {
    expect(gate.text(text)).toBe(shown);
    expect(gate.markdown(text)).toBe(shown);
  });

  it('keep their meaning in JSON, escaped', () => {
    const value = { 'a\u202e': 'x\u001b\u009b\u2066\u{e0041}##[error]\n::error::' };
    const out = gate.json(JSON.stringify(value));
    expect(JSON.parse(out)).toEqual(value);
    expect(out).toMatch(/^[\x20-\x7e]*$/);
    expect(out).not.toContain('##[');
  });

  it('leave other writing as it is', () => {
    const text = 'Zoë 山田太郎 👩‍👩‍👧 müller\tx\nשלום';
    expect(gate.text(text)).toBe(text);
    expect(gate.html(text)).toBe(text);
  });

  it('of a name stay in its line', () => {
    expect(oneLine('a\r\nb\nc\td\u001b')).toBe('a b c d\\u{1b}');
  });
});

describe('comments in Markdown', () => {
  const marker = '<!-- ringcentral-okta:review:demo -->';
  const hash = `<!-- plan ${'a'.repeat(64)} -->`;

  it('stay where we put our own: first and last', () => {
    const text = `${marker}\n# Review\n\n${hash}\n`;
    expect(gate.markdown(text)).toBe(text);
  });

  it('are broken up everywhere else', () => {
    const out = gate.markdown(`${marker}\n${hash}\n\`${hash}\` x <!-- y\n${hash}\n`);
    expect(out.match(/<!--/g)).toHaveLength(2);
    expect(out.split('\n')[3]).toBe(hash);
  });
});
