import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/**
 * A filesystem mirror's folder of one provider. Terraform reads two layouts: `<type>_<version>_<os>_<arch>.zip` files,
 * and unpacked folders `<version>/<os>_<arch>/`.
 */
interface MirroredPackage {
  readonly version: string;
  /** Path below the provider's folder. */
  readonly path: string;
}

const packages = (directory: string, type: string): MirroredPackage[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const zip = /^terraform-provider-(.+)_([\d.]+)_[a-z0-9]+_[a-z0-9]+\.zip$/.exec(entry.name);
    if (zip?.[1] === type && zip[2]) return [{ version: zip[2], path: entry.name }];
    if (!/^\d+\.\d+\.\d+$/.test(entry.name)) return [];
    return readdirSync(join(directory, entry.name)).map((platform) => ({
      version: entry.name,
      path: join(entry.name, platform),
    }));
  });

const packagesOf = (mirror: string, address: string): MirroredPackage[] => {
  const directory = join(mirror, address);
  return existsSync(directory) ? packages(directory, basename(address)) : [];
};

/** The releases of one provider in a filesystem mirror, each once. */
export const mirroredVersions = (mirror: string, address: string): string[] => [
  ...new Set(packagesOf(mirror, address).map(({ version }) => version)),
];

/** Which files a release is in a mirror, and as of when: another build under the same name is another. */
export const packageMark = (mirror: string, address: string, version: string): string =>
  packagesOf(mirror, address)
    .filter((candidate) => candidate.version === version)
    .map(({ path }) => {
      const file = resolve(mirror, address, path);
      const inside = statSync(file).isDirectory() ? readdirSync(file).map((name) => join(file, name)) : [];
      return [file, ...inside].map((one) => `${one} ${statSync(one).mtimeMs} ${statSync(one).size}`).join(' ');
    })
    .join(' ');

/**
 * Puts one release from a filesystem mirror into a folder that Terraform searches. Terraform walks such a folder without
 * following links except at the leaves: so folders are made, and only zip files and platform folders are linked.
 */
export function linkProvider(plugins: string, mirror: string, address: string, version: string): void {
  for (const { path } of packagesOf(mirror, address).filter((candidate) => candidate.version === version)) {
    const link = join(plugins, address, path);
    mkdirSync(join(link, '..'), { recursive: true });
    symlinkSync(resolve(mirror, address, path), link);
  }
}
