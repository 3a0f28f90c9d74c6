import { afterEach, describe, expect, it } from 'vitest';
import { Directory } from '../../../clients/active-directory';
import { LONGEST_OPERATION_MS } from '../../../clients/active-directory/attempts';
import { IncompleteError, UsageError } from '../../../engine/errors';
import type { Clock } from '../../../clients/rate-limit';
import { ldapServer, type LdapAnswer } from '../../support/ldap-server';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Waits take no time; a limit rings when the test lets it. */
function clock() {
  const waits: number[] = [];
  const alarms = new Map<() => void, number>();
  const told: Clock = {
    now: () => 0,
    sleep: async (ms) => void waits.push(ms),
    alarm: (ms, ring) => {
      alarms.set(ring, ms);
      return () => alarms.delete(ring);
    },
  };
  return { told, waits, alarms };
}

async function open(script: Parameters<typeof ldapServer>[0], time = clock()) {
  const server = await ldapServer(script);
  closers.push(server.close);
  const settings = { url: server.url, bindDn: 'CN=tools', bindPassword: 'canary-password' };
  const opened = Directory.open(settings, { clock: time.told });
  const error: unknown = await opened.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) closers.unshift(async () => (await opened).close());
  return { error, server, time, directory: opened };
}

describe('a domain controller that is busy or has low limits', () => {
  it.each([1, 3, 4, 11, 51, 52, 53, 80])(
    'LDAP result %i at every search: tried four times, then incomplete',
    async (code) => {
      const { error, server, time } = await open(({ operation }) => (operation === 'bind' ? 0 : code));
      expect(error).toBeInstanceOf(IncompleteError);
      expect(error).toMatchObject({ exitCode: 3, vendor: 'Active Directory' });
      expect((error as Error).message).toContain(`[LDAP result ${code}]`);
      expect((error as IncompleteError).remedy).toMatch(/has less to do/);
      expect([server.counts.search, time.waits]).toEqual([4, [1000, 2000, 4000]]);
    },
  );

  it('LDAP result 51 at the first sign-in and the first search alone: both are repeated, nothing is said', async () => {
    const { error, server, directory } = await open(({ nth }) => (nth === 1 ? 51 : 'entry'));
    expect(error).toBeUndefined();
    expect((await directory).domain).toBe('acme.test');
    expect(server.counts).toEqual({ bind: 2, search: 2 });
  });

  it('LDAP result 49 is nobody’s mood: a wrong password is tried once', async () => {
    const { error, server } = await open(() => 49);
    expect(error).toBeInstanceOf(UsageError);
    expect(server.counts.bind).toBe(1);
  });

  it('that says nothing at all is given up by our own limit, twice', async () => {
    const time = clock();
    const answers: LdapAnswer[] = [];
    const { error } = await open(({ operation }) => {
      if (operation === 'bind') return 0;
      answers.push('silent');
      // The request is there: now its limit may run out.
      setImmediate(() => [...time.alarms.keys()].forEach((ring) => ring()));
      return 'silent';
    }, time);
    expect(error).toMatchObject({ exitCode: 3, vendor: 'Active Directory' });
    expect((error as Error).message).toContain(`had not answered after ${LONGEST_OPERATION_MS / 1000} s`);
    expect(answers).toHaveLength(2);
    expect((error as Error).message).not.toContain('canary-password');
  });
});
