import { describe, expect, it } from 'vitest';
import { EnvironmentError } from '../../engine/environment/parse';
import { demoAt } from '../constructs/synthesise';
import { GATE_EXPECTATIONS, LINES, SOURCES, type Expectation } from './expectations';
import { GATE_MUTATIONS, HOP_MUTATIONS, SOURCE_MUTATIONS, type Mutation } from './mutations';

const passes = (holds: () => void): boolean => {
  try {
    holds();
    return true;
  } catch (error) {
    // A spoilt table that cannot even be loaded is as red as it gets; its message says what it is about.
    if (error instanceof EnvironmentError) return false;
    if ((error as Error).name === 'AssertionError') return false;
    // Nor one that is a finding: synth stops there.
    if (/\/findings\] RCO\d{3} /.test((error as Error).message)) return false;
    throw error;
  }
};

/** Names of the tests that a mutation turns red. */
const red = ({ subject }: Mutation, expectations: readonly Expectation[]): string[] =>
  expectations.filter(({ holds }) => !passes(() => holds(subject))).map(({ about }) => about);

/**
 * Sabotage: each line, source and gate is spoilt in turn, and a test that names it must turn red. All in one process: a mutation is
 * an environment or a list of gates, so nothing on disk changes; a stack is synthesised when an expectation looks at it.
 */
describe.each([
  ['lines', LINES, HOP_MUTATIONS],
  ['sources', SOURCES, SOURCE_MUTATIONS],
  ['gates', GATE_EXPECTATIONS, GATE_MUTATIONS],
] as const)('%s', (_, expectations, mutations) => {
  it.each(expectations)('$about is as stated', ({ holds }) => holds(demoAt));

  it.each(mutations)('sabotage: $title turns its test red', (mutation) => {
    const own = expectations.filter(({ about }) => about === mutation.about);
    expect(red(mutation, own)).toContain(mutation.about);
  });
});
