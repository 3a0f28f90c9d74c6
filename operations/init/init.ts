import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commandLine, PROGRAM } from '../../engine/command-line';
import { UsageError } from '../../engine/errors';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import { writeUnchanged } from '../../reports/outgoing';
import { DIRECTORIES, DIRECTORY_KINDS, environmentFile, isOpen, type DirectoryKind } from './environment-file';
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
  const tells = ({ app, label }: (typeof DIRECTORIES)[DirectoryKind], facts: Facts): boolean =>
    facts[app] !== undefined || facts[label] !== undefined;
  const stated = DIRECTORY_KINDS.filter((kind) => tells(DIRECTORIES[kind], flags));
  if (stated.length > 0) return stated;
  return [DIRECTORY_KINDS.find((kind) => tells(DIRECTORIES[kind], found)) ?? 'activeDirectory'];
}

interface Written {
  readonly written: string[];
  /** Files that were there, and stay as they are. */
  readonly kept: string[];
}

/** Writes each file that is not there; `renewed` are those that may be written anew. */
function write(root: string, files: Readonly<Record<string, string>>, renewed: readonly string[]): Written {
  const [written, kept]: [string[], string[]] = [[], []];
  for (const [path, content] of Object.entries(files)) {
    const stays = existsSync(join(root, path)) && !renewed.includes(path);
    (stays ? kept : written).push(path);
    if (!stays) writeUnchanged(join(root, path), content);
  }
  return { written, kept };
}

const contentOf = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** A checkout is a project already, with an engine of its own: there an environment is one file. */
function isCheckout(root: string): boolean {
  const manifest = contentOf(join(root, 'package.json'));
  return manifest !== undefined && (JSON.parse(manifest) as { readonly name?: string }).name === PROGRAM;
}

const told = (needed: readonly (keyof Facts)[], facts: Facts, file: string): string[] => {
  const [known, unknown] = [needed.filter((one) => facts[one] !== undefined), needed.filter((one) => !facts[one])];
  return [
    ...(known.length > 0 ? [`Fill in ${known.map((one) => `${one} ${facts[one]!}`).join(', ')} in ${file}.`] : []),
    ...(unknown.length > 0 ? [`Fill in ${unknown.join(', ')} in ${file}; the file says where each is found.`] : []),
  ];
};

/**
 * Writes a small project of the user's own; in a checkout, which is one, the environment alone. What flags do not state is read from the tenants
 * whose credentials are set; what nobody tells is left open in the environment's file, with the place where it is found. A file that is there stays
 * as it is, but an environment that was written with its ids open and that nobody has edited; `package.json` only gains what it lacks.
 */
export async function init(request: InitRequest, surroundings: Surroundings): Promise<Outcome> {
  const { name, folder, directory, ...flags } = request;
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new UsageError(`'${name}' is no name of an environment.`, 'Use small letters, digits and -: acme, acme-uat.');
  const root = resolve(folder);
  const checkout = isCheckout(root);
  const { directories: inOrg = [], ...found } = await factsFound(surroundings);
  const facts: Facts = { ...found, ...stated(flags) };
  const kinds = kindsOf({ directory, ...flags }, found);
  const file = `environments/${name}.ts`;
  const environment = (known: Facts, of: readonly DirectoryKind[]): string =>
    environmentFile(name, known, of, checkout ? '../engine/environment/define' : undefined);
  const before = contentOf(join(root, file));
  const untouched = [...DIRECTORY_KINDS.map((kind) => [kind]), DIRECTORY_KINDS].some(
    (of) => before === environment({}, of),
  );
  const files = { [file]: environment(facts, kinds), ...(checkout ? {} : projectFiles(name)) };
  const { written, kept } = write(root, files, untouched ? [file] : []);
  if (!checkout) {
    const manifest = join(root, 'package.json');
    writeUnchanged(manifest, packageFile(name, contentOf(manifest)));
    written.push('package.json');
  }
  const needed = ['orgId', 'accountId', ...kinds.map((kind) => DIRECTORIES[kind].app)] as const;
  const open = needed.filter((one) => isOpen(readFileSync(join(root, file), 'utf8'), one));
  const labels = kinds.map((kind) => facts[DIRECTORIES[kind].label]);
  const others = inOrg.filter((label) => !labels.includes(label));
  const next = [
    ...(checkout ? [] : ['npm install']),
    `${commandLine('environment check')} --env ${name}`,
    `${commandLine('doctor')} --env ${name}`,
  ];
  return {
    exitCode: 0,
    json: { environment: name, written, kept, open, next },
    text: [
      ...(written.length > 0 ? [`Written: ${written.join(', ')}`] : []),
      ...(kept.length > 0 ? [`There already, and left as they are: ${kept.join(', ')}`] : []),
      ...told(open, facts, file),
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
