import { join } from 'node:path';
import type { Environment } from '../../engine/environment/schema';
import { CATALOGUE } from '../../engine/findings/catalogue';
import { evaluateRules } from '../../engine/findings/evaluate';
import { atLeast, type Severity } from '../../engine/findings/model';
import { tableOf } from '../../engine/flows/take';
import { elsewhere, sentences, worstOf } from '../../engine/review/harm';
import type { Review } from '../../engine/review/model';
import { poolsOf } from '../../engine/review/pools';
import { ownReaders, readersOf } from '../../engine/review/readers';
import { loadEnvironment, placesOf } from '../../project';
import { reviewHtml } from '../../reports/review/html';
import { masked, unmasked, type Mask } from '../../reports/mask';
import { reviewMarkdown } from '../../reports/review/markdown';
import { ReportLines, writeReport } from '../../reports/outgoing';
import { toSarif } from '../../reports/sarif';
import type { Outcome } from '../outcome';
import { refuseEachInGit } from '../people-file-place';
import type { Connecting } from '../tenants/connect';
import { completeness } from './completeness';
import { reviewFacts } from './facts';
import { orgOf, type OrgKnowledge } from './known-org';
import { limitsIn, uniqueIn } from './limits';
import { liveReaders } from './live-readers';
import { sidesOf, type Sides } from './sides';
import { summaryOf } from './summary';
import { walk, type Rows } from './walk';
import type { Walked, Walking } from './walker';

export const FORMATS = ['json', 'markdown', 'sarif', 'html', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReviewRequest {
  readonly env: string;
  readonly plan?: string;
  readonly base?: string;
  /** JSON Lines, as `ringcentral-okta person export` writes them. */
  readonly people: string;
  /** The people are invented, and nobody asks for more: the report says so. @default false */
  readonly invented?: boolean;
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

/** What is known before anybody is looked at. */
interface Ground {
  readonly environment: Environment;
  readonly connecting: Connecting;
  readonly knowledge: OrgKnowledge;
  readonly sides: Sides;
}

const NOTHING_CHANGES = 'Nothing changes for anybody.';
const NOT_KNOWN = 'What happens to people is not known.';
const NOBODY_LOOKED_AT = 'None of the invented people is reached; nobody real was looked at.';

/** Compares, judges, and answers what the change does to people. */
async function reviewed(request: ReviewRequest, ground: Ground, walked: Walked): Promise<Review> {
  const { environment, connecting, knowledge, sides } = ground;
  const { tally, reach } = walked;
  const attributes = tally.impacts();
  const impact = tally.impact();
  const changed = new Map(
    attributes.map(({ system, attribute, changed: people }) => [`${system}.${attribute}`, people]),
  );
  const live = await liveReaders(environment, request.now, connecting);
  const own = ownReaders(tableOf(environment), environment.access.rules);
  const readers = readersOf(new Set(changed.keys()), [...own, ...live.expressions]);
  const { plan, apps, earlier, title, hops } = sides;
  const facts = reviewFacts({
    environment,
    now: request.now,
    plan,
    apps,
    impact,
    ...(earlier && { earlier }),
    readers,
    observations: live.observations,
  });
  const account = knowledge.file?.ringcentral;
  const { pools, unknown } = poolsOf(request.invented ? 0 : impact.ringcentral.created, account, walked.extensions);
  const { incomplete, seen } = completeness(request, ground, walked, [...live.incomplete, ...unknown]);
  const people = tally.people();
  const { invented = false } = request;
  const configuration = reach.changes();
  const nothing = elsewhere(configuration) ?? (invented ? NOBODY_LOOKED_AT : NOTHING_CHANGES);
  return {
    environment: environment.name,
    title,
    people: impact.population,
    attributes,
    access: impact.access,
    ringcentral: impact.ringcentral,
    stale: impact.stale,
    readers,
    findings: evaluateRules(CATALOGUE, facts),
    complete: incomplete.length === 0,
    invented,
    incomplete,
    configuration,
    refusals: tally.refusals(),
    pools,
    worst: worstOf(people, incomplete.length ? NOT_KNOWN : nothing),
    happens: sentences(people),
    patterns: tally.patternCounts(),
    withheld: tally.withheld(),
    seen,
    hops: hops.map((hop) => ({ ...hop, people: changed.get(hop.to) ?? 0 })),
  };
}

const FILES: Readonly<Record<Format, string>> = {
  json: 'summary.json',
  markdown: 'review.md',
  sarif: 'review.sarif',
  html: 'review.html',
  csv: 'people.csv',
};

/** Files that hold values of people: the list of them always, the others where values are to be shown. */
const holdingPeople = ({ formats, showValues }: ReviewRequest): string[] => [
  FILES.csv,
  ...(showValues ? formats.map((format) => FILES[format]) : []),
];

function writeReports(
  { formats, out, showValues }: ReviewRequest,
  environment: Environment,
  review: Review,
  listed: Walked['listed'],
  mask: Mask,
): void {
  if (out === undefined) return;
  const reports: Readonly<Record<Exclude<Format, 'csv'>, () => string>> = {
    json: () => `${JSON.stringify(summaryOf(review, mask, showValues), null, 2)}\n`,
    markdown: () => reviewMarkdown(review, mask),
    sarif: () => `${JSON.stringify(toSarif(review.findings, placesOf(environment), '0.1.0'), null, 2)}\n`,
    html: () => reviewHtml(review, listed, mask),
  };
  for (const format of formats) if (format !== 'csv') writeReport(join(out, FILES[format]), reports[format]());
}

/** 3 where something could not be known, 1 where an open finding is as grave as `failOn`, else 0. */
function exitCode({ complete, findings }: Review, failOn: Severity): 0 | 1 | 3 {
  if (!complete) return 3;
  return findings.some(({ severity, acknowledged }) => !acknowledged && atLeast(severity, failOn)) ? 1 : 0;
}

/** The list of changes, written as they are found. */
class Csv implements Rows {
  private lines: ReportLines | undefined;

  constructor(private readonly file: string) {}

  start = (): void => {
    this.lines?.abandon();
    this.lines = new ReportLines(this.file);
  };

  write = (lines: string): void => this.lines?.write(lines);

  finish(): void {
    this.lines?.finish();
  }

  abandon(): void {
    this.lines?.abandon();
  }
}

const NOWHERE: Rows = { start: () => undefined, write: () => undefined };

/** Looks at everybody, and writes each change to the CSV as it is found. */
async function lookAt(request: ReviewRequest, { environment, sides, knowledge }: Ground): Promise<Walked> {
  const { out, formats, people, showValues } = request;
  const csv = out !== undefined && formats.includes('csv') ? new Csv(join(out, FILES.csv)) : undefined;
  const { hops, changes, erased } = sides;
  const walking: Walking = {
    people,
    before: sides.before.configuration,
    after: sides.after.configuration,
    hops,
    changes,
    erased,
    systems: new Set(Object.keys(environment.systems)),
    limits: limitsIn(knowledge),
    unique: uniqueIn(knowledge),
    extensionNumbers: knowledge.file?.ringcentral?.extensionNumbers ?? [],
    rows: csv && (showValues ? 'with values' : 'masked'),
  };
  try {
    const walked = await walk(walking, csv ?? NOWHERE);
    csv?.finish();
    return walked;
  } catch (error) {
    csv?.abandon();
    throw error;
  }
}

/** What a mapping change does to people, before it is applied. Writes nothing but the reports. */
export async function review(request: ReviewRequest): Promise<Outcome> {
  const environment = loadEnvironment(request.env);
  if (request.out !== undefined) refuseEachInGit(request.out, holdingPeople(request), request.hereIsFine ?? false);
  const connecting = request.connecting ?? { env: process.env, progress: () => undefined };
  const knowledge = await orgOf(environment, request.people, connecting, request.plan !== undefined);
  const sides = await sidesOf(environment, request, knowledge);
  const mask = request.showValues ? unmasked : masked();
  const ground = { environment, connecting, knowledge, sides };
  const walked = await lookAt(request, ground);
  const result = await reviewed(request, ground, walked);
  writeReports(request, environment, result, walked.listed, mask);
  return {
    exitCode: exitCode(result, request.failOn),
    json: summaryOf(result, mask, request.showValues),
    text: reviewMarkdown(result, mask),
  };
}
