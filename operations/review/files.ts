import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** People's data, masked or not, is for its owner alone. */
const PRIVATE = 0o600;
const BUFFERED = 1 << 16;

/** Writes a file whole or not at all. */
export function writeWhole(directory: string, name: string, text: string): void {
  const partial = join(directory, `.${name}.partial`);
  writeFileSync(partial, text, { mode: PRIVATE });
  renameSync(partial, join(directory, name));
}

/** A file of many lines that appears under its name when it is complete. */
export class LineFile {
  private readonly partial: string;
  private readonly descriptor: number;
  private readonly path: string;
  private pending = '';

  constructor(directory: string, name: string) {
    mkdirSync(directory, { recursive: true });
    this.path = join(directory, name);
    this.partial = join(directory, `.${name}.partial`);
    this.descriptor = openSync(this.partial, 'w', PRIVATE);
  }

  write(line: string): void {
    this.pending += line;
    if (this.pending.length > BUFFERED) this.flush();
  }

  finish(): void {
    this.flush();
    closeSync(this.descriptor);
    renameSync(this.partial, this.path);
  }

  abandon(): void {
    closeSync(this.descriptor);
    rmSync(this.partial, { force: true });
  }

  private flush(): void {
    writeSync(this.descriptor, this.pending);
    this.pending = '';
  }
}
