import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OKTA_PROVIDER, OWN_PROVIDERS } from '../../engine/terraform/providers';
import { LOCK_FILE, parseLockFile, renderLockFile } from './lock-file';
import type { LockedProvider } from './lock-file';
import { ensureOwnProvider, linkOwnProvider } from './own-provider';
import { linkProvider, mirroredVersions, packageMark } from './plugin-directory';
import { byVersion, satisfies } from './version-constraint';

interface PrepareOptions {
  /** Terraform filesystem mirrors, the first that has a release gives it; what none has Terraform asks the registry for. @default [] */
  readonly mirrors?: readonly string[];
}

/** Where Terraform will take one required provider from. */
export interface PreparedProvider {
  readonly address: string;
  readonly version: string;
  readonly from: 'built' | 'mirror' | 'registry';
}

interface Requirement {
  readonly address: string;
  readonly constraint: string;
}

interface Preparation {
  readonly locked: LockedProvider;
  readonly from: PreparedProvider['from'];
  /** Where it comes from, and which file it is there: checksums count for that one. */
  readonly source?: string;
}

/** By address: where the checksums of a lock file come from. */
type Sources = Readonly<Record<string, string | undefined>>;

const MISSING_PARTS: Readonly<Record<number, string>> = {
  1: 'registry.terraform.io/hashicorp/',
  2: 'registry.terraform.io/',
};

const fullAddress = (source: string): string => `${MISSING_PARTS[source.split('/').length] ?? ''}${source}`;

function requirements(stackDirectory: string): Requirement[] {
  const stack = JSON.parse(readFileSync(join(stackDirectory, 'cdk.tf.json'), 'utf8')) as {
    terraform?: { required_providers?: Record<string, { source: string; version?: string }> };
  };
  return Object.values(stack.terraform?.required_providers ?? {}).map(({ source, version }) => ({
    address: fullAddress(source),
    constraint: version ?? '>= 0.0.0',
  }));
}

/** The release named by an exact constraint, else our default where it fits, else the highest that is offered. */
function chooseVersion({ address, constraint }: Requirement, offered: readonly string[]): string | undefined {
  const exact = /^\s*=?\s*(\d+\.\d+\.\d+)\s*$/.exec(constraint)?.[1];
  const usual =
    address === OKTA_PROVIDER.address && satisfies(OKTA_PROVIDER.version, constraint) && OKTA_PROVIDER.version;
  const matching = offered.filter((version) => satisfies(version, constraint)).sort(byVersion);
  if (exact) return exact;
  return usual && (offered.length === 0 || offered.includes(usual)) ? usual : matching.at(-1);
}

async function prepareOwn({ address, constraint }: Requirement, plugins: string): Promise<Preparation | undefined> {
  const provider = OWN_PROVIDERS.find((own) => own.address === address);
  if (!provider) return undefined;
  const built = await ensureOwnProvider(provider);
  linkOwnProvider(plugins, built);
  return { locked: { address, version: built.version, constraints: constraint, hashes: [built.h1] }, from: 'built' };
}

/**
 * A foreign provider's block needs no checksums: `terraform init` adds them. Those of the lock file are kept while the provider comes from
 * where it came from: then Terraform copies nothing, and a program that still runs is not in its way. A mirror's own build has a checksum
 * that the registry would not know.
 */
function prepareForeign(
  { address, constraint }: Requirement,
  known: LockedProvider | undefined,
  plugins: string,
  mirrors: readonly string[],
  sources: Sources,
): Preparation | undefined {
  const offered = mirrors.flatMap((mirror) => mirroredVersions(mirror, address));
  const version = chooseVersion({ address, constraint }, offered);
  if (version === undefined) return undefined;
  const mirror = mirrors.find((one) => mirroredVersions(one, address).includes(version));
  if (mirror !== undefined) linkProvider(plugins, mirror, address, version);
  const from = mirror === undefined ? 'registry' : 'mirror';
  const source = mirror === undefined ? 'registry' : packageMark(mirror, address, version);
  const kept = known?.version === version && sources[address] === source ? known.hashes : [];
  return { locked: { address, version, constraints: constraint, hashes: kept }, from, source };
}

const readSources = (file: string): Sources =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Sources) : {};

const readLocked = (file: string): LockedProvider[] =>
  existsSync(file) ? parseLockFile(readFileSync(file, 'utf8')) : [];

/**
 * Puts a lock file and `terraform.d/plugins` beside a synthesised stack, so that plain `npx cdktf plan`, or
 * `terraform init` in that folder, finds our own providers and a mirror's, with no flag and no variable: cdktf runs
 * `terraform providers lock`, which knows registries only, unless the lock file names every required provider.
 * No network. Ends with where each provider comes from; one whose release cannot be told is left to Terraform.
 */
export async function prepareWorkingDirectory(
  stackDirectory: string,
  { mirrors = [] }: PrepareOptions = {},
): Promise<PreparedProvider[]> {
  const plugins = join(stackDirectory, 'terraform.d/plugins');
  const lockFile = join(stackDirectory, LOCK_FILE);
  const sourcesFile = join(plugins, '../sources.json');
  const [known, sources] = [readLocked(lockFile), readSources(sourcesFile)];
  rmSync(plugins, { recursive: true, force: true });
  mkdirSync(plugins, { recursive: true });
  const prepared: Preparation[] = [];
  for (const requirement of requirements(stackDirectory)) {
    const block = known.find(({ address }) => address === requirement.address);
    const preparation =
      (await prepareOwn(requirement, plugins)) ?? prepareForeign(requirement, block, plugins, mirrors, sources);
    if (preparation) prepared.push(preparation);
  }
  writeFileSync(lockFile, renderLockFile(prepared.map(({ locked }) => locked)));
  writeFileSync(
    sourcesFile,
    JSON.stringify(Object.fromEntries(prepared.map(({ locked, source }) => [locked.address, source]))),
  );
  return prepared.map(({ locked: { address, version }, from }) => ({ address, version, from }));
}
