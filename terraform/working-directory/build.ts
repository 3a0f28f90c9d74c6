import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

export const PROJECT = resolve(__dirname, '../..');

/** Whether this is compiled code. The package holds its programs as they were packed: whoever uses it may not be allowed to write there. */
const PACKED = basename(PROJECT) === 'dist';

/** Where programs of ours stand once they are built. */
export const PROGRAMS = PACKED ? join(PROJECT, 'programs') : join(PROJECT, 'dist');

/** What a build was made from: the sources' checksums, by path from the project's root. */
export interface BuildRecord {
  readonly inputs: Readonly<Record<string, string>>;
  readonly h1: string;
}

export const digest = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export const digestOf = (path: string): string | undefined => {
  const file = join(PROJECT, path);
  return existsSync(file) ? digest(readFileSync(file)) : undefined;
};

const readRecord = (file: string): BuildRecord | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BuildRecord) : undefined;

/** The checksum of what was built, where it was built of the sources as they are. The package has no other sources. */
export function builtOf(recordFile: string): string | undefined {
  const known = readRecord(recordFile);
  const fresh = known && (PACKED || Object.entries(known.inputs).every(([path, sum]) => digestOf(path) === sum));
  return fresh ? known.h1 : undefined;
}

/** node_modules is covered by the lock file of npm; reading some hundred files more would cost each synth 20 ms. */
export const ownSources = (inputs: readonly string[]): string[] => [
  'package-lock.json',
  relative(PROJECT, __filename),
  ...inputs.filter((path) => !path.includes('node_modules/')),
];

/** A program of ours in one file of plain JavaScript, and the sources it was made of. */
export async function bundle(entry: string, banner = ''): Promise<{ code: string; inputs: string[] }> {
  const { build } = await import('esbuild');
  const result = await build({
    absWorkingDir: PROJECT,
    // Compiled, it is JavaScript.
    entryPoints: [existsSync(join(PROJECT, entry)) ? entry : entry.replace(/\.ts$/, '.js')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    banner: { js: banner },
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return { code: result.outputFiles[0]?.text ?? '', inputs: Object.keys(result.metafile.inputs) };
}
