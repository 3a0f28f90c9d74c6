import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = process.cwd();

/** A throw-away repository that holds this working tree as its first commit; a test edits and commits in it. */
export class Checkout {
  readonly root = mkdtempSync(join(tmpdir(), 'checkout-'));

  constructor() {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8' });
    for (const file of files.split('\0').filter(Boolean))
      cpSync(join(ROOT, file), join(this.root, file), { force: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.root, 'node_modules'));
    this.git('init', '-q');
    writeFileSync(join(this.root, '.git/info/exclude'), 'node_modules\n');
    this.commit('start');
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@acme.test', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], { cwd: this.root, encoding: 'utf8' });
  }

  commit(message: string): void {
    this.git('add', '-A', '.');
    this.git('commit', '-q', '--allow-empty', '-m', message);
  }

  /** Replaces text in a file; fails when it is not there, so that a test cannot pass on an edit that did nothing. */
  edit(file: string, from: string | RegExp, to: string): void {
    const path = join(this.root, file);
    const text = readFileSync(path, 'utf8');
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`${file} does not contain ${String(from)}`);
    writeFileSync(path, edited);
  }

  write(file: string, text: string): string {
    const path = join(this.root, file);
    writeFileSync(path, text);
    return path;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
