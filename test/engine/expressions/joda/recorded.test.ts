import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { difference } from './compare';
import type { TimeAnswer, TimeRequest } from './requests';

const recorded = readFileSync(join(__dirname, 'recorded.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { request: TimeRequest; answer: TimeAnswer });

describe("Joda-Time's recorded answers", () => {
  test('are the answers of this engine', () => {
    expect(recorded.length).toBeGreaterThan(1_000);
    expect(recorded.map(({ request, answer }) => difference(request, answer)).filter(Boolean)).toEqual([]);
  });
});
