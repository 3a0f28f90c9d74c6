import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Environment } from '../../engine/environment/schema';
import { unreadBecause, UserFacingError } from '../../engine/errors';
import { DECIDING } from '../../engine/org/configuration';
import type { OrgFile } from '../../engine/org/exported';
import type { OrgWith } from '../../engine/org/org';
import type { Unknown } from '../../engine/review/model';
import { openOkta, type Connecting } from '../tenants/connect';
import { orgFileBeside, orgFileIn } from '../tenants/org-file';
import { readOrg } from '../tenants/read-org';
import { orgLineOf } from './people-file';

/** Everything of an org that a review asks for. */
const REVIEWED = [...DECIDING, 'groups'] as const;
export type ReviewedOrg = OrgWith<(typeof REVIEWED)[number], string | undefined>;

type Variables = Readonly<Record<string, string | undefined>>;

/** The org that people live in, as far as this run knows it. */
export interface KnownOrg {
  readonly org: ReviewedOrg;
  /** ISO 8601; absent: it was read now. */
  readonly at?: string | undefined;
}

export interface OrgKnowledge {
  /** Absent: nobody told of it. */
  readonly known?: KnownOrg | undefined;
  /** What `export` kept beside the people. */
  readonly file?: OrgFile | undefined;
  /** The org that it tells of, where it is this environment's and whole. */
  readonly kept?: ReviewedOrg | undefined;
  readonly unknown: readonly Unknown[];
}

/** Whether Okta can be asked from here. */
const asksOkta = (env: Variables): boolean =>
  Boolean((env['OKTA_API_PRIVATE_KEY'] ?? env['OKTA_API_TOKEN']) && (env['OKTA_HTTP_PROXY'] ?? env['OKTA_ORG_NAME']));

/** What `export` kept of the org: beside the people, or before them in their file. @throws UsageError where it is no such file */
function fileOf(people: string): OrgFile | undefined {
  const path = orgFileBeside(people);
  if (existsSync(path)) return orgFileIn(path, readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  const line = existsSync(people) && statSync(people).isFile() ? orgLineOf(people) : undefined;
  return line === undefined ? undefined : orgFileIn(people, line);
}

const isWhole = (org: OrgFile['org']): org is OrgFile['org'] & ReviewedOrg =>
  REVIEWED.every((part) => org[part] !== undefined);

const another = (environment: Environment, { environment: name, orgId }: OrgFile): Unknown[] =>
  name === environment.name && orgId === environment.okta.orgId
    ? []
    : [
        {
          what: 'people',
          why: `the file is of environment ${name} (org ${orgId}), not of ${environment.name} (org ${environment.okta.orgId}): export the people of ${environment.name}`,
        },
      ];

/**
 * The org itself where it may be asked, else the file that stands beside the people. A comparison of two revisions asks nobody: it is
 * safe without credentials.
 */
export async function orgOf(
  environment: Environment,
  people: string,
  connecting: Connecting,
  ask: boolean,
): Promise<OrgKnowledge> {
  const file = fileOf(people);
  const foreign = file ? another(environment, file) : [];
  const unknown = [...foreign, ...(file?.unread ?? [])];
  const kept = file && foreign.length === 0 && isWhole(file.org) ? file.org : undefined;
  const told = { file, kept, known: kept && { org: kept, at: file?.readAt } };
  if (!ask || !asksOkta(connecting.env)) return { ...told, unknown };
  try {
    const okta = await openOkta(environment, connecting);
    return { ...told, known: { org: await readOrg(okta, environment, REVIEWED) }, unknown };
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return { ...told, unknown: [...unknown, ...unreadBecause('the live org', error)] };
  }
}
