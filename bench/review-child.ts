import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Line } from '../engine/sync';
import { walk } from '../operations/review/walk';
import type { Walking } from '../operations/review/walker';
import { Terminal } from '../reports/outgoing';
import { walkingOver } from './walking';

const swapped = (expr: string): string =>
  expr.replace(/directNumber|extensionNumber/g, (name) =>
    name === 'directNumber' ? 'extensionNumber' : 'directNumber',
  );

/** The numbers of the first hundred people begin so. */
const forFew = (expr: string): string =>
  `String.startsWith(appuser.directNumber, "+16505550000") ? appuser.directNumber + "!" : (${expr})`;

/** The live demo, and the same with number and extension the other way round, or with another number for few. */
function walkingOf(people: string, reach: string): Walking {
  const other = reach === 'few' ? forFew : swapped;
  const changed = (line: Line): Line => (line.to === 'okta.primaryPhone' ? { ...line, expr: other(line.expr) } : line);
  return { ...walkingOver(people, changed), unique: ['okta.login'] };
}

/** The baseline: the same file read line by line and parsed, and nothing else. */
async function readAlone(file: string): Promise<number> {
  let people = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    if ((JSON.parse(line) as { id: string }).id) people += 1;
  return people;
}

async function timed(work: () => number | Promise<number>): Promise<{ milliseconds: number; count: number }> {
  const start = performance.now();
  const count = await work();
  return { milliseconds: performance.now() - start, count };
}

/** One measurement in a process of its own, so that its memory is its own: times in ms, memory in MB. */
async function main(file: string, reach: string): Promise<void> {
  const walking = walkingOf(file, reach);
  const reviewed = await timed(async () => {
    const { tally } = await walk(walking, { start: () => undefined, write: () => undefined });
    return tally.impacts().find(({ attribute }) => attribute === 'primaryPhone')?.changed ?? 0;
  });
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const alone = await timed(() => readAlone(file));
  const answer = {
    review: reviewed.milliseconds,
    changed: reviewed.count,
    alone: alone.milliseconds,
    people: alone.count,
    megabytes,
  };
  new Terminal().printJson(answer);
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
