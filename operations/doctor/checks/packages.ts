import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Check } from '../check';
import { counted } from '../../../engine/counted';

const versions = z.record(z.string(), z.string()).default({});
const Root = z.looseObject({ dependencies: versions, devDependencies: versions });
const Lock = z.looseObject({
  packages: z.looseObject({ '': Root }).catchall(z.looseObject({ version: z.string().optional() })),
});
const Installed = z.looseObject({ version: z.string() });

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

const differs = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);

function installedOtherwise(project: string, lock: z.infer<typeof Lock>, name: string): string[] {
  const locked = (lock.packages[`node_modules/${name}`] as { version?: string } | undefined)?.version;
  const file = join(project, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return [`${name} is not installed`];
  const { version } = Installed.parse(read(file));
  return version === locked ? [] : [`${name} is ${version}, the lock says ${locked ?? 'nothing'}`];
}

/** Packages that only development needs may be missing: an image for a pipeline leaves them out. */
export const packages: Check = {
  id: 'packages',
  remedy: 'run npm ci; npm install where there is no package-lock.json yet',
  look: ({ project }) => {
    const declared = Root.parse(read(project, 'package.json'));
    if (!existsSync(join(project, 'package-lock.json')))
      return { ok: false, detail: 'There is no package-lock.json: nobody has chosen what is installed.' };
    const lock = Lock.parse(read(project, 'package-lock.json'));
    const unlocked = differs(declared.dependencies, lock.packages[''].dependencies);
    const problems = [
      ...unlocked.map((name) => `package-lock.json does not know ${name} as package.json has it`),
      ...Object.keys(lock.packages[''].dependencies).flatMap((name) => installedOtherwise(project, lock, name)),
    ];
    const count = Object.keys(declared.dependencies).length;
    return problems.length === 0
      ? { ok: true, detail: `${counted(count, 'package is', 'packages are')} installed as package-lock.json has them.` }
      : { ok: false, detail: `${problems.join('; ')}.` };
  },
};
