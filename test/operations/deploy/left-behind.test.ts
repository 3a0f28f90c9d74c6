import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../../engine/environment/schema';
import { StateLockedError } from '../../../terraform';
import {
  pushErroredState,
  recoverLocalState,
  refuseErroredState,
} from '../../../operations/terraform-run/resume/state-files';
import { releasingDeadLock } from '../../../operations/terraform-run/resume/state-lock';
import { countChanges, findTerraform, StackDirectory, strayPlugins } from '../../../terraform';
import { noTerraform } from '../../terraform/on-path';

const NOTHING = { add: 0, change: 0, destroy: 0 };
const demo = { name: 'demo', state: { backend: 'local', path: 'demo.tfstate' } } as unknown as Environment;

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'left-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** Terraform's backend "http": a state, and a lock that stays until somebody takes it away. */
async function stateServer() {
  const held: { state?: string; lock?: string | undefined; refusesState: boolean } = { refusesState: false };
  const server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const answer = (status: number, text = '') => response.writeHead(status).end(text);
      if (request.method === 'LOCK' && held.lock !== undefined) answer(423, held.lock);
      else if (request.method === 'LOCK') answer(200, (held.lock = body));
      else if (request.method === 'UNLOCK') answer(200, ((held.lock = undefined), ''));
      else if (request.method === 'GET') answer(held.state === undefined ? 404 : 200, held.state);
      else if (held.refusesState) answer(403);
      else answer(200, ((held.state = body), ''));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, held, close: () => (server.closeAllConnections(), server.close()) };
}

/** A stack of one object, whose state stands behind that server. */
async function stackAt(url: string): Promise<StackDirectory> {
  const backend = { http: { address: url, lock_address: url, unlock_address: url, retry_max: 0 } };
  const stack = { terraform: { backend }, resource: { terraform_data: { one: { input: 'one' } } } };
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack));
  const env = { ...process.env, TF_PROVIDER_MIRROR: undefined };
  const opened = new StackDirectory(await findTerraform(), folder, { env, lockSeconds: 0 });
  await opened.init();
  return opened;
}

const planOf = async (stack: StackDirectory) => countChanges((await stack.plan('plan.tfplan')).plan!);

describe.skipIf(noTerraform.skip)(`a state whose run was killed on another machine${noTerraform.because}`, () => {
  const lock = {
    ID: '2b6a6738-5dd5-50d6-c0ae-f6352977666b',
    Operation: 'OperationTypeApply',
    Who: 'ada@a-runner-that-is-gone',
    Version: '1.11.4',
    Created: '2026-11-22T09:00:00Z',
    Info: '',
    Path: '',
  };

  it('is released by --resume with the id of its lock, and by nothing else', async () => {
    const server = await stateServer();
    try {
      const stack = await stackAt(server.url);
      server.held.lock = JSON.stringify(lock);
      const resumed = (id: string | undefined) => releasingDeadLock(stack, id, () => planOf(stack));
      await expect(resumed(undefined)).rejects.toThrow(StateLockedError);
      await expect(resumed(undefined)).rejects.toMatchObject({
        exitCode: 3,
        // The backend tells no more than the id: what Terraform shows beside it is its own attempt, on this machine.
        message: expect.stringMatching(/^The state is locked by somebody unknown since an unknown time/) as string,
        remedy: expect.stringContaining(`--resume ${lock.ID}`) as string,
      });
      await expect(resumed('another')).rejects.toMatchObject({ exitCode: 2 });
      expect(server.held.lock).toBeDefined();
      expect(await resumed(lock.ID)).toEqual({
        result: { ...NOTHING, add: 1 },
        resumed: [{ address: 'state', how: 'lock released' }],
      });
      expect(server.held.lock).toBeUndefined();
    } finally {
      server.close();
    }
  });

  it('that its backend did not take stops the next plan, and is pushed by --resume', async () => {
    const server = await stateServer();
    try {
      const stack = await stackAt(server.url);
      await planOf(stack);
      server.held.refusesState = true;
      const errors = await stack.apply('plan.tfplan');
      expect(errors.map(({ summary }) => summary).join()).toContain('Failed to save state');
      expect(existsSync(join(folder, 'errored.tfstate'))).toBe(true);
      expect(() => refuseErroredState(demo, folder)).toThrow(/could not save its state.*errored\.tfstate/);
      server.held.refusesState = false;
      // Terraform saves now and then while it applies: what the backend took before it refused has the same serial, and less in it.
      const left = JSON.parse(readFileSync(join(folder, 'errored.tfstate'), 'utf8')) as object;
      server.held.state = JSON.stringify({ ...left, resources: [] });
      expect(await pushErroredState(stack)).toEqual([{ address: 'state', how: 'pushed from errored.tfstate' }]);
      expect(existsSync(join(folder, 'errored.tfstate.pushed'))).toBe(true);
      expect(() => refuseErroredState(demo, folder)).not.toThrow();
      expect(await planOf(stack)).toEqual(NOTHING);
      expect(await pushErroredState(stack)).toEqual([]);
    } finally {
      server.close();
    }
  });
});

describe.skipIf(noTerraform.skip)(`a state that has moved to another place${noTerraform.because}`, () => {
  it('is followed where nothing is written; elsewhere both ways on are told, and the old one is never copied over it', async () => {
    const [old, moved] = [await stateServer(), await stateServer()];
    try {
      const stack = await stackAt(old.url);
      await planOf(stack);
      await stack.apply('plan.tfplan');
      const [before, there] = [old.held.state, JSON.stringify({ ...JSON.parse(old.held.state!), serial: 9 })];
      moved.held.state = there;
      await expect(stackAt(moved.url)).rejects.toMatchObject({
        exitCode: 3,
        message: expect.stringMatching(/^terraform init failed\. Backend configuration changed/) as string,
        remedy: `where the state is at its new place already: rm ${folder}/.terraform/terraform.tfstate; where it is still at the old one: terraform -chdir=${folder} init -migrate-state, which asks before it writes over another`,
      });
      await stack.init({ reconfigure: true });
      expect(await planOf(stack)).toEqual(NOTHING);
      expect([old.held.state, moved.held.state]).toEqual([before, there]);
    } finally {
      for (const server of [old, moved]) server.close();
    }
  });
});

describe('a local state that was cut off', () => {
  it.each(['', '{"version": 4, "resour'])('is taken up from its backup, and kept beside it: %j', (cut) => {
    const path = join(folder, 'demo.tfstate');
    writeFileSync(path, cut);
    writeFileSync(`${path}.backup`, '{"version":4}');
    expect(recoverLocalState(demo, folder)).toEqual([{ address: 'state', how: 'recovered from its backup' }]);
    expect([readFileSync(path, 'utf8'), readFileSync(`${path}.cut`, 'utf8')]).toEqual(['{"version":4}', cut]);
    expect(recoverLocalState(demo, folder)).toEqual([]);
  });

  it('without a backup begins anew: what exists is imported', () => {
    writeFileSync(join(folder, 'demo.tfstate'), '{');
    expect(recoverLocalState(demo, folder)).toHaveLength(1);
    expect(existsSync(join(folder, 'demo.tfstate'))).toBe(false);
  });
});

describe('a provider whose Terraform was killed', () => {
  let stray: ChildProcess;
  afterEach(() => stray?.kill('SIGKILL'));

  it('is found by its folder, and named where it keeps init from installing', async () => {
    const plugin = join(folder, '.terraform/terraform-provider-okta_v4.20.0');
    mkdirSync(join(folder, '.terraform'));
    copyFileSync(process.execPath, plugin);
    chmodSync(plugin, 0o700);
    stray = spawn(plugin, ['-e', 'console.log(1); setInterval(() => {}, 1000)'], { cwd: folder });
    await new Promise((said) => stray.stdout!.once('data', said));
    const found = { pid: stray.pid!, program: 'terraform-provider-okta_v4.20.0' };
    expect(strayPlugins(folder)).toEqual([found]);
    expect(strayPlugins(tmpdir())).toEqual([]);
    const terraform = join(folder, 'terraform');
    writeFileSync(terraform, "#!/bin/sh\necho 'open terraform-provider-okta_v4.20.0: text file busy'\nexit 1\n");
    chmodSync(terraform, 0o700);
    const stack = new StackDirectory({ cli: 'terraform', path: terraform, version: '1.11.4' }, folder);
    await expect(stack.init()).rejects.toMatchObject({
      exitCode: 3,
      message: `Terraform cannot install its providers: terraform-provider-okta_v4.20.0, process ${found.pid} of a run that was killed still works in ${folder}.`,
      remedy: `end it: kill ${found.pid}; then run again`,
    });
  });
});
