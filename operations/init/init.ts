import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commandLine } from '../../engine/command-line';
import { UsageError } from '../../engine/errors';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import { writeUnchanged } from '../../reports/outgoing';
import { DIRECTORIES, DIRECTORY_KINDS, environmentFile, type DirectoryKind } from './environment-file';
import { factsFound, type Facts } from './found';
import { packageFile, projectFiles } from './project-files';

export interface InitRequest extends Facts {
  /** Of the environment, and of its file. */
  readonly name: string;
  /** @default the working directory */
  readonly folder: string;
  /** @default those whose app is stated, else the one that the org has, else Active Directory */
  readonly directory?: DirectoryKind | undefined;
}

const stated = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

function kindsOf({ directory, ...flags }: Partial<InitRequest>, found: Facts): DirectoryKind[] {
  if (directory !== undefined) return [directory];
  const told = ({ app, label }: (typeof DIRECTORIES)[DirectoryKind], facts: Facts): boolean =>
    facts[app] !== undefined || facts[label] !== undefined;
  const stated = DIRECTORY_KINDS.filter((kind) => told(DIRECTORIES[kind], flags));
  if (stated.length > 0) return stated;
  return [DIRECTORY_KINDS.find((kind) => told(DIRECTORIES[kind], found)) ?? 'activeDirectory'];
}

/**
 * Writes a small project of the user's own. What flags do not state is read from the tenants whose credentials are set; what nobody tells is left open in the
 * environment's file, with the place where it is found. A file that is there stays as it is; `package.json` only gains what it lacks.
 */
export async function init(request: InitRequest, surroundings: Surroundings): Promise<Outcome> {
  const { name, folder, directory, ...flags } = request;
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new UsageError(`'${name}' is no name of an environment.`, 'Use small letters, digits and -: acme, acme-uat.');
  const root = resolve(folder);
  const { directories: inOrg = [], ...found } = await factsFound(surroundings);
  const facts: Facts = { ...found, ...stated(flags) };
  const kinds = kindsOf({ directory, ...flags }, found);
  const files = { [`environments/${name}.ts`]: environmentFile(name, facts, kinds), ...projectFiles(name) };
  const [written, kept]: [string[], string[]] = [[], []];
  for (const [path, content] of Object.entries(files)) {
    const there = existsSync(join(root, path));
    (there ? kept : written).push(path);
    if (!there) writeUnchanged(join(root, path), content);
  }
  const manifest = join(root, 'package.json');
  writeUnchanged(manifest, packageFile(name, existsSync(manifest) ? readFileSync(manifest, 'utf8') : undefined));
  written.push('package.json');
  const needed = ['orgId', 'accountId', ...kinds.map((kind) => DIRECTORIES[kind].app)] as const;
  const open = needed.filter((one) => facts[one] === undefined);
  const labels = kinds.map((kind) => facts[DIRECTORIES[kind].label]);
  const others = inOrg.filter((label) => !labels.includes(label));
  const next = [
    'npm install',
    `${commandLine('environment check')} --env ${name}`,
    `${commandLine('doctor')} --env ${name}`,
  ];
  return {
    exitCode: 0,
    json: { environment: name, written, kept, open, next },
    text: [
      `Written: ${written.join(', ')}`,
      ...(kept.length > 0 ? [`There already, and left as they are: ${kept.join(', ')}`] : []),
      ...(open.length > 0
        ? [`Fill in ${open.join(', ')} in environments/${name}.ts; the file says where each is found.`]
        : []),
      ...(others.length > 0
        ? [
            `The org has other directories too: ${others.join(', ')}. Those whose people get RingCentral become systems as well.`,
          ]
        : []),
      'Next:',
      ...next.map((line) => `  ${line}`),
    ].join('\n'),
  };
}
