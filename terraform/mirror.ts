import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Source addresses (`registry.terraform.io/okta/okta`) of the providers in a filesystem mirror: host, namespace and type are folders. */
export function providersIn(mirror: string): string[] {
  return folders(mirror).flatMap((host) =>
    folders(join(mirror, host)).flatMap((namespace) =>
      folders(join(mirror, host, namespace)).map((type) => `${host}/${namespace}/${type}`),
    ),
  );
}
