import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Variables } from './credentials';
import { gateFor } from './gate';

const BAR = /^\s*[█░]/;

const coloured = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[39m`;
const [red, green, yellow] = [coloured(31), coloured(32), coloured(33)];

/** Marks at the start of a line, and what a plan adds, changes and removes, as Terraform colours them. */
const PAINT: readonly (readonly [mark: RegExp, paint: (text: string) => string])[] = [
  [/^ *✓/gm, green],
  [/^ *✗/gm, red],
  [/^ *\+(?= )/gm, green],
  [/^ *~(?= )/gm, yellow],
  [/^ *-(?= )/gm, red],
];

interface Screen {
  readonly isTTY?: boolean;
}

/** What a person or a program reads of this process: the result on stdout, everything else on stderr. */
export class Terminal {
  private onBar = false;

  constructor(
    private readonly stdout: Writable & Screen = process.stdout,
    private readonly stderr: NodeJS.WriteStream = process.stderr,
    private readonly env: Variables = process.env,
  ) {}

  /** The result, for a person. */
  print(text: string): void {
    this.stdout.write(`${this.painted(this.stdout, gateFor(this.env).text(text))}\n`);
  }

  /** The result, as one line of JSON. */
  printJson(value: unknown): void {
    this.stdout.write(`${gateFor(this.env).json(JSON.stringify(value))}\n`);
  }

  /** One line of JSON of a result of many; waits where the reader is slower than we are. */
  async printLine(json: string): Promise<void> {
    if (!this.stdout.write(`${gateFor(this.env).json(json)}\n`)) await once(this.stdout, 'drain');
  }

  /** A result that is credentials: those of the embedded tenants, for the shell that asked for them. */
  printCredentials(text: string): void {
    this.stdout.write(`${text}\n`);
  }

  /** What went wrong, or is worth knowing. */
  tell(text: string): void {
    this.stderr.write(`${this.onBar ? '\n' : ''}${this.painted(this.stderr, gateFor(this.env).text(text))}\n`);
    this.onBar = false;
  }

  /** One line of progress; where a person looks on, a bar takes the place of the bar before it. */
  readonly progress = (line: string): void => {
    const bar = this.stderr.isTTY && BAR.test(line);
    const start = bar ? '\r\u001b[2K' : this.onBar ? '\n' : '';
    this.stderr.write(`${start}${this.painted(this.stderr, gateFor(this.env).text(line))}${bar ? '' : '\n'}`);
    this.onBar = bar;
  };

  /** In colour where a person looks on, unless they want none (no-color.org). */
  private painted({ isTTY }: Screen, text: string): string {
    if (!isTTY || this.env.NO_COLOR || this.env.TERM === 'dumb') return text;
    return PAINT.reduce((painted, [mark, paint]) => painted.replaceAll(mark, paint), text);
  }
}
