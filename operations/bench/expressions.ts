import { parse as parseCel } from '@marcbachmann/cel-js';
import { compile, parse } from '../../engine/expressions';
import { GUIDE_PRIMARY_PHONE } from '../../engine/flows/presets/guide';
import type { BenchLine } from './line';

interface Person {
  readonly appuser: { readonly directNumber: string | null; readonly extensionNumber: string | null };
}

/** Different people, so that no engine answers from a constant. */
const PEOPLE: readonly Person[] = Array.from({ length: 1024 }, (_, index) => ({
  appuser: {
    directNumber: index % 4 === 0 ? null : `+1415555${String(index).padStart(4, '0')}`,
    extensionNumber: String(100 + index),
  },
}));

const byHand = ({ appuser }: Person) =>
  `${appuser.directNumber !== null ? appuser.directNumber : ''}#${appuser.extensionNumber}`;

const MILLISECONDS_A_ROUND = 30;
const ROUNDS = 25;
const OPERATIONS_A_LOOK = 256;

function rate(operation: (index: number) => unknown): number {
  let operations = 0;
  let length = 0;
  const started = performance.now();
  let elapsed = 0;
  do {
    for (let index = 0; index < OPERATIONS_A_LOOK; index++) length += operation(index + operations) === '' ? 1 : 0;
    operations += OPERATIONS_A_LOOK;
    elapsed = performance.now() - started;
  } while (elapsed < MILLISECONDS_A_ROUND);
  if (length < 0) throw new RangeError('unreachable, and keeps the results in use');
  return operations / elapsed / 1000;
}

/** The best of some rounds, taken in turn, so that a busy machine slows all alike. */
function best(operations: readonly ((index: number) => unknown)[]): number[] {
  const rates = operations.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    operations.forEach((operation, index) => (rates[index] = Math.max(rates[index]!, rate(operation))));
  }
  return rates.map((each) => Math.round(each * 1000) / 1000);
}

const person = (index: number) => PEOPLE[index & (PEOPLE.length - 1)]!;

/** Evaluation and parsing of the guide's expression, in million operations a second. */
export async function run(): Promise<readonly BenchLine[]> {
  const ours = compile(GUIDE_PRIMARY_PHONE);
  const cel = parseCel(GUIDE_PRIMARY_PHONE);
  const [evaluated = 0, celEvaluated = 0, hand = 0, parsed = 0, celParsed = 0] = best([
    (index) => ours.evaluate(person(index) as unknown as Record<string, unknown>),
    (index) => cel(person(index)) as unknown,
    (index) => byHand(person(index)),
    () => parse(GUIDE_PRIMARY_PHONE),
    () => parseCel(GUIDE_PRIMARY_PHONE),
  ]);
  const unit = 'million/s';
  return [
    { name: 'evaluate', value: evaluated, unit, baseline: { name: 'cel-js', value: celEvaluated } },
    { name: 'evaluate', value: evaluated, unit, baseline: { name: 'hand-written JavaScript', value: hand } },
    { name: 'parse', value: parsed, unit, baseline: { name: 'cel-js', value: celParsed } },
  ];
}
