import type { Writable } from 'node:stream';
import { loadEnvironment } from '../../environments';
import { readPeople } from '../tenants/read-people';
import { openOkta } from '../tenants/connect';
import { Terminal } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';
import { printLines, writeLines } from './lines';
import { refuseInGit } from '../people-file-place';

interface ExportRequest {
  readonly env: string;
  /** A file, readable by its owner only. Absent: `stdout`. */
  readonly out?: string | undefined;
  /** Write it also where git would take it up. */
  readonly hereIsFine?: boolean | undefined;
}

/**
 * Writes everybody of an environment's org as JSON Lines, `{"id","profiles":{"okta":{…},"<system>":{…}},"groups":[…]}`, for reviews.
 * Reads only, and only Okta; people are personal data, so a file gets mode 0600.
 */
export async function exportPeople(
  { env, out, hereIsFine = false }: ExportRequest,
  surroundings: Surroundings,
  stdout?: Writable,
): Promise<void> {
  const { progress } = surroundings;
  if (out !== undefined) refuseInGit(out, hereIsFine);
  const environment = loadEnvironment(env, surroundings.env.ENVIRONMENT_FILE);
  const okta = await openOkta(environment, surroundings);
  const people = readPeople(okta, environment, progress);
  const count = await (out === undefined ? printLines(new Terminal(stdout), people) : writeLines(out, people));
  progress(`${count} people of ${environment.name}${out === undefined ? '' : ` in ${out} (readable by you only)`}`);
}
