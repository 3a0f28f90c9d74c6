import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Pipeline } from './pipeline';
import type { Told, WORKFLOWS } from './workflow';

const ACT = 'github.com/nektos/act@v0.2.89';

/** Where act stands, built once by Go from its module proxy; undefined where there is no Go, or no proxy. */
export function builtAct(): string | undefined {
  const folder = join(homedir(), '.cache/ringcentral-okta-act');
  try {
    execFileSync('go', ['install', ACT], {
      env: { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod' },
      stdio: 'pipe',
    });
    return join(folder, 'act');
  } catch {
    return undefined;
  }
}

/** What stands in for actions of others: files go to one folder that outlives a runner, everything else is there already. */
const ACTIONS: Readonly<Record<string, string>> = {
  // act copies what git holds into a folder of the job's own: a fresh runner, which has no packages yet.
  'actions/checkout': 'true',
  'actions/setup-node': 'ln -sfn "$CHECKOUT/node_modules" node_modules',
  'hashicorp/setup-terraform': 'true',
  'github/codeql-action': 'true',
  'actions/cache': 'true',
  'actions/upload-artifact':
    'mkdir -p "$KEPT/$INPUT_NAME" && for file in $INPUT_PATH; do [ ! -f "$file" ] || cp "$file" "$KEPT/$INPUT_NAME/"; done',
  'actions/download-artifact': 'mkdir -p "$INPUT_PATH" && cp "$KEPT/$INPUT_NAME"/* "$INPUT_PATH/"',
};
const CACHE: Readonly<Record<string, string>> = {
  save: 'mkdir -p "$KEPT/cache/$(dirname "$INPUT_PATH")" && cp "$INPUT_PATH" "$KEPT/cache/$INPUT_PATH"',
  restore:
    'if [ -f "$KEPT/cache/$INPUT_PATH" ]; then mkdir -p "$(dirname "$INPUT_PATH")" && cp "$KEPT/cache/$INPUT_PATH" "$INPUT_PATH"; fi',
};

const INPUTS = ['name', 'path', 'key', 'restore-keys', 'run-id', 'github-token', 'if-no-files-found', 'retention-days'];
const MORE = ['persist-credentials', 'fetch-depth', 'node-version', 'terraform_version', 'terraform_wrapper', 'sarif_file', 'category', 'overwrite']; // prettier-ignore

function stub(folder: string, script: string): void {
  mkdirSync(folder, { recursive: true });
  const inputs = [...INPUTS, ...MORE].map((name) => `  ${name}:\n    description: ${name}\n`).join('');
  const env = INPUTS.slice(0, 2).map((name) => `        INPUT_${name.toUpperCase()}: \${{ inputs.${name} }}\n`);
  writeFileSync(
    join(folder, 'action.yml'),
    `name: stub\ndescription: stub\ninputs:\n${inputs}runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: |\n        ${script}\n      env:\n${env.join('')}`,
  );
}

/** Every action that the workflows pin, with the folder that stands in for it. */
function localRepositories(stubs: string, files: readonly string[]): string[] {
  for (const [action, script] of Object.entries(ACTIONS)) stub(join(stubs, action), script);
  for (const [name, script] of Object.entries(CACHE)) stub(join(stubs, 'actions/cache', name), script);
  stub(join(stubs, 'github/codeql-action/upload-sarif'), 'true');
  const used = files.flatMap(
    (file) => readFileSync(file, 'utf8').match(/(?<=uses: )[\w-]+\/[\w./-]+@[0-9a-f]{40}/g) ?? [],
  );
  const repositories = used.map((one) => one.replace(/^([\w-]+\/[\w-]+)[\w/-]*@/, '$1@'));
  return [...new Set(repositories)].flatMap((one) => [
    '--local-repository',
    `${one}=${join(stubs, one.split('@')[0]!)}`,
  ]);
}

const dotenv = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(String(value))}\n`)
    .join('');

export interface Acted {
  readonly code: number;
  readonly output: string;
}

/** Runs the shipped workflows with act on this machine: every runner is the checkout that it is told, files that are kept lie in one folder. */
export function startAct(act: string, { github, told, machine }: Pipeline) {
  const folder = mkdtempSync(join(tmpdir(), 'act-'));
  const [stubs, bin, kept] = ['stubs', 'bin', 'kept'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(bin);
  // The packages are installed already.
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\n[ "$1" != ci ] || exit 0\nPATH=${PATH#*:} exec npm "$@"\n', {
    mode: 0o755,
  });
  const run = (
    name: (typeof WORKFLOWS)[number],
    event: string,
    checkout: string,
    over: Partial<Told> = {},
    own: NodeJS.ProcessEnv = {},
  ): Promise<Acted> => {
    const { github: context, vars, secrets, inputs } = told(over);
    const workflow = join(checkout, '.github/workflows', `${name}.yml`);
    const files = { event: join(folder, 'event.json'), vars: join(folder, 'vars'), secrets: join(folder, 'secrets') };
    writeFileSync(
      files.event,
      JSON.stringify({ ...(context!['event'] as object), inputs, repository: { full_name: 'acme/telephony' } }),
    );
    writeFileSync(files.vars, dotenv(vars!));
    writeFileSync(files.secrets, dotenv({ ...secrets, GITHUB_TOKEN: github.env.GITHUB_TOKEN }), { mode: 0o600 });
    const env = {
      ...machine(own),
      // act tells every job of GitHub's own.
      GITHUB_GRAPHQL_URL: `${github.env.GITHUB_API_URL}/graphql`,
      PATH: [bin, process.env.PATH].join(delimiter),
      KEPT: kept,
      CHECKOUT: checkout,
    };
    const given = ['PATH', 'HOME', 'KEPT', 'CHECKOUT', 'OKTA_HTTP_PROXY', 'GITHUB_API_URL', 'GITHUB_GRAPHQL_URL', 'GITHUB_REPOSITORY', 'CHECKPOINT_DISABLE', 'OKTA_PROVIDER', 'ENVIRONMENT_FILE', 'TF_PROVIDER_MIRROR']; // prettier-ignore
    const flags = given.flatMap((one) => {
      const value = (env as NodeJS.ProcessEnv)[one];
      return value === undefined ? [] : ['--env', `${one}=${value}`];
    });
    const actions = localRepositories(stubs, [workflow, join(checkout, '.github/actions/setup/action.yml')]);
    const child = spawn(
      act,
      [event, '-W', workflow, '-e', files.event, '-P', 'ubuntu-latest=-self-hosted', '--var-file', files.vars, '--secret-file', files.secrets, '--concurrent-jobs', '1', ...flags, ...actions], // prettier-ignore
      { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return new Promise((done) => child.once('close', (code) => done({ code: code ?? 1, output })));
  };
  return { run, kept, close: () => rmSync(folder, { recursive: true, force: true }) };
}
