import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Terminal } from '../../../reports/outgoing';

class Screen extends Writable {
  text = '';
  constructor(readonly isTTY: boolean) {
    super();
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

function terminal(isTTY: boolean, env = {}) {
  const [stdout, stderr] = [new Screen(isTTY), new Screen(isTTY)];
  return { stdout, stderr, terminal: new Terminal(stdout, stderr as unknown as NodeJS.WriteStream, env) };
}

const RESULT = '  ✓ 1 created\n  ✗ 2 imported\n  + added\n  ~ changed\n  - removed\n2 - 1 + 1 ✓';
const IN_COLOUR = [
  '\u001b[32m  ✓\u001b[39m 1 created',
  '\u001b[31m  ✗\u001b[39m 2 imported',
  '\u001b[32m  +\u001b[39m added',
  '\u001b[33m  ~\u001b[39m changed',
  '\u001b[31m  -\u001b[39m removed',
  '2 - 1 + 1 ✓\n',
].join('\n');

describe('a terminal', () => {
  it('shows marks in colour to a person', () => {
    const { stdout, terminal: shown } = terminal(true);
    shown.print(RESULT);
    expect(stdout.text).toBe(IN_COLOUR);
  });

  it.each([
    ['a file or a pipe', false, {}],
    ['a person who wants no colour', true, { NO_COLOR: '1' }],
    ['a dumb terminal', true, { TERM: 'dumb' }],
  ])('is plain for %s', (_, isTTY, env) => {
    const { stdout, terminal: plain } = terminal(isTTY, env);
    plain.print(RESULT);
    expect(stdout.text).toBe(`${RESULT}\n`);
  });

  it('never colours JSON', () => {
    const { stdout, terminal: shown } = terminal(true);
    shown.printJson({ text: RESULT });
    expect(JSON.parse(stdout.text)).toEqual({ text: RESULT });
  });

  it('puts a bar in the place of the one before, for a person only', () => {
    const [seen, piped] = [terminal(true), terminal(false)];
    for (const { terminal: shown } of [seen, piped]) ['  █░ one', '  ██ two', 'done'].forEach(shown.progress);
    expect(seen.stderr.text).toBe('\r\u001b[2K  █░ one\r\u001b[2K  ██ two\ndone\n');
    expect(piped.stderr.text).toBe('  █░ one\n  ██ two\ndone\n');
  });
});
