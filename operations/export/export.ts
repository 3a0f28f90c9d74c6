import type { Writable } from 'node:stream';
import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { loadEnvironment } from '../../environments';
import { IncompleteError } from '../../engine/errors';
import { orgFileBeside, readOrgForFile, writeOrgFile } from '../tenants/org-file';
import { readPeople } from '../tenants/read-people';
import { openOkta } from '../tenants/connect';
import { Terminal } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';
import { printLines, writeLines } from '../json-lines';
import { refuseInGit } from '../people-file-place';

interface ExportRequest {
  readonly env: string;
  /** A file, readable by its owner only. Absent: `stdout`. */
  readonly out?: string | undefined;
  /** Write it also where git would take it up. */
  readonly hereIsFine?: boolean | undefined;
}

async function exportOrg(
  okta: OktaClient,
  environment: Environment,
  path: string,
  { now, progress }: Surroundings,
): Promise<void> {
  const file = await readOrgForFile(okta, environment, now());
  writeOrgFile(path, file);
  progress(`the org itself in ${path}`);
  const { unread } = file;
  if (unread.length === 0) return;
  throw new IncompleteError(
    `Not everything of ${environment.name} could be read: ${unread.map(({ what, why }) => `${what}: ${why}`).join('; ')}`,
    `grant what is named, and export again; until then a review says what it does not know`,
    unread,
  );
}

/**
 * Writes everybody of an environment's org as JSON Lines, `{"id","status","profiles":{"okta":{…},"<system>":{…}},"groups":[…]}`, for
 * reviews, and beside a file of them the org itself (`people.org.json`). Reads only, and only Okta; people are personal data, so a file
 * gets mode 0600.
 * @throws IncompleteError where a part of the org could not be read; both files are there, and the org's names the part
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
  if (out !== undefined) await exportOrg(okta, environment, orgFileBeside(out), surroundings);
}
