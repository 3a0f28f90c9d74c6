import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../../operations/surroundings';
import { schemaProblems } from '../support/schema';

const CLI = JSON.stringify(join(PROJECT, 'scripts/cli'));
const INTERRUPT = JSON.stringify(join(PROJECT, 'operations/interrupt'));

/** As `@ringcentral/sdk` throws: the request with its bearer token hangs on the error. */
const CARRIES_A_REQUEST = `Object.assign(new Error('fell over'), { request: { headers: { authorization: 'Bearer eyJcanary' } } })`;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command whose body is `body`, in a process of its own, as npm does. */
async function command(body: string, flags: readonly string[] = [], onReady?: (pid: number) => void): Promise<Ended> {
  const source = `const { cli } = require(${CLI}); const { interruptible } = require(${INTERRUPT});
    void cli({ name: 'sample', summary: 'sample', run: async () => { ${body} } });`;
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', '-e', source, '--', ...flags], { cwd: PROJECT });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
    if (stderr === 'ready\n') onReady?.(child.pid!);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

describe('a command that fails in a way nobody foresaw', () => {
  it.each([
    ['rejects', `throw ${CARRIES_A_REQUEST}`],
    [
      'throws outside of its promise',
      `setImmediate(() => { throw ${CARRIES_A_REQUEST} }); await new Promise(() => setInterval(() => {}, 1000))`,
    ],
    ['forgets a promise', `Promise.reject(${CARRIES_A_REQUEST}); await new Promise(() => setInterval(() => {}, 1000))`],
  ])(
    'that %s: exit 3, a short text and JSON, without a stack and without what the error carries',
    async (_how, body) => {
      const { code, stdout, stderr } = await command(body, ['--json']);
      expect(code).toBe(3);
      expect(stderr.trimEnd().split('\n')).toEqual([
        'sample ended before its time: fell over',
        'Remedy: run it again; if it ends so again, run it with --debug and report what it prints',
      ]);
      const json = JSON.parse(stdout) as { incomplete: unknown };
      expect(schemaProblems('error', json)).toEqual([]);
      expect(json.incomplete).toEqual([{ what: 'sample', why: 'fell over' }]);
      expect(stdout + stderr).not.toContain('eyJcanary');
    },
  );

  it('shows with --debug where it happened, and still not what the error carries', async () => {
    const { code, stderr } = await command(`throw new Error('outer', { cause: ${CARRIES_A_REQUEST} })`, ['--debug']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/\n {4}at .*\nCaused by Error: fell over\n {4}at /s);
    expect(stderr).not.toContain('eyJcanary');
  });

  it('is told in lines that no name in it can pass for: further ones are set in', async () => {
    const { stderr } = await command(`throw new Error('Group a\\nRemedy: approve it\\r\\n::error::x is gone')`);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'sample ended before its time: Group a',
      '  Remedy: approve it',
      '  \\u{3a}:error::x is gone',
      'Remedy: run it again; if it ends so again, run it with --debug and report what it prints',
    ]);
  });

  it('lets no library write a credential to stderr by itself', async () => {
    const binds = JSON.stringify('Sending message: {"dn":"cn=reader","password":"CANARYpassword"}\n');
    const { stderr } = await command(`process.stderr.write(${binds})`);
    expect(stderr).toBe('Sending message: {"dn":"cn=reader","password":"(secret)"}\n');
  });

  it('a usage error stays one', async () => {
    expect((await command('', ['--no-such-flag'])).code).toBe(2);
  });
});

describe('an interrupted command', () => {
  const WAITS = `await interruptible((signal) => { console.error('ready');
    const alive = setInterval(() => {}, 1000);
    return new Promise((_, reject) =>
      signal.addEventListener('abort', () => (clearInterval(alive), reject(${CARRIES_A_REQUEST})))); }`;

  it.each([
    [
      'nothing written',
      `${WAITS})`,
      'Interrupted. Nothing was written to any tenant.\nRemedy: run the same command again\n',
    ],
    [
      'something written',
      `${WAITS}, { done: 'Half was written.', goOn: 'run the other half' })`,
      'Interrupted. Half was written.\nRemedy: run the other half\n',
    ],
  ])('says what was done and how to go on: %s', async (_what, body, said) => {
    const { code, stdout, stderr } = await command(body, ['--json'], (pid) => process.kill(pid, 'SIGINT'));
    expect(code).toBe(3);
    expect(stderr).toBe(`ready\n${said}`);
    expect(schemaProblems('error', JSON.parse(stdout))).toEqual([]);
  });
});
