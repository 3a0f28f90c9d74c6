import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../support/sandbox';
import { noTerraform } from '../terraform/on-path';

type Answer = readonly [code: number, ...says: string[]];

interface Company {
  readonly flags: readonly string[];
  readonly environment: string;
  readonly person: string;
  /** By command, without the environment's flag. Nothing is drift where a phase was applied, but what people do by themselves. */
  readonly answers: Readonly<Record<string, Answer>>;
}

const TOBIAS = 'tobias.wrenfield@acme.test';
const NOT_YET = `Okta knows nobody by ${TOBIAS}. The directory has the account`;
const IMPORT = 'Import Now > Full import; then, on the same tab, confirm who waits there';
const NOBODY = 'Nobody is in scope yet';
const NOTHING_TO_DO = '0 to add, 0 to change, 0 to destroy';

const demoWith = (flags: readonly string[], answers: Company['answers']): Company => ({
  flags,
  environment: 'demo',
  person: TOBIAS,
  answers,
});

const COMPANIES: Readonly<Record<string, Company>> = {
  start: demoWith(['--at', 'start'], {
    plan: [1, 'demo · phase app', '3 to add, 0 to change, 0 to destroy', 'plan --env demo --out plan'],
    drift: [1, '0 values of people differ', 'okta_app_saml.ringcentral', 'Next: what is meant belongs into'],
    rollout: [1, '3 of 44 steps are done'],
    'person show': [1, NOT_YET, IMPORT],
    arrivals: [0, NOBODY],
  }),
  app: demoWith(['--at', 'app'], {
    plan: [0, 'demo · phase app', NOTHING_TO_DO],
    drift: [1, 'ringcentral.owner: expected somebody in Okta'],
    rollout: [1, 'done     phase-app:'],
    'person show': [1, NOT_YET, IMPORT],
    arrivals: [0, NOBODY],
  }),
  provisioning: demoWith(['--at', 'provisioning'], {
    plan: [0, 'demo · phase provisioning', 'gates are open', NOTHING_TO_DO],
    drift: [1, '0 settings and 5 values of people differ'],
    rollout: [1, 'done     phase-provisioning:', 'phase-bidirectional'],
    'person show': [1, 'No mapping brings numbers back in phase provisioning', 'apply phase bidirectional'],
    arrivals: [1, '47 of 50 people have everything (50 in scope); 3 refused, 0 waiting.'],
  }),
  bidirectional: demoWith(['--at', 'bidirectional'], {
    plan: [0, 'demo · phase bidirectional', 'gates are open', NOTHING_TO_DO],
    drift: [1, '0 settings and'],
    rollout: [1, 'done     phase-bidirectional:', 'phase-live'],
    'person show': [0, 'The number is everywhere it belongs.'],
    arrivals: [1, '45 of 50 people have everything (50 in scope); 3 refused, 2 waiting.'],
  }),
  live: demoWith([], {
    plan: [0, 'demo · phase live', NOTHING_TO_DO],
    drift: [1, '0 settings and'],
    rollout: [1, 'phase-live'],
    'person show': [0, 'The number is everywhere it belongs.'],
    arrivals: [1, '3 refused'],
  }),
  awkward: {
    flags: ['--awkward'],
    environment: 'awkward',
    person: '00uawkward0000000004',
    answers: {
      plan: [1, 'awkward · phase live', 'gates are closed', 'then, in attestations:'],
      drift: [1, 'okta_app_group_assignment._2024'],
      rollout: [1, '29 of 60 steps are done'],
      'person show': [1, 'Why there is no number yet'],
      arrivals: [1, '0 of 7 people have everything (10 in scope)'],
    },
  },
};

describe.each(Object.entries(COMPANIES))(`the sandbox at %s${noTerraform.because}`, (_name, company) => {
  const { flags, environment, person, answers } = company;
  let sandbox: Sandbox | undefined;
  let runtime: string;
  beforeAll(async () => {
    // Where a running sandbox is found by `env`: other tests start theirs in this checkout as well.
    runtime = mkdtempSync(join(tmpdir(), 'runtime-'));
    process.env['XDG_RUNTIME_DIR'] = runtime;
    if (!noTerraform.skip) sandbox = await startSandbox(...flags);
  });
  afterAll(async () => {
    await sandbox?.stop();
    rmSync(runtime, { recursive: true });
  });

  /** In a terminal of its own, with nothing but what `env` prints. */
  async function type(variables: NodeJS.ProcessEnv, ...words: string[]) {
    const child = spawn(process.execPath, ['bin/ringcentral-okta.js', ...words], { env: variables });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const code = await new Promise<number | null>((done) => child.once('close', done));
    return { code, output };
  }

  it.skipIf(noTerraform.skip)('gives its variables, and each command answers as far as the company is', async () => {
    const { code, output } = await type(process.env, 'env', environment, '--json');
    expect({ code, env: JSON.parse(output) as unknown }).toEqual({ code: 0, env: sandbox!.env });
    const variables = { ...process.env, ...sandbox!.env };
    const baseline = readFileSync('environments/drift/demo.json', 'utf8');
    for (const [command, [wanted, ...says]] of Object.entries(answers)) {
      const who = command.startsWith('person') ? [person] : [];
      const ended = await type(variables, ...command.split(' '), '--env', environment, ...who);
      expect({ command, code: ended.code, output: ended.output }).toMatchObject({ code: wanted });
      for (const one of says) expect(ended.output).toContain(one);
    }
    // What happens in a sandbox is remembered with it, and not in the person's own project.
    if (flags.join() !== '--at,start') expect(readFileSync('environments/drift/demo.json', 'utf8')).toBe(baseline);
  });
});
