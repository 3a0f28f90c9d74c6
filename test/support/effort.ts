/** Which suite runs: `npm run test:long` tries everything, `npm test` one of each class. */
const LONG = process.env.TEST_SUITE === 'long';

/** How often something is tried: all of it in the long suite. */
export const times = (all: number, few: number): number => (LONG ? all : few);

/** All cases in the long suite, otherwise the first of each class. */
export const oneOfEach = <T>(cases: readonly T[], classOf: (one: T) => string): readonly T[] =>
  LONG ? cases : [...new Map([...cases].reverse().map((one) => [classOf(one), one])).values()].reverse();

/** For `it.skipIf`, where a case stands for no class of its own. */
export const onlyLong = { skip: !LONG, because: LONG ? '' : ' (npm run test:long)' };
