import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { commandLine, PROGRAM } from '../../engine/command-line';
import { PACKAGE } from '../../project';

/**
 * Of `cdktf-cli`, which takes it from the project's own `node_modules` without asking for it: 161 MB of terminals built for every platform. In its
 * place stands a package of the same calls that holds this machine's alone.
 */
const TERMINALS = '@cdktf/node-pty-prebuilt-multiarch';

const packageSchema = z.looseObject({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()).optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
});

const ours = () => packageSchema.parse(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')));

const indented = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

type Versions = Readonly<Record<string, string>>;

/** What the project adds to a `package.json`; what stands there already stays as it is. */
export function packageFile(name: string, present: string | undefined): string {
  const { version, dependencies, devDependencies = {}, peerDependencies = {} } = ours();
  const own = (present === undefined ? {} : JSON.parse(present)) as Record<string, Versions | undefined>;
  const of = (...names: string[]): Versions =>
    Object.fromEntries(names.map((one) => [one, { ...devDependencies, ...peerDependencies, ...dependencies }[one]!]));
  const runs = { ...of('cdktf', 'constructs'), [PROGRAM]: version, ...own.dependencies };
  const dev = {
    'cdktf-cli': peerDependencies['cdktf-cli']!,
    [TERMINALS]: devDependencies[TERMINALS]!,
    tsx: dependencies['tsx']!,
    typescript: devDependencies['typescript'] ?? '6.0.3',
    '@types/node': devDependencies['@types/node'] ?? '20.19.43',
    ...own.devDependencies,
  };
  return indented({
    name,
    private: true,
    ...own,
    scripts: { check: `tsc --noEmit && ${PROGRAM} environment check`, synth: 'cdktf synth', ...own.scripts },
    dependencies: runs,
    devDependencies: dev,
    overrides: { [TERMINALS]: `$${TERMINALS}`, ...own.overrides },
  });
}

const MAIN = `import { synthesise } from '${PROGRAM}/app';

// Every environment of environments/ becomes a stack. Constructs and stacks of your own stand beside them:
// void synthesise({ stacks: (app) => new MyStack(app, 'mine') });
void synthesise();
`;

const TSCONFIG = {
  compilerOptions: {
    module: 'node20',
    target: 'es2023',
    strict: true,
    noEmit: true,
    esModuleInterop: true,
    skipLibCheck: true,
    types: ['node'],
  },
  include: ['main.ts', 'environments'],
};

const IGNORED = `node_modules
cdktf.out/
.terraform/
*.tfstate
*.tfstate.*
*.tfplan
/plan/
snapshots/
out/
# People, as export and review write them
*.jsonl
*.org.json
`;

const readme = (name: string): string => `# RingCentral and Okta of ${name}

\`environments/${name}.ts\` declares the integration. Every command has \`--help\`.

\`\`\`sh
npm install
${commandLine('environment check')}
${commandLine('doctor')} --env ${name}
${commandLine('plan')} --env ${name} --out plan
${commandLine('person export')} --env ${name} --out people.jsonl
${commandLine('review')} --env ${name} --plan plan --people people.jsonl --out out/review
${commandLine('apply')} --plan plan
${commandLine('drift')} --env ${name}
\`\`\`

Only \`apply\` writes. Credentials stand in variables, never in files: \`${commandLine('plan')} --help\` lists them.
A newer engine: \`npm install ${PROGRAM}@latest\`, then plan; no line of this project changes
(\`node_modules/${PROGRAM}/docs/upgrading.md\`).
`;

/** Our own workflows, which call the package in place of a checkout's scripts. */
function workflows(): Record<string, string> {
  const folder = join(PACKAGE, '.github');
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.yml') && !path.endsWith('nightly.yml'),
  );
  const named: Readonly<Record<string, string>> = { check: 'environment check', reviewed: 'ci approved' };
  const step = (name: string): string => commandLine(named[name] ?? `ci ${name}`);
  const adapted = (text: string): string =>
    text
      .replaceAll(/\.ci\/pipeline\/([a-z-]+)/g, (_, name: string) => step(name))
      .replace('npm run -s check:types', 'npx tsc --noEmit');
  return Object.fromEntries(
    files.map((path) => [join('.github', path), adapted(readFileSync(join(folder, path), 'utf8'))]),
  );
}

/** Everything but the environment and \`package.json\`, by path. */
export const projectFiles = (name: string): Readonly<Record<string, string>> => ({
  'main.ts': MAIN,
  'cdktf.json': indented({
    language: 'typescript',
    app: 'node --import tsx main.ts',
    projectId: randomUUID(),
    sendCrashReports: 'false',
    terraformProviders: [],
    terraformModules: [],
    context: {},
  }),
  'tsconfig.json': indented(TSCONFIG),
  '.gitignore': IGNORED,
  'README.md': readme(name),
  ...workflows(),
});
