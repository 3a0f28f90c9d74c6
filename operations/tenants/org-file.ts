import { commandLine } from '../../engine/command-line';
import { existsSync, readFileSync } from 'node:fs';
import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { RefusedError, UsageError } from '../../engine/errors';
import {
  ORG_FILE_VERSION,
  ORG_PARTS,
  orgFileFrom,
  type ExportedAccount,
  type OrgFile,
} from '../../engine/org/exported';
import { writeReport } from '../../reports/outgoing';
import { readOrgAsFar } from './read-org';

/** The org file that belongs to a file of people: `people.jsonl` has `people.org.json` beside it. */
export const orgFileBeside = (people: string): string => `${people.replace(/\.jsonl?$/, '')}.org.json`;

/** Reads everything of an environment's org that the model has. What cannot be read stands in it as unread. Reads only. */
export async function readOrgForFile(
  okta: OktaClient,
  environment: Environment,
  now: Date,
  ringcentral?: ExportedAccount,
): Promise<OrgFile> {
  const { org, unread } = await readOrgAsFar(okta, environment, ORG_PARTS);
  return {
    kind: 'ringcentral-okta/org',
    version: ORG_FILE_VERSION,
    environment: environment.name,
    orgId: environment.okta.orgId,
    readAt: now.toISOString(),
    org,
    unread,
    ...(ringcentral && { ringcentral }),
  };
}

/** Writes the file, for its owner alone. @throws UsageError where it cannot be written */
export const writeOrgFile = (path: string, file: OrgFile): void =>
  writeReport(path, `${JSON.stringify(file, null, 1)}\n`);

/** @throws UsageError where the text is no JSON, no org file, or one of another version */
export function orgFileIn(path: string, content: string): OrgFile {
  const again = `write it again with \`${commandLine('person export')} --env NAME --out people.jsonl\``;
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new UsageError(`${path} is no JSON: ${(error as Error).message}`, again);
  }
  const file = orgFileFrom(value);
  if (!('problem' in file)) return file;
  throw new UsageError(
    file.otherVersion ? `${path} is an org file of ${file.problem}` : `${path} is no org file: ${file.problem}`,
    again,
  );
}

/**
 * The org that was exported with a file of people; undefined where there is none beside it.
 * @throws UsageError where it cannot be read
 * @throws RefusedError where it is of another environment or org
 */
export function orgFileOf(people: string, environment: Environment): OrgFile | undefined {
  const path = orgFileBeside(people);
  if (!existsSync(path)) return undefined;
  const file = orgFileIn(path, readFileSync(path, 'utf8'));
  if (file.environment === environment.name && file.orgId === environment.okta.orgId) return file;
  throw new RefusedError(
    `${path} was exported from environment ${file.environment}, org ${file.orgId}; this is ${environment.name}, org ${environment.okta.orgId}.`,
    `export this environment: ${commandLine('person export')} --env ${environment.name} --out ${people}`,
  );
}
