import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdFolder, releaseFolder } from '../../terraform';
import { runOutliving } from '../../terraform/outliving/run';
import { isAlive, processOf } from '../../terraform/processes';

const ROOT = join(__dirname, '../..');
const SECRET = 'canary-of-a-client-secret';

let folder: string;
let started: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outliving-'));
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const at = (name: string): string => join(folder, name);
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((tick) => setTimeout(tick, 20));
};

/** Says its pid, waits for a file, says more, and leaves one behind: a Terraform in the middle of a write. */
function writer(): string {
  const script = `#!/bin/sh
echo "pid $$"
while [ ! -e '${at('go on')}' ]; do sleep 0.05; done
echo "secret ${SECRET}"
echo saved > '${at('state')}'
`;
  writeFileSync(at('writer'), script, { mode: 0o700 });
  return at('writer');
}

/** A command of its own that holds the folder and runs the writer in it. */
function command(): ChildProcess {
  const program = `
    import { holdFolder } from ${JSON.stringify(join(ROOT, 'terraform/index.ts'))};
    import { runOutliving } from ${JSON.stringify(join(ROOT, 'terraform/outliving/run.ts'))};
    const locked = ${JSON.stringify(folder)};
    void (async () => {
      await holdFolder(locked, { what: 'npx ringcentral-okta apply', progress: () => undefined });
      await runOutliving(${JSON.stringify(writer())}, ['apply'], { cwd: locked, locked, writes: true });
    })();`;
  writeFileSync(at('command.ts'), program);
  const child = spawn(join(ROOT, 'node_modules/.bin/tsx'), [at('command.ts')], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', RC_APP_CLIENT_SECRET: SECRET },
    stdio: 'ignore',
    detached: true,
  });
  started.push(child);
  return child;
}

const log = (): string =>
  existsSync(at('terraform-apply.log')) ? readFileSync(at('terraform-apply.log'), 'utf8') : '';

describe('Terraform under a command that is killed', () => {
  it('ends its work, is waited for by the next command, and no credential stands in its log', async () => {
    const child = command();
    await until(() => log().includes('pid'));
    const pid = Number(/pid (\d+)/.exec(log())![1]);
    process.kill(-child.pid!, 'SIGKILL');
    await until(() => {
      const lock = JSON.parse(readFileSync(at('.lock'), 'utf8')) as { command: { pid: number; start: string } };
      return !isAlive(lock.command);
    });
    expect(processOf(pid)).toBeDefined();
    const told: string[] = [];
    const next = holdFolder(folder, { what: 'npx ringcentral-okta plan', progress: (line) => told.push(line) });
    await until(() => told.length > 0);
    expect(told[0]).toBe(
      `Waits for Terraform, process ${pid}, whose command was killed; its output is in ${at('terraform-apply.log')}, in ${folder.split('/').at(-1)}`,
    );
    writeFileSync(at('go on'), '');
    await next;
    expect(readFileSync(at('state'), 'utf8')).toBe('saved\n');
    await until(() => log().includes('secret'));
    expect(log()).not.toContain(SECRET);
    expect(statSync(at('terraform-apply.log')).mode & 0o777).toBe(0o600);
    releaseFolder(folder);
    expect(existsSync(at('.lock'))).toBe(false);
  });

  it('gives its exit code and output where nobody is killed, and is left alone when it writes and is interrupted', async () => {
    writeFileSync(at('go on'), '');
    const options = { cwd: folder, locked: folder, writes: true };
    const finished = await runOutliving(writer(), ['apply'], options);
    expect(finished).toMatchObject({ code: 0, stdout: expect.stringMatching(/^pid \d+\nsecret/) as string });
    rmSync(at('go on'));
    const controller = new AbortController();
    writeFileSync(at('writer'), readFileSync(at('writer'), 'utf8').replace('#!/bin/sh', "#!/bin/sh\ntrap '' INT"));
    const interrupted = runOutliving(at('writer'), ['apply'], { ...options, signal: controller.signal, grace: 1 });
    await until(() => /^pid \d+\n$/.test(log()));
    controller.abort();
    await expect(interrupted).rejects.toMatchObject({
      exitCode: 3,
      message: `Interrupted; Terraform still works, as process ${/\d+/.exec(log())![0]}. It ends its write and saves the state by itself.`,
    });
    writeFileSync(at('go on'), '');
    await until(() => log().includes('secret'));
  });
});

describe('the lock of a folder', () => {
  it('names who holds it, is refused when that does not end, and is free when it is gone', async () => {
    const child = command();
    await until(() => log().includes('pid'));
    const holder = JSON.parse(readFileSync(at('.lock'), 'utf8')) as { command: { pid: number } };
    const impatient = holdFolder(folder, {
      what: 'npx ringcentral-okta drift',
      progress: () => undefined,
      patience: 0,
    });
    await expect(impatient).rejects.toMatchObject({
      exitCode: 3,
      message: `npx ringcentral-okta apply, process ${holder.command.pid} still works in ${folder}. Nothing was read or written.`,
    });
    writeFileSync(at('go on'), '');
    await until(() => child.exitCode !== null || child.signalCode !== null);
    await holdFolder(folder, { what: 'npx ringcentral-okta drift', progress: () => undefined, patience: 0 });
    releaseFolder(folder);
  });

  it('of a pid that another process has now is free', async () => {
    writeFileSync(
      at('.lock'),
      JSON.stringify({ command: { pid: process.pid, start: '1', what: 'npx ringcentral-okta plan' } }),
    );
    await holdFolder(folder, { what: 'npx ringcentral-okta drift', progress: () => undefined, patience: 0 });
    releaseFolder(folder);
  });

  it('of a place where a file stands, or below one, is refused by name', async () => {
    writeFileSync(at('a file'), 'kept');
    for (const place of [at('a file'), join(at('a file'), 'stacks')]) {
      const held = holdFolder(place, { what: 'npx ringcentral-okta plan', progress: () => undefined, patience: 0 });
      await expect(held).rejects.toMatchObject({
        exitCode: 2,
        message: expect.stringContaining(`${place} cannot be written: `) as string,
        remedy: 'name a place in a folder of yours',
      });
    }
    expect(readFileSync(at('a file'), 'utf8')).toBe('kept');
  });

  it('that was cut off while it was written is free', async () => {
    writeFileSync(at('.lock'), '{"comm');
    await holdFolder(folder, { what: 'npx ringcentral-okta drift', progress: () => undefined, patience: 0 });
    releaseFolder(folder);
  });
});
