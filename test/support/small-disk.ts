import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mount = (path: string, kilobytes: number): void =>
  void execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'small', path], { stdio: 'pipe' });

function tried(): string {
  const path = mkdtempSync(join(tmpdir(), 'small-'));
  try {
    mount(path, 64);
    execFileSync('umount', [path]);
    return '';
  } catch {
    return 'no disk can be mounted here: that takes root';
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

const missing = tried();

/** For `describe.skipIf`, and what to add to the name of what is skipped. */
export const noSmallDisk = { skip: missing !== '', because: missing && ` (skipped: ${missing})` };

/** A disk of its own that is soon full. */
export function smallDisk(kilobytes: number) {
  const path = mkdtempSync(join(tmpdir(), 'small-'));
  mount(path, kilobytes);
  const ballast = join(path, 'ballast');
  return {
    path,
    /** Leaves that many bytes, or none. */
    fill: (left = 0) => {
      rmSync(ballast, { force: true });
      const free = Number(execFileSync('stat', ['-f', '-c', '%f', path], { encoding: 'utf8' })) * 4096;
      writeFileSync(ballast, Buffer.alloc(Math.max(0, free - left)));
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    close: () => {
      execFileSync('umount', ['-l', path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
}
