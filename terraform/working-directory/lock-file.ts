/** One provider's block of `.terraform.lock.hcl`. */
export interface LockedProvider {
  readonly address: string;
  readonly version: string;
  readonly constraints: string;
  /** `h1:` and `zh:` checksums; with none, `terraform init` takes what it is given and writes its checksum down. */
  readonly hashes: readonly string[];
}

export const LOCK_FILE = '.terraform.lock.hcl';

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

/** Reads the blocks that `renderLockFile` or `terraform init` wrote. */
export function parseLockFile(text: string): LockedProvider[] {
  return [...text.matchAll(/^provider "([^"]+)" \{\n([\s\S]*?)^\}/gm)].map(([, address = '', body = '']) => ({
    address,
    version: /^\s*version\s*=\s*"([^"]*)"/m.exec(body)?.[1] ?? '',
    constraints: /^\s*constraints\s*=\s*"([^"]*)"/m.exec(body)?.[1] ?? '',
    hashes: [...body.matchAll(/"((?:h1|zh):[^"]+)"/g)].map(([, hash = '']) => hash),
  }));
}

const renderHashes = (hashes: readonly string[]): string =>
  hashes.length === 0 ? '' : `  hashes = [\n${hashes.map((hash) => `    "${hash}",\n`).join('')}  ]\n`;

const renderProvider = ({ address, version, constraints, hashes }: LockedProvider): string =>
  `provider "${address}" {\n  version     = "${version}"\n  constraints = "${constraints}"\n${renderHashes(hashes)}}\n`;

/** The lock file's text, as `terraform init` would format it. */
export const renderLockFile = (providers: readonly LockedProvider[]): string =>
  [HEADER, ...[...providers].sort((a, b) => (a.address < b.address ? -1 : 1)).map(renderProvider)].join('\n');
