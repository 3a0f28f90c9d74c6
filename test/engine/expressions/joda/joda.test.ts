import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { times } from '../../../support/effort';
import { startJava } from '../java-program';
import { difference } from './compare';
import type { TimeAnswer, TimeRequest } from './requests';
import { timeRequests } from './requests';

/** How many of each kind Joda-Time is asked; EXPRESSIONS_RECORD=1 writes the record anew. */
const COUNT = Number(process.env['EXPRESSIONS_JODA_CASES'] ?? times(10_000, 1_000));
const SEED = Number(process.env['EXPRESSIONS_SEED'] ?? 20_260);
const RECORDED = 500;

const joda = startJava<TimeRequest, TimeAnswer>(__dirname, 'Times');
const reason = typeof joda === 'string' ? ` (skipped: ${joda})` : '';

describe('Joda-Time, live', () => {
  afterAll(() => (typeof joda === 'string' ? undefined : joda.close()));

  test.skipIf(typeof joda === 'string')(`prints and reads times as this engine does, asked now${reason}`, () => {
    if (typeof joda === 'string') return;
    const requests = timeRequests(COUNT, SEED);
    const answers = joda.ask(requests);
    expect(answers).toHaveLength(requests.length);
    expect(requests.map((request, index) => difference(request, answers[index]!)).filter(Boolean)).toEqual([]);
  });

  test.runIf(process.env['EXPRESSIONS_RECORD'])(`is recorded${reason}`, () => {
    if (typeof joda === 'string') throw new Error(joda);
    const requests = timeRequests(RECORDED, 1);
    const answers = joda.ask(requests);
    const lines = requests.map((request, index) => `${JSON.stringify({ request, answer: answers[index] })}\n`);
    writeFileSync(join(__dirname, 'recorded.jsonl'), lines.join(''));
  });
});
