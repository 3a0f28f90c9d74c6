import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The folder of our code: a checkout, or `dist` of the installed package. */
const CODE = resolve(__dirname, '..');
const INSTALLED = basename(CODE) === 'dist';

/** The nearest folder, from this one upwards, that is a CDKTF project; the folder itself where there is none. */
function projectAbove(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'cdktf.json'))) return folder;
    if (dirname(folder) === folder) return start;
  }
}

/** The root of the person's project: a checkout is its own; where this is an installed package, the project it is used in. */
export const PROJECT = INSTALLED ? projectAbove(process.cwd()) : CODE;

/** The root of the package, or of the checkout. */
export const PACKAGE = INSTALLED ? dirname(CODE) : CODE;

/** How the package synthesises without a person's project, in any folder: what ENVIRONMENT_FILE names. A checkout has its own `main.ts`. */
export const PACKAGED_APP = INSTALLED ? `node '${join(CODE, 'main.js')}'` : undefined;
