import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../../operations/seed/seed';
import { verify } from '../../../operations/verify/verify';
import type { Whois } from '../../../operations/whois/model';
import { whois } from '../../../operations/whois/whois';
import { live, LiveCompany } from '../verify/live-company';

const PERSON = 'tobias.wrenfield@acme.test';

/** RingCentral as it answers accounts that never ported a number: the same, without the state of a number that rings. */
async function withoutStatus(upstream: string): Promise<{ server: Server; url: string; left: () => number }> {
  let left = 0;
  const server = createServer((request, response) => {
    const body: Buffer[] = [];
    request.on('data', (chunk: Buffer) => body.push(chunk));
    request.on('end', () => {
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
      const sent = request.method === 'GET' ? {} : { body: Buffer.concat(body) };
      const init = { method: request.method!, headers: headers as Record<string, string>, ...sent };
      void fetch(`${upstream}${request.url}`, init).then(async (answer) => {
        const text = await answer.text();
        const bare = /\/phone-numbers?\b/.test(request.url!)
          ? text.replace(/"status":"Normal",?/g, () => (left++, ''))
          : text;
        const kept = [...answer.headers].filter(
          ([name]) => !/^(content-length|content-encoding|transfer-encoding|connection)$/.test(name),
        );
        response.writeHead(answer.status, Object.fromEntries(kept)).end(bare);
      });
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, left: () => left };
}

describe('a number whose state RingCentral does not tell is the number of its person', () => {
  let company: LiveCompany;
  let proxy: Awaited<ReturnType<typeof withoutStatus>>;
  const folder = mkdtempSync(join(tmpdir(), 'status-'));
  beforeAll(async () => {
    writeFileSync(join(folder, 'live.json'), JSON.stringify(live));
    company = await LiveCompany.start();
    proxy = await withoutStatus(company.tenants.emulators.ringcentral);
  });
  afterAll(() => {
    proxy.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const connecting = (server: NodeJS.ProcessEnv) => {
    const { connecting: given } = company.tenants;
    return { ...given, env: { ...given.env, ENVIRONMENT_FILE: join(folder, 'live.json'), ...server } };
  };
  const telling = () => connecting({});
  const silent = () => connecting({ RC_SERVER_URL: proxy.url });

  it('for whois', async () => {
    const of = async (way: ReturnType<typeof connecting>) =>
      (await whois({ env: 'demo', person: PERSON, showValues: true }, way)).json as Whois;
    const told = await of(telling());
    expect(told.why).toEqual([]);
    expect(await of(silent())).toEqual(told);
    expect(proxy.left()).toBeGreaterThan(0);
  });

  it('for seed', async () => {
    const of = async (way: ReturnType<typeof connecting>) =>
      (await seed({ env: 'demo', dryRun: true, showValues: true }, way)).json as { checks: unknown; cutover: unknown };
    const [told, untold] = [await of(telling()), await of(silent())];
    expect([untold.checks, untold.cutover]).toEqual([told.checks, told.cutover]);
  });

  it('for verify', async () => {
    const outcome = await verify({ env: 'demo', person: PERSON, showValues: true }, silent());
    const { steps } = outcome.json as { steps: { step: number; ok: boolean; evidence: Record<string, unknown> }[] };
    expect(steps.find(({ step }) => step === 4)).toMatchObject({
      ok: true,
      evidence: { directNumber: expect.stringMatching(/^\+1415555\d{4}$/) as string },
    });
  });
});
