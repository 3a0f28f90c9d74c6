import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../../engine/errors';

/** One recorded request and the vendor's answer to it. */
export interface Step {
  readonly number: number;
  readonly vendor: 'okta' | 'ringcentral';
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly sent: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly text: string;
  readonly link: string;
}

export interface Recording {
  readonly name: string;
  /** Made by `doctor --capture`: reads of a company that the embedded tenants can only resemble. */
  readonly captured: boolean;
  readonly steps: readonly Step[];
}

/** YAML writes a text that is not plain ASCII as bytes (`!!binary`). */
const body = z
  .union([z.string(), z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes).toString('utf8'))])
  .nullish();
const headers = z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullish();

/** What go-vcr writes, as far as a replay needs it. */
const interaction = z.looseObject({
  request: z.looseObject({ method: z.string(), url: z.string(), body, headers }),
  response: z.looseObject({ code: z.number(), body, headers }),
});
const document = z.looseObject({ captured: z.string().optional(), interactions: z.array(interaction) });

const headerOf = (all: z.infer<typeof headers>, name: string): string | undefined => {
  const found = Object.entries(all ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  return Array.isArray(found) ? found.join(', ') : found;
};

const vendorOf = (path: string): Step['vendor'] => (/^\/(restapi|scim)\//.test(path) ? 'ringcentral' : 'okta');

function stepOf({ request, response }: z.infer<typeof interaction>, number: number): Step {
  const { host, pathname, search } = new URL(request.url);
  const sent = ['accept', 'content-type'].flatMap((name) => {
    const value = headerOf(request.headers, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    number,
    vendor: vendorOf(pathname),
    method: request.method,
    host,
    path: pathname,
    query: search.slice(1),
    sent: request.body ?? '',
    headers: Object.fromEntries(sent),
    status: response.code,
    text: response.body ?? '',
    link: headerOf(response.headers, 'link') ?? '',
  };
}

const sameCall = (a: Step, b: Step): boolean => a.method === b.method && a.path === b.path && a.query === b.query;

/** Without the vendor's hiccups: refusals for speed, and server errors that the same request overcame later. */
const withoutHiccups = (steps: readonly Step[]): Step[] =>
  steps.filter(
    (step, place) =>
      step.status !== 429 &&
      !(
        step.status >= 500 &&
        steps.slice(place + 1).some((later) => later.status < 500 && later.status !== 429 && sameCall(later, step))
      ),
  );

/** @throws UsageError where the file is no recording */
function readRecording(file: string): Recording {
  let content: unknown;
  try {
    content = parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 });
  } catch (error) {
    throw new UsageError(
      `${file} is no recording: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      'Give a go-vcr cassette, or a file of doctor --capture.',
    );
  }
  const parsed = document.safeParse(content);
  if (!parsed.success)
    throw new UsageError(
      `${file} is no recording: ${z.prettifyError(parsed.error).split('\n')[0]}`,
      'Give a go-vcr cassette, or a file of doctor --capture.',
    );
  const name = `${basename(dirname(file))}/${basename(file).replace(/\.\w+$/, '')}`;
  const captured = parsed.data.captured !== undefined;
  const steps = withoutHiccups(parsed.data.interactions.map(stepOf));
  return {
    name,
    captured,
    // What a capture's own credentials were not allowed to see says nothing about the tenants.
    steps: captured ? steps.filter(({ status }) => status !== 401 && status !== 403) : steps,
  };
}

const below = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? below(path) : /\.(ya?ml|json)$/.test(entry.name) ? [path] : [];
  });

/** Every recording at a place: a file, or a folder searched below. @throws UsageError where there is none */
export function readRecordings(place: string): Recording[] {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`${place} does not exist.`, 'Give a recording, or a folder that holds some.');
  const files = found.isDirectory() ? below(place).sort() : [place];
  if (files.length === 0)
    throw new UsageError(`No recording lies in ${place}.`, 'Recordings end with .yaml, .yml or .json.');
  return files.map(readRecording);
}
