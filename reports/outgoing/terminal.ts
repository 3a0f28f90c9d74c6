import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Variables } from './credentials';
import { gateFor } from './gate';

const BAR = /^\s*[█░]/;

/** What a person or a program reads of this process: the result on stdout, everything else on stderr. */
export class Terminal {
  private onBar = false;

  constructor(
    private readonly stdout: Writable = process.stdout,
    private readonly stderr: NodeJS.WriteStream = process.stderr,
    private readonly env: Variables = process.env,
  ) {}

  /** The result, for a person. */
  print(text: string): void {
    this.stdout.write(`${gateFor(this.env).text(text)}\n`);
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
    this.stderr.write(`${this.onBar ? '\n' : ''}${gateFor(this.env).text(text)}\n`);
    this.onBar = false;
  }

  /** One line of progress; where a person looks on, a bar takes the place of the bar before it. */
  readonly progress = (line: string): void => {
    const bar = this.stderr.isTTY && BAR.test(line);
    const start = bar ? '\r\u001b[2K' : this.onBar ? '\n' : '';
    this.stderr.write(`${start}${gateFor(this.env).text(line)}${bar ? '' : '\n'}`);
    this.onBar = bar;
  };
}
