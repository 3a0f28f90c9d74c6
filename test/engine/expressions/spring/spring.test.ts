import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { difference } from './compare';
import { recordLine, startSpring, tableText } from './live-spring';
import { patternTable, springRequests } from './requests';
import { times } from '../../../support/effort';

/** Expressions, and patterns, to ask Spring about; EXPRESSIONS_RECORD=1 writes the record anew. */
const COUNT = Number(process.env['EXPRESSIONS_SPRING_CASES'] ?? times(2_000, 500));
const SEED = Number(process.env['EXPRESSIONS_SEED'] ?? 20_260);
const RECORDED = 500;

const spring = startSpring();
const reason = typeof spring === 'string' ? ` (skipped: ${spring})` : '';

describe("Spring's own expression language", () => {
  afterAll(() => (typeof spring === 'string' ? undefined : spring.close()));

  test.skipIf(typeof spring === 'string')(`answers as this engine does, asked now${reason}`, () => {
    if (typeof spring === 'string') return;
    const requests = [...springRequests(COUNT, COUNT, SEED), ...patternTable()];
    const answers = spring.ask(requests);
    expect(answers).toHaveLength(requests.length);
    expect(requests.map((request, index) => difference(request, answers[index]!)).filter(Boolean)).toEqual([]);
  });

  test.runIf(process.env['EXPRESSIONS_RECORD'])(`is recorded${reason}`, () => {
    if (typeof spring === 'string') throw new Error(spring);
    const requests = springRequests(RECORDED, 3 * RECORDED, 1);
    const answers = spring.ask(requests);
    const lines = requests.map((request, index) => `${recordLine(request, answers[index]!)}\n`);
    writeFileSync(join(__dirname, 'recorded.jsonl'), lines.join(''));
    writeFileSync(join(__dirname, 'patterns.txt'), tableText(spring.ask(patternTable())));
  });
});
