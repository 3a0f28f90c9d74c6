import { describe, expect, test } from 'vitest';
import { difference } from './compare';
import { recordedAnswers, recordedTable } from './live-spring';

describe("Spring's recorded answers", () => {
  test('are the answers of this engine', () => {
    const recorded = recordedAnswers();
    expect(recorded.length).toBeGreaterThan(500);
    expect(recorded.map(({ request, answer }) => difference(request, answer)).filter(Boolean)).toEqual([]);
  });

  test('to every rare construct of a pattern are too', () => {
    const recorded = recordedTable();
    expect(recorded.length).toBeGreaterThan(4_000);
    expect(recorded.map(({ request, answer }) => difference(request, answer)).filter(Boolean)).toEqual([]);
  });
});
