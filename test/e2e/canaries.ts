import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulators } from '../../emulators';
import type { Environment } from '../../engine/environment/schema';
import { loadEnvironment } from '../../project';
import { PROJECT } from '../../operations/surroundings';

/** Of variables that no command needs here, but that stand in the shell of whoever runs one. */
export const CANARIES = {
  PG_CONN_STR: 'postgres://u:CANARYpa%ssw0rd@127.0.0.1:5/tf',
  AWS_SECRET_ACCESS_KEY: 'CANARYaws/secret+0123456789abcdefghij',
  ARM_CLIENT_SECRET: 'CANARY~azure.0123456789-abcdefgh',
  TF_HTTP_PASSWORD: 'CANARY&http"password<1>',
  VAULT_TOKEN: 'hvs.CANARYvault0123456789',
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
  ['ci plan'],
  ['ci drift'],
  ['apply', '--env', 'demo', '--json'],
];

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
    run: (script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> =>
      new Promise((done) => {
        const command = [join(PROJECT, 'bin/ringcentral-okta.js'), ...script.split(' '), ...args];
        const options = { cwd: PROJECT, env: { ...process.env, ...variables, ...env }, maxBuffer: 1 << 28 };
        const child = execFile(process.execPath, command, options, (_error, stdout, stderr) =>
          done({ code: child.exitCode ?? -1, stdout, stderr }),
        );
      }),
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
      const reports = filesBelow(folder).filter((path) => /\.(?:md|html|json|sarif|csv|summary)$/.test(path));
      const ours = reports.filter((path) => !/environment\.json$|cdk\.tf\.json$|plan\/plan\.json$/.test(path));
      const texts = [
        ['stdout', stdout],
        ['stderr', stderr],
        ...ours.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const),
      ] as const;
      return texts.flatMap(([place, text]) =>
        [...text.matchAll(/\+1415555\d{4}|Wrenfield|Okonkwo/g)].map(([found]) => `${place}: ${found}`),
      );
    },
    /** What Okta does wrong from now on, in place of what it did before. */
    fault: async (fault?: Readonly<Record<string, unknown>>): Promise<void> => {
      const place = `${emulators.admin}/okta/faults`;
      await fetch(place, { method: 'DELETE', headers: { connection: 'close' } });
      if (!fault) return;
      const headers = { 'content-type': 'application/json', connection: 'close' };
      const { ok } = await fetch(place, { method: 'POST', headers, body: JSON.stringify(fault) });
      if (!ok) throw new Error(`not a fault: ${JSON.stringify(fault)}`);
    },
    close: async () => {
      await emulators.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Canaries = Awaited<ReturnType<typeof startCanaries>>;
