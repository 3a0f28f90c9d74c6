import type { Writable } from 'node:stream';
import { loadEnvironment } from '../../project';
import { IncompleteError } from '../../engine/errors';
import type { OrgFile } from '../../engine/org/exported';
import { orgFileBeside, writeOrgFile } from '../tenants/org-file';
import { readExport } from '../tenants/read-export';
import { openOkta } from '../tenants/connect';
import { Terminal } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';
import { printLines, writeLines } from '../json-lines';
import { refuseInGit } from '../people-file-place';
import { counted } from '../../engine/counted';

interface ExportRequest {
  readonly env: string;
  /** A file, readable by its owner only. Absent: `stdout`. */
  readonly out?: string | undefined;
  /** Write it also where git would take it up. */
  readonly hereIsFine?: boolean | undefined;
}

function keepOrg(path: string, file: OrgFile, { progress }: Surroundings): void {
  writeOrgFile(path, file);
  progress(`the org itself in ${path}`);
  const { unread, environment } = file;
  if (unread.length === 0) return;
  throw new IncompleteError(
    `Not everything of ${environment} could be read: ${unread.map(({ what, why }) => `${what}: ${why}`).join('; ')}`,
    `grant what is named, and export again; until then a review says what it does not know`,
    unread,
  );
}

/**
 * Writes everybody of an environment's org as JSON Lines, `{"id","status","profiles":{"okta":{…},"<system>":{…}},"groups":[…]}`, for
 * reviews, and beside a file of them the org itself (`people.org.json`). Asks RingCentral for its numbers where it can. Reads only; people are
 * personal data, so a file gets mode 0600.
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
  const { people, org } = await readExport(okta, environment, surroundings);
  const count = await (out === undefined ? printLines(new Terminal(stdout), people) : writeLines(out, people));
  progress(
    `${counted(count, 'person', 'people')} of ${environment.name}${out === undefined ? '' : ` in ${out} (readable by you only)`}`,
  );
  if (out !== undefined) keepOrg(orgFileBeside(out), org, surroundings);
}
