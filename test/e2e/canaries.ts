import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startEmulators } from '../../emulators';
import type { Environment } from '../../engine/environment/schema';
import { loadEnvironment } from '../../project';
import { PROJECT } from '../../operations/surroundings';
import { liveProcesses } from '../../terraform/processes';
import { loopbackGitHub } from '../clients/github/loopback-github';

/** Of variables that no command needs here, but that stand in the shell of whoever runs one. */
export const CANARIES = {
  PG_CONN_STR: 'postgres://u:CANARYpa%ssw0rd@127.0.0.1:5/tf',
  AWS_SECRET_ACCESS_KEY: 'CANARYaws/secret+0123456789abcdefghij',
  ARM_CLIENT_SECRET: 'CANARY~azure.0123456789-abcdefgh',
  ARM_ACCESS_KEY: 'Xq7#zK2',
  TF_HTTP_PASSWORD: 'CANARY&http"password<1>',
  VAULT_TOKEN: 'hvs.CANARYvault0123456789',
  GITHUB_TOKEN: 'ghp_CANARYgithub0123456789abcdefghijklmn',
  PIPELINE_KEY: 'CANARY: what seals people and snapshots',
} as const;

/** The pieces that may not be seen: what a variable holds, line by line, and the password of a connection string. */
const secretsIn = (env: Readonly<Record<string, string>>): string[] =>
  ['OKTA_API_PRIVATE_KEY', 'RC_APP_CLIENT_SECRET', 'RC_USER_JWT', 'AD_BIND_PASSWORD', ...Object.keys(CANARIES)]
    .flatMap((name) => (env[name] ?? '').split('\n'))
    .map((line) => /^postgres:\/\/[^:]*:(.*)@/.exec(line)?.[1] ?? line)
    .filter((line) => line.length >= 8 && !line.startsWith('-----'));

/** A text as it may have been written before it came out; told apart from how our gate finds them. */
const writings = (secret: string): string[] => {
  const middle = [0, 1, 2].map((before) =>
    Buffer.from('x'.repeat(before) + secret)
      .toString('base64')
      .slice(4, -4),
  );
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    secret.replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`),
    ...middle,
    ...middle.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    Buffer.from(secret).toString('hex'),
  ].filter((text) => text.length >= 8);
};

/** Every file below a folder but programs and what only Terraform reads back. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/(?:^|\/)(?:\.terraform|\.plugins|providers?)\//.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size < 1 << 24);
}

/** What somebody reads: neither the environment nor the plan, nor what Terraform works on. */
const reportsBelow = (folder: string): string[] =>
  filesBelow(folder)
    .filter((path) => /\.(?:md|html|json|sarif|csv|summary)$/.test(path))
    .filter((path) => !/environment\.json$|cdk\.tf\.json$|plan\/plan\.json$/.test(path));

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const PERSON = 'tobias.wrenfield@acme.test';

/** Commands, as their words and flags; what one leaves in OUT, a later one reads. */
export const COMMANDS: readonly (readonly [words: string, ...flags: string[]])[] = [
  ['plan', '--env', 'demo', '--out', 'OUT/plan', '--json'],
  ['person export', '--env', 'demo', '--out', 'OUT/people.jsonl'],
  ['review', '--env', 'demo', '--plan', 'OUT/plan', '--people', 'OUT/people.jsonl', '--out', 'OUT/review', '--json'],
  ['drift', 'check', '--env', 'demo', '--out', 'OUT/drift', '--json'],
  ['doctor', '--env', 'demo', '--json'],
  ['rollout', '--env', 'demo'],
  ['seed', '--env', 'demo', '--dry-run', '--json'],
  ['seed', '--env', 'demo', '--json'],
  ['person verify', '--env', 'demo', '--json'],
  ['person show', PERSON, '--env', 'demo', '--json'],
  ['person simulate', 'disable', PERSON, '--env', 'demo', '--json'],
  ['arrivals', '--env', 'demo', '--json'],
  ['ci plan'],
  ['ci review'],
  ['ci comment', '--pull-request', '7'],
  ['ci drift'],
  ['ci issue', '--file', 'OUT/drift/drift.md', '--title', 'Drift'],
  ['apply', '--env', 'demo', '--json'],
];

/** What one tenant does wrong. */
export interface Wrong {
  /** @default okta */
  readonly tenant?: 'okta' | 'ringcentral' | 'active-directory';
  readonly [member: string]: unknown;
}

const TENANTS = ['okta', 'ringcentral', 'active-directory'];

/** Embedded tenants, and a shell whose variables hold canaries, in which the real commands run. */
export async function startCanaries() {
  const emulators = await startEmulators();
  const folder = mkdtempSync(join(tmpdir(), 'canary-'));
  const variables: Readonly<Record<string, string>> = {
    ...CANARIES,
    ...emulators.env,
    CDKTF_OUTDIR: join(folder, 'stacks'),
  };
  const written = secretsIn(variables).flatMap((secret) => writings(secret).map((text) => ({ secret, text })));
  const traces = (place: string, content: string): string[] => [
    ...written.filter(({ text }) => content.includes(text)).map(({ secret }) => `${place}: ${secret.slice(0, 24)}`),
    ...(/eyJ[\w-]{10,}\.[\w-]{10,}/.test(content) ? [`${place}: a JSON Web Token`] : []),
  ];
  const run = (
    script: string,
    args: readonly string[],
    env: Readonly<Record<string, string | undefined>> = {},
  ): Promise<Said> =>
    new Promise((done) => {
      const command = [join(PROJECT, 'bin/ringcentral-okta.js'), ...script.split(' '), ...args];
      const options = { cwd: PROJECT, env: { ...process.env, ...variables, ...env }, maxBuffer: 1 << 28 };
      const child = execFile(process.execPath, command, options, (_error, stdout, stderr) =>
        done({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });
  return {
    emulators,
    folder,
    variables,
    /** Declares the demo's environment with something else in it. */
    declare: (change: (environment: Environment) => unknown): Readonly<Record<string, string>> => {
      const file = join(folder, 'environment.json');
      writeFileSync(file, JSON.stringify(change(loadEnvironment('demo', ''))));
      return { ENVIRONMENT_FILE: file };
    },
    run,
    /** Where a credential stands, in what was said and in every file that was made. */
    leaks: ({ stdout, stderr }: Said): string[] => [
      ...traces('stdout', stdout),
      ...traces('stderr', stderr),
      ...filesBelow(folder)
        .filter((path) => !path.endsWith('environment.json'))
        .flatMap((path) => traces(path.slice(folder.length + 1), readFileSync(path, 'latin1'))),
    ],
    /** Where a value of a person stands, in what was said and in every report: numbers, and names that nobody's words are. */
    peopleShown: ({ stdout, stderr }: Said): string[] => {
      const texts = [
        ['stdout', stdout],
        ['stderr', stderr],
        ...reportsBelow(folder).map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const),
      ] as const;
      return texts.flatMap(([place, text]) =>
        [...text.matchAll(/\+1415555\d{4}|Wrenfield|Okonkwo/g)].map(([found]) => `${place}: ${found}`),
      );
    },
    /** What tenants do wrong from now on, in place of what they did before. */
    fault: async (...faults: readonly Wrong[]): Promise<void> => {
      const place = (tenant: string) => `${emulators.admin}/${tenant}/faults`;
      for (const tenant of TENANTS) await fetch(place(tenant), { method: 'DELETE', headers: { connection: 'close' } });
      for (const { tenant = 'okta', ...fault } of faults) {
        const headers = { 'content-type': 'application/json', connection: 'close' };
        const { ok } = await fetch(place(tenant), { method: 'POST', headers, body: JSON.stringify(fault) });
        if (!ok) throw new Error(`not a fault: ${JSON.stringify(fault)}`);
      }
    },
    /** One of `COMMANDS`, with all that a pipeline's job has; what it published is told along. */
    runAsJob: async (
      [words, ...flags]: (typeof COMMANDS)[number],
      env: Readonly<Record<string, string | undefined>> = {},
    ) => {
      const github = await loopbackGitHub(CANARIES.GITHUB_TOKEN);
      const said = await run(
        words,
        flags.map((flag) => flag.replace('OUT', folder)),
        {
          ...github.env,
          ENVIRONMENT: 'demo',
          OUT: join(folder, 'ci'),
          PEOPLE: join(folder, 'people.jsonl'),
          GITHUB_STEP_SUMMARY: join(folder, 'page.summary'),
          ...env,
        },
      );
      await github.close();
      return { ...said, published: [...github.comments, ...github.issues].map(({ body }) => body) };
    },
    /** Ends a Terraform that outlives its command because a request of it never ends. */
    endTerraform: (): void => {
      const locks = filesBelow(folder).filter((path) => basename(path) === '.lock');
      const holders = locks.map((path) => JSON.parse(readFileSync(path, 'utf8')) as { terraform?: { pid: number } });
      for (const { terraform } of holders)
        if (terraform && liveProcesses().some(({ pid }) => pid === terraform.pid))
          process.kill(-terraform.pid, 'SIGKILL');
    },
    /** Every report that was made so far: its name and its text. */
    reports: (): [name: string, text: string][] =>
      reportsBelow(folder).map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
    close: async () => {
      await emulators.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Canaries = Awaited<ReturnType<typeof startCanaries>>;
