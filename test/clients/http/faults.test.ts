import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { Directory } from '../../../clients/active-directory';
import { githubClient } from '../../../clients/github';
import { webPage } from '../../../clients/http';
import { OktaClient } from '../../../clients/okta';
import { RingCentralClient } from '../../../clients/ringcentral';
import type { IncompleteError, UserFacingError } from '../../../engine/errors';
import { faultyServer, strangerBehindTls, type FaultKind } from '../../support/faulty-vendor';
import { hurriedClock, limitOf } from '../../support/hurried-clock';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const CANARY = 'canary-secret-7d1e';

type Clock = ReturnType<typeof hurriedClock>;
interface Client {
  readonly vendor: string;
  /** A list that pages, asked of an address. */
  readonly read: (url: string, clock: Clock) => Promise<unknown>;
  /** Something that must not be sent twice. */
  readonly write?: (url: string, clock: Clock) => Promise<unknown>;
}

const okta = (url: string, clock: Clock) =>
  new OktaClient({ orgUrl: url, credentials: { kind: 'apiToken', token: CANARY } }, { clock });
const github = (url: string, clock: Clock) =>
  githubClient({ apiUrl: url, graphqlUrl: `${url}/graphql`, repository: 'acme/telephony', token: CANARY }, { clock });
const credentials = (server: string) => ({ server, clientId: 'app', clientSecret: CANARY, jwt: CANARY });

const CLIENTS: Readonly<Record<string, Client>> = {
  Okta: {
    vendor: 'Okta',
    read: (url, clock) => okta(url, clock).groups(),
    write: (url, clock) => okta(url, clock).updateUser('00u1', {}),
  },
  "Okta's token endpoint": {
    vendor: 'Okta',
    read: (orgUrl, clock) => {
      const service = { kind: 'privateKey', clientId: '0oa1', privateKey: pem, scopes: ['okta.groups.read'] } as const;
      return new OktaClient({ orgUrl, credentials: service }, { clock }).groups();
    },
  },
  RingCentral: {
    vendor: 'RingCentral',
    read: (url, clock) => new RingCentralClient({ credentials: credentials(url), clock }).account(),
  },
  GitHub: {
    vendor: 'GitHub',
    read: (url, clock) => github(url, clock).issues('drift'),
    write: (url, clock) => github(url, clock).createComment(1, 'text'),
  },
  'the directory': {
    vendor: 'Active Directory',
    read: (url, clock) => Directory.open({ url, bindDn: 'CN=a', bindPassword: CANARY }, { clock }),
  },
};

/** What a fault is called, and how many times a read is tried. */
const NAMED: readonly (readonly [kind: FaultKind, said: RegExp, tries: number])[] = [
  ['500', /500/, 4],
  ['cut', /cannot be reached: /, 4],
  ['cut-body', /cut off in the middle of its answer/, 4],
  ['cut-json', /no JSON: it breaks off or is damaged/, 4],
  ['html', /answered with a login page "Acme network: sign in"/, 4],
  ['other-json', /not in .*'s documented shape|does not say which domain/, 1],
  ['redirect', /sends elsewhere, to http:\/\/127\.0\.0\.1:\d+\/login \(/, 1],
  ['stall', /sent nothing for 20 s/, 2],
  ['drip', /had not sent its whole answer after 60 s/, 2],
];

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
const serve = async (...args: Parameters<typeof faultyServer>) => {
  const server = await faultyServer(...args);
  closers.push(server.close);
  return server;
};

const failure = async (promise: Promise<unknown>): Promise<UserFacingError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('nothing failed');
  return error as UserFacingError;
};

/** Everything that Node would print of an error, whatever hangs on it. */
const printed = (error: unknown): string => inspect(error, { depth: 12, showHidden: true });

describe.each(Object.entries(CLIENTS))('%s', (name, { vendor, read, write }) => {
  it.each(NAMED)(
    'answers with %s: ends, with vendor, kind and remedy, and without a credential',
    async (kind, said, tries) => {
      const server = await serve(kind);
      const clock = hurriedClock(limitOf(kind));
      const error = await failure(read(server.url, clock));
      expect(error).toMatchObject({ exitCode: 3, vendor });
      expect(error.message).toMatch(said);
      expect(error.message).toContain(vendor);
      expect(error.remedy ?? (kind === '500' ? 'none' : '')).not.toBe('');
      expect((error as IncompleteError).incomplete ?? []).toHaveLength(
        error.name === 'OktaApiError' || error.name === 'RingCentralError' ? 0 : 1,
      );
      expect(printed(error)).not.toContain(CANARY);
      expect(clock.waits).toHaveLength(tries - 1);
    },
  );

  it('is read again after an answer that was cut', async () => {
    const server = await serve('cut-body', { times: 1 });
    const clock = hurriedClock();
    await read(server.url, clock).catch(() => undefined);
    expect(clock.waits.length).toBe(1);
  });

  it('shows a certificate that nobody vouches for: nothing is sent, and nothing is tried again', async () => {
    if (name === 'the directory') return;
    const stranger = await strangerBehindTls();
    closers.push(stranger.close);
    const clock = hurriedClock();
    const error = await failure(read(stranger.url, clock));
    expect(error).toMatchObject({ exitCode: 3, vendor });
    expect(error.message).toMatch(/certificate that is not trusted here: self-signed certificate/);
    expect(error.remedy).toContain('NODE_EXTRA_CA_CERTS');
    expect([stranger.requests, clock.waits]).toEqual([[], []]);
  });

  if (write)
    it('is not written to a second time after an answer that was cut', async () => {
      const server = await serve('cut-body');
      const error = await failure(write(server.url, hurriedClock()));
      expect(error).toMatchObject({ exitCode: 3, vendor });
      expect(server.received()).toBe(1);
    });
});

it.each(['Okta', 'GitHub'])('a next page of %s that is this one ends the list', async (name) => {
  const server = await serve('self-next');
  const error = await failure(CLIENTS[name]!.read(server.url, hurriedClock()));
  expect(error.message).toMatch(/pages in a circle: the next page is one that was read already/);
  expect(server.received()).toBe(1);
});

it('a long title of a page is never cut in the middle of a word, which may be a credential that the page repeats', () => {
  const page = `<html><title>Acme network: the address below is blocked https://x.test/?a=${'secret'.repeat(5)}</title>`;
  expect(webPage('text/html', page)).toMatchObject({ title: ' "Acme network: the address below is blocked…"' });
});
