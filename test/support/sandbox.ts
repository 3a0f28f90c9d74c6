import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT } from '../../operations/surroundings';

export interface Sandbox {
  /** What `ringcentral-okta env` prints. */
  readonly env: Readonly<Record<string, string>>;
  readonly admin: string;
  stop(): Promise<void>;
}

/** What a sandbox prints once it is ready. @throws Error with what it said, where it ends before */
export async function readySandbox(child: ChildProcessWithoutNullStreams): Promise<Pick<Sandbox, 'env' | 'admin'>> {
  let [line, said] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      if (line.endsWith('\n')) ready();
    });
    child.once('exit', (code) => failed(new Error(`the sandbox ended with ${code}: ${said}`)));
  });
  return JSON.parse(line) as Sandbox;
}

/** `ringcentral-okta sandbox` as a process of its own, as a person starts it. */
export async function startSandbox(...flags: readonly string[]): Promise<Sandbox> {
  const child = spawn(process.execPath, [join(PROJECT, 'bin/ringcentral-okta.js'), 'sandbox', '--json', ...flags]);
  const { env, admin } = await readySandbox(child);
  return {
    env,
    admin,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
