import { parentPort, workerData } from 'node:worker_threads';
import { nextRange, type Told, type Work } from './walk';
import { Walker } from './walker';

/** Another thread of a review: looks at ranges of the people file until none is left, then tells what it found. */
function main(work: Work, tell: (told: Told) => void): void {
  const walker = new Walker(work.walking);
  for (let range; (range = nextRange(work)) !== undefined;) {
    let lines = '';
    walker.look((line) => (lines += line), range);
    tell({ kind: 'rows', range: range.index, lines });
  }
  tell({ kind: 'found', found: walker.told() });
}

try {
  main(workerData as Work, (told) => parentPort?.postMessage(told));
} catch {
  // The first thread looks again, and says what it is.
  parentPort?.postMessage({ kind: 'trouble' } satisfies Told);
}
