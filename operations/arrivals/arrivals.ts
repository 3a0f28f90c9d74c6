import { join } from 'node:path';
import { systemClock } from '../../clients/rate-limit';
import { exitCodeOf, rowsOf, Tally, type ArrivalsReport } from '../../engine/arrivals';
import type { Environment } from '../../engine/environment/schema';
import { loadEnvironment } from '../../project';
import { ARRIVALS_CSV_HEADER, arrivalsCsvLine } from '../../reports/arrivals/csv';
import { arrivalsHtml } from '../../reports/arrivals/html';
import { arrivalsMarkdown } from '../../reports/arrivals/markdown';
import { arrivalsText } from '../../reports/arrivals/text';
import { WorklistRows, type Worklist } from '../../reports/arrivals/worklist';
import { masked, unmasked, type Mask } from '../../reports/mask';
import { inLines, writeReport } from '../../reports/outgoing';
import type { Outcome } from '../outcome';
import { refuseEachInGit } from '../people-file-place';
import { openOkta, type Connecting } from '../tenants/connect';
import { Parts } from '../tenants/parts';
import { withRingCentral } from '../tenants/with-ringcentral';
import { readArrivals } from './read';

export const FORMATS = ['text', 'markdown', 'html', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface ArrivalsRequest {
  readonly env: string;
  /** What is printed. */
  readonly format: Format;
  /** Folder that gets every format as a file. */
  readonly out?: string | undefined;
  readonly showValues?: boolean | undefined;
  /** Write files that show people's values also where git would take them up. */
  readonly hereIsFine?: boolean | undefined;
}

interface Seen extends Worklist {
  /** Every row, where somebody wants it. */
  readonly csv: string;
}

async function see(environment: Environment, connecting: Connecting, mask: Mask, wantsCsv: boolean): Promise<Seen> {
  const now = new Date((connecting.clock ?? systemClock).now());
  const parts = new Parts();
  const okta = await openOkta(environment, connecting);
  const [tally, kept] = [new Tally(), new WorklistRows()];
  const csv: string[] = [ARRIVALS_CSV_HEADER];
  await withRingCentral(environment, connecting, parts, async (ringcentral) => {
    const tenants = { environment, okta, ringcentral, connecting, parts };
    for await (const { person, arrival, expected } of readArrivals(tenants, now)) {
      tally.add(arrival, expected);
      const rows = rowsOf(person, arrival);
      kept.add(rows);
      if (wantsCsv) csv.push(...rows.map((row) => arrivalsCsvLine(row, mask)));
    }
  });
  const { incomplete } = parts;
  const report: ArrivalsReport = { ...tally.counts(), ...(incomplete.length > 0 && { incomplete }) };
  return { environment: environment.name, report, ...kept.kept(), csv: csv.join('') };
}

const RENDER: Readonly<Record<Format, (seen: Seen, mask: Mask) => string>> = {
  text: (seen, mask) => arrivalsText(inLines(seen), mask),
  markdown: arrivalsMarkdown,
  html: arrivalsHtml,
  csv: ({ csv }) => csv,
  json: ({ report }) => `${JSON.stringify(report)}`,
};

const FILES: Readonly<Record<Exclude<Format, 'text'>, string>> = {
  json: 'arrivals.json',
  markdown: 'arrivals.md',
  html: 'arrivals.html',
  csv: 'arrivals.csv',
};

/**
 * What has arrived of what the declared mappings make of everybody in scope; who was refused, why, and whose turn it is where somebody
 * waits. Reads only. Exit 0 everything arrived, 1 somebody waits or was refused, 3 something could not be seen.
 */
export async function arrivals(request: ArrivalsRequest, connecting: Connecting): Promise<Outcome> {
  const { env, format, out, showValues = false, hereIsFine = false } = request;
  if (showValues && out !== undefined) refuseEachInGit(out, Object.values(FILES), hereIsFine);
  const environment = loadEnvironment(env, connecting.env.ENVIRONMENT_FILE);
  const mask = showValues ? unmasked : masked();
  const seen = await see(environment, connecting, mask, format === 'csv' || out !== undefined);
  if (out !== undefined)
    for (const [name, file] of Object.entries(FILES)) writeReport(join(out, file), RENDER[name as Format](seen, mask));
  return { exitCode: exitCodeOf(seen.report), json: seen.report, text: RENDER[format](seen, mask).trimEnd() };
}
