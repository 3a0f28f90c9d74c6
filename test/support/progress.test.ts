import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TestCase, Vitest } from 'vitest/node';
import { Progress } from './progress.mjs';

const MINUTE = 60_000;
const test = (fullName: string) => ({ fullName, module: { relativeModuleId: 'test/x.test.ts' } }) as TestCase;

let said = '';
const exit = vi.fn();
beforeEach(() => {
  said = '';
  exit.mockReset();
  vi.useFakeTimers();
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  process.exitCode = undefined;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const watching = (): Progress => {
  const progress = new Progress(10 * MINUTE);
  progress.onInit({ exit } as unknown as Vitest);
  return progress;
};

it('a run in which nothing ends is ended, and says what was running', () => {
  const progress = watching();
  progress.onTestCaseReady(test('ends'));
  progress.onTestCaseReady(test('never ends'));
  progress.onTestCaseResult(test('ends'));
  vi.advanceTimersByTime(10 * MINUTE);
  expect(said).toBe('\nNothing has ended for 10 minutes. Running:\n  test/x.test.ts > never ends\n');
  expect([process.exitCode, exit.mock.calls]).toEqual([1, [[true]]]);
});

it('a run that goes on slowly is left alone, and so is one that has ended', () => {
  const progress = watching();
  for (let at = 0; at < 20; at += 1) {
    progress.onTestCaseReady(test(`slow ${at}`));
    vi.advanceTimersByTime(9 * MINUTE);
    progress.onTestCaseResult(test(`slow ${at}`));
  }
  progress.onTestRunEnd();
  vi.advanceTimersByTime(60 * MINUTE);
  expect([said, exit.mock.calls]).toEqual(['', []]);
});
