import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironment } from '../project';
import type { BenchLine } from './line';

const ROOT = join(__dirname, '..');
/** Best of so many: a loaded machine makes single runs slow, never fast. */
const RUNS = 5;
/** Environments added to see what one more costs: many, so that a busy machine's noise is divided among them. */
const MORE = 50;

/** What `cdktf init --template=typescript` writes, with an empty stack. */
const TEMPLATE = `import { Construct } from "constructs";
import { App, TerraformStack } from "cdktf";

class MyStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
  }
}

const app = new App();
new MyStack(app, "template");
app.synth();
`;
const TEMPLATE_TSCONFIG = {
  compilerOptions: {
    alwaysStrict: true,
    declaration: true,
    experimentalDecorators: true,
    inlineSourceMap: true,
    inlineSources: true,
    lib: ['es2018'],
    module: 'CommonJS',
    noEmitOnError: true,
    noFallthroughCasesInSwitch: true,
    noImplicitAny: true,
    noImplicitReturns: true,
    noImplicitThis: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    resolveJsonModule: true,
    strict: true,
    stripInternal: true,
    target: 'ES2018',
    incremental: true,
    skipLibCheck: true,
    ignoreDeprecations: '6.0',
    types: ['node'],
  },
  include: ['**/*.ts'],
  exclude: ['node_modules'],
};

interface Program {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Milliseconds from start to exit. @throws Error with what the program said where it fails */
function milliseconds({ args, cwd, env = {} }: Program): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const elapsed = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return elapsed;
}

/** Turn by turn, so that a busy moment of the machine hits all of them. */
function best<Name extends string>(programs: Readonly<Record<Name, Program>>): Record<Name, number> {
  const names = Object.keys(programs) as Name[];
  const times = Array.from({ length: RUNS }, () => names.map((name) => milliseconds(programs[name])));
  return Object.fromEntries(names.map((name, at) => [name, Math.min(...times.map((run) => run[at]!))])) as Record<
    Name,
    number
  >;
}

function templateProject(directory: string): Program {
  writeFileSync(join(directory, 'main.ts'), TEMPLATE);
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(TEMPLATE_TSCONFIG));
  symlinkSync(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  return { args: [join(ROOT, 'node_modules/ts-node/dist/bin.js'), 'main.ts'], cwd: directory };
}

/** main.ts with so many environments more than are committed. */
function appWith(directory: string, more: number): Program {
  const file = join(directory, `environments-${more}.json`);
  const example = loadEnvironment('example-uat', '');
  writeFileSync(file, JSON.stringify(Array.from({ length: more }, (_, at) => ({ ...example, name: `copy-${at}` }))));
  return {
    args: ['--import', 'tsx', join(ROOT, 'main.ts')],
    cwd: ROOT,
    env: { CDKTF_OUTDIR: join(directory, `out-${more}`), ENVIRONMENT_FILE: file },
  };
}

/** The app's process beside the template's, and what each further environment adds to it. */
export async function run(): Promise<readonly BenchLine[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-synth-'));
  try {
    const times = best({
      app: appWith(directory, 0),
      template: templateProject(directory),
      many: appWith(directory, MORE),
    });
    return [
      line('synth process', times.app, 'template, ts-node main.ts', times.template),
      line('each further environment', (times.many - times.app) / MORE, 'limit', 40),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const line = (name: string, value: number, baseline: string, against: number): BenchLine => ({
  name,
  value: Math.round(value * 10) / 10,
  unit: 'ms',
  baseline: { name: baseline, value: Math.round(against * 10) / 10 },
});
