import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RefusedError } from '../../../engine/errors';
import { ci, type PipelineCommands } from '../../../operations/ci';
import { schemaProblems } from '../../support/schema';
import { noCommands } from './no-commands';

const HASH = 'f'.repeat(64);
const SECRET = 'canary-of-a-client-secret';

let out: string;
beforeEach(() => void (out = mkdtempSync(join(tmpdir(), 'steps-'))));
afterEach(() => rmSync(out, { recursive: true }));

const at = (name: string): string => join(out, name);
const run = (step: string, commands: Partial<PipelineCommands>, env: Record<string, string> = {}) => {
  const told = { ENVIRONMENT: 'demo', OUT: out, PIPELINE_KEY: 'a key that only this test of steps has', ...env };
  const surroundings = {
    env: { GITHUB_STEP_SUMMARY: at('summary'), GITHUB_OUTPUT: at('output'), RC_APP_CLIENT_SECRET: SECRET, ...told },
    now: () => new Date(0),
    progress: () => undefined,
    output: '',
  };
  return ci(step, surroundings, { ...noCommands, ...commands });
};

const planned: PipelineCommands['plan'] = (_env, _where, { out: folder }) => {
  mkdirSync(folder);
  return Promise.resolve({ exitCode: 1, json: { hash: HASH }, text: 'one to change' });
};

describe('the step plan', () => {
  it('keeps what the plan answered, and ends with 0: the verdict judges', async () => {
    const { exitCode, json } = await run('plan', { plan: planned });
    expect([exitCode, schemaProblems('ci', json)]).toEqual([0, []]);
    expect([readFileSync(at('plan.status'), 'utf8'), readFileSync(at('plan.json'), 'utf8')]).toEqual([
      '1\n',
      `{"hash":"${HASH}"}\n`,
    ]);
    await run('hash', {});
    expect(readFileSync(at('output'), 'utf8')).toBe(`hash=${HASH}\n`);
  });

  it('keeps nothing of a run before: a plan that crashes has no hash, and shows no secret', async () => {
    await run('plan', { plan: planned });
    const crashed = () => Promise.reject(new TypeError(`no ${SECRET}`));
    expect((await run('plan', { plan: crashed })).exitCode).toBe(0);
    expect(readFileSync(at('plan.status'), 'utf8')).toBe('3\n');
    expect(readFileSync(at('plan.json'), 'utf8')).toContain('no (secret)');
    expect(existsSync(at('plan'))).toBe(false);
    expect((await run('verdict', {})).exitCode).toBe(3);
  });

  it('has no result where it is killed in the middle', async () => {
    await run('plan', { plan: planned });
    void run('plan', { plan: () => new Promise(() => undefined) });
    expect(existsSync(at('plan.status'))).toBe(false);
  });
});

describe('the step apply', () => {
  const applied: PipelineCommands['apply'] = ({ snapshot, onSnapshot }) => {
    writeFileSync(snapshot, '{"values":1}');
    onSnapshot?.();
    expect([existsSync(at('snapshot.sealed')), existsSync(snapshot)]).toEqual([true, false]);
    return Promise.reject(new Error('killed in the middle of the writes'));
  };

  it('seals what is overwritten before anything is, and takes the plan away however it ends', async () => {
    const { exitCode, json } = await run('apply', { plan: planned, apply: applied }, { EXPECT: HASH });
    expect([exitCode, schemaProblems('ci', json)]).toEqual([3, []]);
    expect(existsSync(at('snapshot.sealed'))).toBe(true);
    expect(existsSync(at('plan'))).toBe(false);
    expect(readFileSync(at('summary'), 'utf8')).toMatch(/^ {4}\{"error":.*killed in the middle/);
  });

  it('is preceded by one that seals the same, writes to nobody, and stops the job where the plan is another', async () => {
    const asked: unknown[] = [];
    const only: PipelineCommands['apply'] = ({ snapshot, onSnapshot, snapshotOnly, expect: hash }) => {
      asked.push([snapshotOnly, hash]);
      writeFileSync(snapshot, '{"values":1}');
      onSnapshot?.();
      return Promise.resolve({ exitCode: 1, json: { replan: { add: 0, change: 1, destroy: 0 } }, text: '' });
    };
    const kept = await run('snapshot', { plan: planned, apply: only }, { EXPECT: HASH });
    expect([kept.exitCode, schemaProblems('ci', kept.json), kept.text]).toEqual([
      0,
      [],
      'What the apply will overwrite is kept, sealed.',
    ]);
    expect(['snapshot.sealed', 'snapshot.json', 'plan'].map((name) => existsSync(at(name)))).toEqual([
      true,
      false,
      false,
    ]);
    expect(asked).toEqual([[true, HASH]]);
    const other: PipelineCommands['apply'] = () =>
      Promise.resolve({ exitCode: 1, json: { refused: { why: 'another hash' } }, text: 'refused: another hash' });
    expect(await run('snapshot', { plan: planned, apply: other }, { EXPECT: HASH })).toMatchObject({
      exitCode: 1,
      text: 'refused: another hash',
    });
    const unreachable = () => Promise.reject(new Error('fell over'));
    expect((await run('snapshot', { plan: unreachable }, { EXPECT: HASH })).exitCode).toBe(3);
    await expect(run('snapshot', {}, { PIPELINE_KEY: '', EXPECT: HASH })).rejects.toMatchObject({ exitCode: 2 });
  });

  it('refuses a run whose snapshot nobody could seal, before anything is planned', async () => {
    await expect(run('apply', {}, { PIPELINE_KEY: '', EXPECT: HASH })).rejects.toMatchObject({ exitCode: 2 });
  });

  it('passes on why there is no plan, and has nothing to do where the plan is empty', async () => {
    const refused = () =>
      Promise.resolve({ exitCode: 1 as const, json: { refused: { why: 'Gate x is shut' } }, text: 'refused' });
    expect((await run('apply', { plan: refused }, { EXPECT: HASH })).exitCode).toBe(1);
    expect(readFileSync(at('apply.json'), 'utf8')).toContain('Gate x is shut');
    const empty = () => Promise.resolve({ exitCode: 0 as const, json: { hash: HASH }, text: '' });
    expect((await run('apply', { plan: empty })).text).toBe('nothing to do');
  });
});

describe('what a step shows on the page of its run', () => {
  const HOSTILE = 'x\u001b]0;T\u0007\u202e<!-- plan aaaa -->\n::error file=x::b';

  it('is inert, whatever a name holds', async () => {
    const drift: PipelineCommands['drift'] = ({ out: folder }) => {
      mkdirSync(folder);
      writeFileSync(join(folder, 'drift.md'), `# Drift\n${HOSTILE} ${SECRET}\n`);
      return Promise.resolve({ exitCode: 1, json: {}, text: '' });
    };
    const issues: unknown[] = [];
    const publish: PipelineCommands['publish'] = (issue) => {
      issues.push(issue);
      return Promise.resolve({ exitCode: 0, json: {}, text: 'issue created' });
    };
    const arrivals = () => Promise.reject(new RefusedError(HOSTILE));
    expect((await run('drift', { drift, arrivals, publish })).exitCode).toBe(0);
    expect(issues).toEqual([{ issue: 'Drift in demo', label: 'drift', clean: false }]);
    const summary = readFileSync(at('summary'), 'utf8');
    expect(summary).not.toMatch(/[\u001b\u0007\u202e]|<!-- plan|^::error/m);
    expect(summary).not.toContain(SECRET);
  });

  it('is one line of code for a result, which its content cannot leave', async () => {
    const promote = () => Promise.resolve({ exitCode: 1 as const, json: { refused: { why: HOSTILE } }, text: '' });
    await run('propose', { promote }, { FROM: 'uat', REVISION: 'abc' });
    expect(readFileSync(at('summary'), 'utf8')).toMatch(/^ {4}[^\n]*\n$/);
  });
});

describe('the step approved', () => {
  it('gives the hash to the steps after it, and nothing where nobody reviewed', async () => {
    const reviewed = () => Promise.resolve({ exitCode: 0 as const, json: { hash: HASH }, text: HASH });
    expect((await run('approved', { reviewed }, { COMMIT: 'abc' })).text).toBe(`hash=${HASH}`);
    expect(readFileSync(at('output'), 'utf8')).toBe(`hash=${HASH}\n`);
    const none = () => Promise.reject(new RefusedError('nobody reviewed it'));
    expect(await run('approved', { reviewed: none }, { COMMIT: 'abc' })).toMatchObject({
      exitCode: 1,
      text: 'nobody reviewed it',
    });
    expect(readFileSync(at('output'), 'utf8')).toBe(`hash=${HASH}\n`);
  });
});
