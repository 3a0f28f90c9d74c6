import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PACKAGE } from '../../project';
import { readySandbox } from './sandbox';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** What `npm pack` makes of this checkout. */
export function pack(folder: string): string {
  const said = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: PACKAGE,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [{ filename } = { filename: '' }] = JSON.parse(said.slice(said.indexOf('['))) as { filename: string }[];
  return join(folder, filename);
}

/** The same package as another release, with one of its files edited; fails where that would change nothing. */
export function repacked(
  file: string,
  version: string,
  edit: { readonly path: string; readonly from: string; readonly to: string },
): string {
  const folder = mkdtempSync(join(tmpdir(), 'repacked-'));
  execFileSync('tar', ['xzf', file, '-C', folder]);
  const replace = (path: string, from: string, to: string): void => {
    const before = readFileSync(join(folder, 'package', path), 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${path} of the package has no ${from}`);
    writeFileSync(join(folder, 'package', path), after);
  };
  replace(
    'package.json',
    /"version": "[^"]+"/.exec(readFileSync(join(folder, 'package/package.json'), 'utf8'))![0],
    `"version": "${version}"`,
  );
  replace(edit.path, edit.from, edit.to);
  const other = join(dirname(file), `ringcentral-okta-${version}.tgz`);
  execFileSync('tar', ['czf', other, '-C', folder, 'package']);
  rmSync(folder, { recursive: true });
  return other;
}

/** A folder of a person's own, in which the package is used. */
export class OwnProject {
  readonly root = mkdtempSync(join(tmpdir(), 'own-project-'));
  private readonly children = new Set<ReturnType<typeof spawn>>();
  env: NodeJS.ProcessEnv;

  constructor() {
    const leading = /^(OKTA_(?!PROVIDER)|RC_|AD_|ENVIRONMENT_FILE$|CDKTF_|NODE_OPTIONS$|npm_|VITEST)/;
    this.env = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !leading.test(name))),
      ...{ CHECKPOINT_DISABLE: '1', CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1', CI: '1' },
    };
  }

  /** As `npm install FILE` would, without a network: its dependencies, and nothing else, are those of this checkout. */
  unpack(file: string): void {
    const modules = join(this.root, 'node_modules');
    rmSync(join(modules, 'ringcentral-okta'), { recursive: true, force: true });
    mkdirSync(join(modules, 'ringcentral-okta'), { recursive: true });
    execFileSync('tar', ['xzf', file, '-C', join(modules, 'ringcentral-okta'), '--strip-components=1']);
    this.link('ringcentral-okta', 'bin/ringcentral-okta.js');
    const { dependencies } = this.json('node_modules/ringcentral-okta/package.json');
    for (const name of Object.keys(dependencies ?? {})) this.borrow(name);
  }

  /** As `npm install` would after `init`: what its `package.json` asks for. */
  borrowDevelopment(): void {
    for (const name of Object.keys(this.json('package.json').devDependencies ?? {})) this.borrow(name);
    this.link('cdktf', '../cdktf-cli/bundle/bin/cdktf');
    this.link('tsc', '../typescript/bin/tsc');
  }

  private borrow(name: string): void {
    const place = join(this.root, 'node_modules', name);
    if (existsSync(place)) return;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(PACKAGE, 'node_modules', name), place);
  }

  private link(name: string, target: string): void {
    const bin = join(this.root, 'node_modules/.bin');
    mkdirSync(bin, { recursive: true });
    if (!existsSync(join(bin, name))) symlinkSync(join('../ringcentral-okta', target), join(bin, name));
  }

  json(path: string): { readonly dependencies?: object; readonly devDependencies?: object } {
    return JSON.parse(readFileSync(join(this.root, path), 'utf8')) as object;
  }

  /** Every file of the person's own, with its content. */
  own(): Readonly<Record<string, string>> {
    const files = readdirSync(this.root, { recursive: true, encoding: 'utf8' }).filter(
      (path) =>
        !/^(node_modules|cdktf\.out|\.git\/|\.terraform)/.test(path) && statSync(join(this.root, path)).isFile(),
    );
    return Object.fromEntries(files.sort().map((path) => [path, readFileSync(join(this.root, path), 'utf8')]));
  }

  /** A line as a person types it. */
  type(line: string, more: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const child = spawn('sh', ['-c', line], {
      cwd: this.root,
      env: { ...this.env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return new Promise((done) =>
      child.once('close', (code) => done({ code, output: output.replace(/\x1b\[[\d;]*[A-Za-z]/g, '') })),
    );
  }

  /** The sandbox of the installed package, as a process of its own; its variables are set from here on. */
  async sandbox(...flags: readonly string[]): Promise<{ readonly admin: string }> {
    const program = join(this.root, 'node_modules/ringcentral-okta/bin/ringcentral-okta.js');
    const child = spawn(process.execPath, [program, 'sandbox', '--json', ...flags], { cwd: this.root, env: this.env });
    this.children.add(child);
    const { env, admin } = await readySandbox(child);
    this.env = { ...this.env, ...env };
    return { admin };
  }

  async remove(): Promise<void> {
    for (const child of this.children) {
      if (child.exitCode !== null) continue;
      child.kill('SIGTERM');
      await new Promise((done) => child.once('exit', done));
    }
    rmSync(this.root, { recursive: true, force: true });
  }
}
