import { describe, expect, it } from 'vitest';
import { EnvironmentError, parseEnvironment } from '../../../engine/environment/parse';
import { ENVIRONMENT_RULES } from '../../../engine/environment/rules';
import { environmentSchema } from '../../../engine/environment/schema';
import { demo } from '../../../environments/demo';
import { BAD_EXAMPLES } from './bad-examples';

const complaint = (environment: unknown): EnvironmentError => {
  try {
    parseEnvironment(environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('what an environment means', () => {
  it('every rule has a bad example, and every example a rule', () => {
    expect(Object.keys(BAD_EXAMPLES).sort()).toEqual(ENVIRONMENT_RULES.map(({ id }) => id).sort());
  });

  it.each(Object.entries(BAD_EXAMPLES))(
    '%s: its bad example is refused with path, fault and remedy',
    (id, { spoil, says }) => {
      const { message, exitCode } = complaint(spoil(demo));
      expect(message).toContain(says);
      expect(message).toContain('; right would be: ');
      expect(exitCode).toBe(2);
      const { check } = ENVIRONMENT_RULES.find((rule) => rule.id === id)!;
      const told = check(environmentSchema.parse(spoil(demo))).map(
        ({ path, wrong, right }) => `${path} ${wrong}; right would be: ${right}`,
      );
      expect(told.filter((line) => line.includes(says))).toHaveLength(1);
      expect(check(environmentSchema.parse(demo))).toEqual([]);
    },
  );

  it('several problems are told at once, each with the environment, the path and what would be right', () => {
    const spoilt = { ...demo, okta: { orgId: 'acme' }, ringcentral: { ...demo.ringcentral, accountId: '~' } };
    expect(complaint(spoilt).message).toBe(
      [
        'environment demo: okta.orgId is "acme"; right would be: an Okta org id: 00o and 17 letters or digits',
        'environment demo: ringcentral.accountId is "~"; right would be: a RingCentral account id: digits only, as the API gives it for account/~',
      ].join('\n'),
    );
  });
});
