import { describe, expect, test } from 'vitest';
import { difference } from './compare';
import { recordedAnswers } from './live-spring';

describe("Spring's recorded answers", () => {
  test('are the answers of this engine', () => {
    const recorded = recordedAnswers();
    expect(recorded.length).toBeGreaterThan(500);
    expect(recorded.map(({ request, answer }) => difference(request, answer)).filter(Boolean)).toEqual([]);
  });
});
