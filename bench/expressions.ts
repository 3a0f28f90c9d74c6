import { DateTimeFormatter, ZonedDateTime } from '@js-joda/core';
import { parse as parseCel } from '@marcbachmann/cel-js';
import { check, compile, parse } from '../engine/expressions';
import { GUIDE_PRIMARY_PHONE } from '../engine/flows/presets/guide';
import type { BenchLine } from './line';
import { loading } from './loading';
import { springRates } from './spring';

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

/**
 * Whether a text is made or only described: JavaScript joins texts lazily, and reading a character has them written out. Who uses a
 * value writes it out, so the bench does too.
 */
const materialised = (value: unknown): number =>
  typeof value === 'string' ? value.charCodeAt(value.length - 1) : value === undefined ? 1 : 0;

/** Milliseconds of the processor: what else a machine does is no part of an operation. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function rate(operation: (index: number) => unknown): number {
  let operations = 0;
  let used = 0;
  const started = processor();
  let elapsed = 0;
  do {
    for (let index = 0; index < OPERATIONS_A_LOOK; index++) used += materialised(operation(index + operations));
    operations += OPERATIONS_A_LOOK;
    elapsed = processor() - started;
  } while (elapsed < MILLISECONDS_A_ROUND);
  if (used < 0) throw new RangeError('unreachable, and keeps the results in use');
  return operations / elapsed / 1000;
}

/** The best of some rounds, taken in turn, so that what heats or shares the processor slows all alike. */
function best(operations: readonly ((index: number) => unknown)[]): number[] {
  const rates = operations.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    operations.forEach((operation, index) => (rates[index] = Math.max(rates[index]!, rate(operation))));
  }
  return rates.map((each) => Math.round(each * 1000) / 1000);
}

const person = (index: number) => PEOPLE[index & (PEOPLE.length - 1)]!;

const rounded = (value: number) => Math.round(value * 1000) / 1000;
const UNIT = 'million/s';

const TIMES = Array.from(
  { length: 1024 },
  (_, index) => `2026-07-05T10:${String(index % 60).padStart(2, '0')}:15.500Z`,
);
const TIME = 'Time.fromIso8601ToString(user.hired, "MM/dd/yyyy HH:mm:ss")';

/** A `Time` function beside the same with js-joda: one text read, one format written. */
function timeLines(): readonly BenchLine[] {
  const people = TIMES.map((hired) => ({ user: { hired } }));
  const ours = compile(TIME);
  const format = DateTimeFormatter.ofPattern('MM/dd/yyyy HH:mm:ss');
  const [time = 0, joda = 0] = best([
    (index) => ours.evaluate(people[index & (people.length - 1)]!),
    (index) => ZonedDateTime.parse(TIMES[index & (TIMES.length - 1)]!).format(format),
  ]);
  return [{ name: 'Time function', value: time, unit: UNIT, baseline: { name: 'js-joda', value: joda } }];
}

/**
 * The guide's expression evaluated, read, compiled and checked, in million operations a second; a Time function; and how long the engine
 * takes to load. Spring stands beside where Maven is found.
 */
export async function run(): Promise<readonly BenchLine[]> {
  const ours = compile(GUIDE_PRIMARY_PHONE);
  const cel = parseCel(GUIDE_PRIMARY_PHONE);
  const schemas = { appuser: { directNumber: { type: 'string' }, extensionNumber: { type: 'string' } } } as const;
  const [evaluated = 0, celEvaluated = 0, hand = 0] = best([
    (index) => ours.evaluate(person(index) as unknown as Record<string, unknown>),
    (index) => cel(person(index)) as unknown,
    (index) => byHand(person(index)),
  ]);
  const [parsed = 0, celParsed = 0, compiled = 0, checked = 0] = best([
    () => parse(GUIDE_PRIMARY_PHONE),
    () => parseCel(GUIDE_PRIMARY_PHONE),
    () => compile(GUIDE_PRIMARY_PHONE),
    () => check(GUIDE_PRIMARY_PHONE, { context: 'app-to-okta', schemas }),
  ]);
  const spring = springRates(GUIDE_PRIMARY_PHONE);
  const line = (name: string, value: number, baseline: string, beside: number, unit = UNIT): BenchLine => ({
    name,
    value,
    unit,
    baseline: { name: baseline, value: rounded(beside) },
  });
  const { engine, node } = loading();
  return [
    line('evaluate', evaluated, 'cel-js', celEvaluated),
    line('evaluate', evaluated, 'hand-written JavaScript', hand),
    ...(spring ? [line('evaluate', evaluated, 'Spring, interpreted', spring.interpreted)] : []),
    ...(spring ? [line('evaluate', evaluated, 'Spring, compiled', spring.compiled)] : []),
    line('parse', parsed, 'cel-js', celParsed),
    line('compile', compiled, 'cel-js', celParsed),
    line('check', checked, 'cel-js, reading only', celParsed),
    ...timeLines(),
    line('load', rounded(engine), 'node -e 0', node, 'ms'),
  ];
}
