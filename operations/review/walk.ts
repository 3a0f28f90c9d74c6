import { availableParallelism } from 'node:os';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { sizeOf, type Range } from './people-file';
import { Walker, type Found, type Walked, type Walking } from './walker';

/** Bytes that one thread looks at before it asks for more; a thread that starts late, or is slow, looks at fewer ranges. */
const RANGE = 4 << 20;
/** A smaller file is read before another thread has started. */
const WORTH_A_THREAD = 8 * RANGE;
/** A long file is left to other threads, which start in a small part of its time and whose memory can be bounded. */
const LONG = 128 * RANGE;
/** Megabytes that another thread has for what dies young, which is nearly everything. */
const YOUNG_MB = 4;
/** And for what stays: without a bound V8 lets garbage lie there. A thread that needs more ends, and one thread looks from the beginning. */
const OLD_MB = 64;
/** Each takes some fifty megabytes. */
const MOST_THREADS = 3;

export interface Threads {
  /** Threads that look. @default one a core, at most three, and only this one at a small file */
  readonly threads?: number;
  /** Bytes of a range. */
  readonly range?: number;
  /** Each thread looks at every so many range, however late it starts; by default at the next that is left. @default false */
  readonly inTurn?: boolean;
}

/** What takes the lines of CSV, in the file's order. */
export interface Rows {
  /** From the beginning, whatever was written before. */
  readonly start: () => void;
  readonly write: (lines: string) => void;
}

/** What another thread is started with. */
export interface Work {
  readonly walking: Walking;
  readonly size: number;
  readonly range: number;
  /** The range that is next, shared by all threads, or this thread's own. */
  readonly next: Int32Array;
  /** From one range to the next that this thread looks at. */
  readonly step: number;
}

/** What another thread tells: the lines of a range, and at the end all that it found. */
export type Told =
  | { readonly kind: 'rows'; readonly range: number; readonly lines: string }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'trouble' };

/** The next range that is this thread's. */
export function nextRange({ size, range, next, step }: Work): (Range & { readonly index: number }) | undefined {
  const index = Atomics.add(next, 0, step);
  const from = index * range;
  return from < size ? { index, from, to: from + range } : undefined;
}

/** Puts the lines of ranges in order. */
class InOrder {
  private next = 0;
  private readonly waiting = new Map<number, string>();

  constructor(private readonly rows: Rows) {}

  take(range: number, lines: string): void {
    this.waiting.set(range, lines);
    for (let first; (first = this.waiting.get(this.next)) !== undefined; this.next += 1) {
      this.waiting.delete(this.next);
      this.rows.write(first);
    }
  }
}

/** A checkout runs its sources, the package its compiled code. */
function start(work: Work): Worker {
  const programs = [join(__dirname, `walk-worker${extname(__filename)}`)];
  if (extname(__filename) === '.ts') programs.unshift(createRequire(__filename).resolve('tsx/cjs'));
  const code = programs.map((program) => `require(${JSON.stringify(program)});`).join('');
  return new Worker(code, {
    eval: true,
    execArgv: [],
    workerData: work,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
  });
}

/** Everything that another thread tells, or undefined where it met something that this thread has to tell in its own words. */
const ended = (worker: Worker, rows: (range: number, lines: string) => void): Promise<Found | undefined> =>
  new Promise((resolve) => {
    worker.on('message', (told: Told) => {
      if (told.kind === 'rows') rows(told.range, told.lines);
      else resolve(told.kind === 'found' ? told.found : undefined);
    });
    worker.on('error', () => resolve(undefined));
    worker.on('exit', () => resolve(undefined));
  });

/** Lets what other threads have told come in. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const shared = (value: number): Int32Array => new Int32Array(new SharedArrayBuffer(4)).fill(value);

/** What each thread is to do. */
function parted(work: Omit<Work, 'next' | 'step'>, threads: number, inTurn: boolean): Work[] {
  const next = shared(0);
  return Array.from({ length: threads }, (_, thread) => ({
    ...work,
    ...(inTurn ? { next: shared(thread), step: threads } : { next, step: 1 }),
  }));
}

/** This thread's part, with what other threads tell taken in between two ranges. Answers whether every line could be read. */
async function lookHere(walker: Walker, work: Work, order: InOrder): Promise<boolean> {
  for (let range; (range = nextRange(work)) !== undefined; await pause()) {
    let lines = '';
    try {
      walker.look((line) => (lines += line), range);
    } catch {
      return false;
    }
    order.take(range.index, lines);
  }
  return true;
}

/**
 * Threads look at ranges of the file until none is left.
 *
 * @param own this thread's part: it looks while others start
 * @returns undefined where a line cannot be read, or somebody stands in two ranges
 */
async function inRanges(
  walking: Walking,
  others: readonly Work[],
  own: Work | undefined,
  rows: Rows,
): Promise<Walked | undefined> {
  const order = new InOrder(rows);
  const workers = others.map(start);
  try {
    const told = workers.map((worker) => ended(worker, (range, lines) => order.take(range, lines)));
    const walker = new Walker(walking);
    if (own && !(await lookHere(walker, own, order))) return undefined;
    for (const other of told) {
      const found = await other;
      if (found === undefined || !walker.absorb(found)) return undefined;
    }
    return walker.finish();
  } finally {
    for (const worker of workers) void worker.terminate();
  }
}

/**
 * Looks at everybody once, with as many threads as there are cores. What is found is the same, in the same order, whatever their number.
 * Facts that only the whole file shows (a number that two want, a mapping whose input nobody carries) are put together at the end.
 */
export async function walk(walking: Walking, rows: Rows, threading: Threads = {}): Promise<Walked> {
  const { threads, range = RANGE, inTurn = false } = threading;
  const size = sizeOf(walking.people) ?? 0;
  const many = threads ?? (size < WORTH_A_THREAD ? 1 : Math.min(availableParallelism(), MOST_THREADS));
  rows.start();
  if (many > 1 && size > 0) {
    const works = parted({ walking, size, range }, many, inTurn);
    const own = size < LONG ? works.pop() : undefined;
    const walked = await inRanges(walking, works, own, rows);
    if (walked !== undefined) return walked;
    rows.start();
  }
  // One thread, from the beginning: it names the line, and knows who stood first.
  const walker = new Walker(walking);
  walker.look(rows.write);
  return walker.finish();
}
