import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeUnchanged } from '../../reports/outgoing';
import { builtOf, bundle, digest, digestOf, ownSources, PROGRAMS } from '../working-directory/build';

const FOLDER = join(PROGRAMS, 'filter');
const RECORD = join(FOLDER, 'record.json');
const ENTRY = 'terraform/outliving/filter.ts';

const programOf = (h1: string): string => join(FOLDER, `${h1.slice(0, 16)}.js`);

async function make(): Promise<string> {
  const { code, inputs } = await bundle(ENTRY);
  const h1 = digest(code);
  const program = programOf(h1);
  writeUnchanged(program, code);
  const sums = ownSources(inputs).map((path): [string, string] => [path, digestOf(path) ?? '']);
  writeUnchanged(RECORD, JSON.stringify({ inputs: Object.fromEntries<string>(sums), h1 }));
  return program;
}

/** The filter as plain JavaScript: it starts in the time that Node needs, and needs nothing of this checkout while it runs. */
export async function ensureFilter(): Promise<string> {
  const known = builtOf(RECORD);
  return known !== undefined && existsSync(programOf(known)) ? programOf(known) : make();
}
