import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { OwnProvider } from '../../engine/terraform/providers';
import { builtOf, bundle, digest, digestOf, ownSources, PROGRAMS, PROJECT } from './build';
import { packageHash } from './package-hash';

/** The program is the same JavaScript everywhere, so every platform's folder is a link to the first. */
const PLATFORMS = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'] as const;

/**
 * Read by /bin/sh up to `exec`, and by Node as a string and a comment: the caller's NODE_OPTIONS (a loader of a test
 * runner, a debugger) must not reach the provider, and a missing Node gets a sentence instead of a broken handshake.
 */
const LAUNCHER = `#!/bin/sh
':' //; command -v node >/dev/null || { echo "This Terraform provider is a Node program: put node (20.19 or later) on PATH." >&2; exit 127; }
':' //; NODE_OPTIONS= exec node "$0" "$@"`;

const CACHE = join(PROGRAMS, 'providers');

/** A provider of ours, built: a folder laid out as a Terraform filesystem mirror, and its checksum. */
export interface BuiltProvider {
  readonly address: string;
  readonly version: string;
  /** Root of a filesystem mirror that holds this provider alone. */
  readonly mirror: string;
  readonly h1: string;
}

/** The folder's name is its checksum: a rebuild never changes files under a Terraform that runs. */
const mirrorOf = ({ type }: OwnProvider, h1: string): string => join(CACHE, type, digest(h1).slice(0, 16));

function layOut(provider: OwnProvider, files: Readonly<Record<string, string>>, mirror: string): void {
  const staging = `${mirror}.${randomBytes(4).toString('hex')}`;
  const release = join(staging, provider.address, provider.version);
  const [first, ...others] = PLATFORMS;
  mkdirSync(join(release, first), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(release, first, name), text, { mode: 0o755 });
  for (const platform of others) symlinkSync(first, join(release, platform));
  try {
    renameSync(staging, mirror);
  } catch (error) {
    rmSync(staging, { recursive: true });
    if (!existsSync(mirror)) throw error;
  }
}

async function make(provider: OwnProvider, recordFile: string): Promise<string> {
  const { code, inputs } = await bundle(provider.entry, LAUNCHER);
  const files = {
    [`terraform-provider-${provider.type}_v${provider.version}`]: code,
    // Without it Node 20 takes a file without extension below a "type": "module" package for an ES module.
    'package.json': '{"type":"commonjs"}\n',
  };
  const encoded = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const);
  const h1 = packageHash(Object.fromEntries(encoded));
  layOut(provider, files, mirrorOf(provider, h1));
  const record = {
    inputs: Object.fromEntries(
      [...ownSources(inputs), relative(PROJECT, __filename)].map((path) => [path, digestOf(path) ?? '']),
    ),
    h1,
  };
  const staging = `${recordFile}.${randomBytes(4).toString('hex')}`;
  writeFileSync(staging, JSON.stringify(record));
  renameSync(staging, recordFile);
  return h1;
}

/**
 * The built provider; its sources are bundled into one file where no build of the same sources is at hand (about 0.2 s,
 * otherwise a few milliseconds). In a checkout builds stand under `dist/providers` and are safe to delete; the package holds them.
 */
export async function ensureOwnProvider(provider: OwnProvider): Promise<BuiltProvider> {
  const recordFile = join(CACHE, `${provider.type}_${provider.version}.json`);
  const known = builtOf(recordFile);
  const built = known !== undefined && existsSync(mirrorOf(provider, known));
  const h1 = built ? known : await make(provider, recordFile);
  return { address: provider.address, version: provider.version, mirror: mirrorOf(provider, h1), h1 };
}

/** Puts it where Terraform looks for plugins, for every platform: npm packs no links, so of a package only the first is there. */
export function linkOwnProvider(plugins: string, { address, version, mirror }: BuiltProvider): void {
  const place = join(plugins, address, version);
  mkdirSync(place, { recursive: true });
  for (const platform of PLATFORMS) symlinkSync(join(mirror, address, version, PLATFORMS[0]), join(place, platform));
}
