import { join } from 'node:path';
import type { Environment } from '../../engine/environment/schema';
import { CATALOGUE } from '../../engine/findings/catalogue';
import { evaluateRules } from '../../engine/findings/evaluate';
import { atLeast, type Severity } from '../../engine/findings/model';
import { tableOf } from '../../engine/flows/take';
import { compare } from '../../engine/review/compare';
import { hopChanges } from '../../engine/review/hops';
import type { PersonRecord, Review, ValueChange } from '../../engine/review/model';
import { ownReaders, readersOf } from '../../engine/review/readers';
import { Tally } from '../../engine/review/tally';
import { loadEnvironment, placesOf } from '../../environments';
import { CSV_HEADER, csvLine } from '../../reports/csv';
import { MOST_PEOPLE, reviewHtml, type ListedChange } from '../../reports/html/review';
import { masked, unmasked, type Mask } from '../../reports/mask';
import { reviewMarkdown } from '../../reports/markdown/review';
import { ReportLines, writeReport } from '../../reports/outgoing';
import { toSarif } from '../../reports/sarif';
import type { Outcome } from '../outcome';
import { reviewFacts } from './facts';
import type { Connecting } from '../tenants/connect';
import { liveReaders } from './live-readers';
import { eachPerson } from './people-file';
import { sidesOf, type Sides } from './sides';
import { summaryOf } from './summary';
import { refuseInGit } from '../people-file-place';

export const FORMATS = ['json', 'markdown', 'sarif', 'html', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReviewRequest {
  readonly env: string;
  readonly plan?: string;
  readonly base?: string;
  /** JSON Lines, as `ringcentral-okta person export` writes them. */
  readonly people: string;
  /** Where the reports go. Absent: none are written. */
  readonly out?: string;
  readonly formats: readonly Format[];
  readonly failOn: Severity;
  readonly showValues: boolean;
  /** Write reports also where git would take them up. @default false */
  readonly hereIsFine?: boolean;
  /** ISO 8601 instant. */
  readonly now: string;
  /** How the org is asked who reads what. @default this process' credentials, silently */
  readonly connecting?: Connecting;
}

interface Walked {
  readonly tally: Tally;
  readonly listed: readonly ListedChange[];
}

/** Looks at everybody once; writes each change to `csv` as it is found. */
function walk({ before, after }: Sides, people: string, mask: Mask, csv: ReportLines | undefined): Walked {
  const { difference } = compare(before, after);
  const tally = new Tally();
  const listed: ListedChange[] = [];
  let listedPeople = 0;
  eachPerson(people, (record) => {
    const found = difference(record);
    tally.add(record.id, found);
    if (!found?.changes.length) return;
    for (const { path, ...values } of found.changes) csv?.write(csvRow(record, path, values, mask));
    listedPeople += 1;
    if (listedPeople <= MOST_PEOPLE) listed.push(...found.changes.map((change) => listedChange(record, change, mask)));
  });
  return { tally, listed };
}

const csvRow = ({ id }: PersonRecord, path: string, { before, after }: Omit<ValueChange, 'id'>, mask: Mask): string => {
  const dot = path.indexOf('.');
  return csvLine(path.slice(0, dot), path.slice(dot + 1), { id, before, after }, mask);
};

const listedChange = (
  record: PersonRecord,
  { path, before, after }: { path: string; before: unknown; after: unknown },
  mask: Mask,
): ListedChange => {
  const okta = record.profiles['okta'];
  return {
    id: record.id,
    label: mask(okta?.['displayName'] ?? okta?.['login']),
    path,
    before: mask(before),
    after: mask(after),
  };
};

/** Compares, judges, and answers what the change does to people. */
async function reviewed(
  request: ReviewRequest,
  environment: Environment,
  sides: Sides,
  { tally }: Walked,
): Promise<Review> {
  const attributes = tally.impacts();
  const impact = tally.impact();
  const changed = new Map(
    attributes.map(({ system, attribute, changed: people }) => [`${system}.${attribute}`, people]),
  );
  const connecting = request.connecting ?? { env: process.env, progress: () => undefined };
  const live = await liveReaders(environment, request.now, connecting);
  const own = ownReaders(tableOf(environment), environment.access.rules);
  const readers = readersOf(new Set(changed.keys()), [...own, ...live.expressions]);
  const facts = reviewFacts({
    environment,
    now: request.now,
    plan: sides.plan,
    apps: sides.apps,
    impact,
    readers,
    observations: live.observations,
  });
  return {
    environment: environment.name,
    title: sides.title,
    people: impact.population,
    attributes,
    access: impact.access,
    ringcentral: impact.ringcentral,
    stale: impact.stale,
    readers,
    findings: evaluateRules(CATALOGUE, facts),
    incomplete: live.incomplete,
    hops: hopChanges(sides.before, sides.after, changed),
  };
}

function writeReports(
  { formats, out, showValues }: ReviewRequest,
  environment: Environment,
  review: Review,
  listed: Walked['listed'],
  mask: Mask,
): void {
  if (out === undefined) return;
  const reports: Readonly<Record<Exclude<Format, 'csv'>, readonly [string, () => string]>> = {
    json: ['summary.json', () => `${JSON.stringify(summaryOf(review, mask, showValues), null, 2)}\n`],
    markdown: ['review.md', () => reviewMarkdown(review, mask)],
    sarif: [
      'review.sarif',
      () => `${JSON.stringify(toSarif(review.findings, placesOf(environment), '0.1.0'), null, 2)}\n`,
    ],
    html: ['review.html', () => reviewHtml(review, listed)],
  };
  for (const format of formats) {
    if (format === 'csv') continue;
    const [name, text] = reports[format];
    writeReport(join(out, name), text());
  }
}

/** 3 where something could not be known, 1 where an open finding is as grave as `failOn`, else 0. */
function exitCode({ incomplete, findings }: Review, failOn: Severity): 0 | 1 | 3 {
  if (incomplete.length) return 3;
  return findings.some(({ severity, acknowledged }) => !acknowledged && atLeast(severity, failOn)) ? 1 : 0;
}

/** What a mapping change does to people, before it is applied. Writes nothing but the reports. */
export async function review(request: ReviewRequest): Promise<Outcome> {
  const environment = loadEnvironment(request.env);
  const people = request.out === undefined ? undefined : join(request.out, 'people.csv');
  if (people !== undefined) refuseInGit(people, request.hereIsFine ?? false);
  const sides = await sidesOf(environment, request);
  const mask = request.showValues ? unmasked : masked();
  const csv = people !== undefined && request.formats.includes('csv') ? new ReportLines(people) : undefined;
  csv?.write(CSV_HEADER);
  let walked: Walked;
  try {
    walked = walk(sides, request.people, mask, csv);
  } catch (error) {
    csv?.abandon();
    throw error;
  }
  csv?.finish();
  const result = await reviewed(request, environment, sides, walked);
  writeReports(request, environment, result, walked.listed, mask);
  return {
    exitCode: exitCode(result, request.failOn),
    json: summaryOf(result, mask, request.showValues),
    text: reviewMarkdown(result, mask),
  };
}
