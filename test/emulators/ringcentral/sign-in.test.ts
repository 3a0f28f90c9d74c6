import { describe, expect, it } from 'vitest';
import { type Json, harness, refusal } from './harness';

const ACCOUNT = '/restapi/v1.0/account/~';

const form = (url: string, body: Record<string, string>, basic?: string) =>
  fetch(url, {
    method: 'POST',
    body: new URLSearchParams(body),
    headers: basic ? { authorization: `Basic ${Buffer.from(basic).toString('base64')}` } : {},
  });

describe('signing in to the embedded RingCentral', () => {
  it('gives a bearer token for the JWT credential', async () => {
    const { platform } = await harness();
    expect(await platform.auth().data()).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token_expires_in: 604800,
      owner_id: '400131430014',
      scope: 'ReadAccounts EditAccounts EditExtensions RoleManagement ReadAuditTrail',
    });
  });

  it('refuses a wrong assertion, a wrong secret, an unknown grant and a grant the app may not use', async () => {
    const { tenant, signIn } = await harness();
    const platform = await signIn({}, false);
    expect((await refusal(platform.login({ jwt: 'wrong' }))).body).toMatchObject({ error: 'invalid_grant' });
    const url = `${tenant.url}/restapi/oauth/token`;
    const basic = `${tenant.env.RC_APP_CLIENT_ID}:${tenant.env.RC_APP_CLIENT_SECRET}`;
    const answers = [
      await form(url, { grant_type: 'refresh_token' }),
      await form(url, { grant_type: 'refresh_token' }, 'nobody:x'),
      await form(url, { grant_type: 'password' }, basic),
      await form(url, { grant_type: 'authorization_code', code: 'x' }, basic),
    ];
    const seen = await Promise.all(
      answers.map(async (answer) => {
        const { error, errors } = (await answer.json()) as { error: string; errors: { errorCode: string }[] };
        return [answer.status, error, errors[0]?.errorCode];
      }),
    );
    expect(seen).toEqual([
      [401, 'invalid_client', 'OAU-123'],
      [401, 'invalid_client', 'OAU-153'],
      [400, 'unsupported_grant_type', 'OAU-250'],
      [400, 'unauthorized_client', 'OAU-251'],
    ]);
  });

  it('tells a missing, a malformed and a wrong token apart, without limit headers', async () => {
    const { tenant } = await harness();
    const call = (authorization?: string) =>
      fetch(`${tenant.url}${ACCOUNT}`, { headers: authorization ? { authorization } : {} });
    const answers = [await call(), await call('Basic abc'), await call('Bearer wrong')];
    expect(answers.map(({ status, headers }) => [status, headers.get('x-rate-limit-group')])).toEqual([
      [401, null],
      [401, null],
      [401, null],
    ]);
    const codes = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Json).errorCode));
    expect(codes).toEqual(['AGW-401', 'AGW-402', 'TokenInvalid']);
  });

  it('renews the session by itself when the token has run out, though the SDK asks for a lifetime of -1', async () => {
    const { clock, platform, get } = await harness();
    const before = await platform.auth().data();
    clock.pass(3_601_000);
    expect(await get(ACCOUNT)).toMatchObject({ id: 400131426008 });
    const after = await platform.auth().data();
    expect({ renewed: after.access_token !== before.access_token, expires: after.expires_in }).toEqual({
      renewed: true,
      expires: 3600,
    });
  });

  it('lets the previous access token die at once and forgives a refresh token that is sent again within the grace', async () => {
    const { clock, tenant, platform } = await harness();
    const { access_token, refresh_token } = await platform.auth().data();
    const basic = `${tenant.env.RC_APP_CLIENT_ID}:${tenant.env.RC_APP_CLIENT_SECRET}`;
    const refresh = async () => {
      const body = { grant_type: 'refresh_token', refresh_token: refresh_token! };
      return (await (await form(`${tenant.url}/restapi/oauth/token`, body, basic)).json()) as Json;
    };
    const first = await refresh();
    expect((await refresh()).access_token).toBe(first.access_token);
    const bearer = (token: string) =>
      fetch(`${tenant.url}${ACCOUNT}`, { headers: { authorization: `bearer ${token}` } });
    expect((await bearer(access_token!)).status).toBe(401);
    expect((await bearer(first.access_token)).status).toBe(200);
    clock.pass(11_000);
    expect(await refresh()).toMatchObject({ error: 'invalid_grant' });
  });

  it('ends the whole session on revoke', async () => {
    const { tenant, platform } = await harness();
    const { access_token } = await platform.auth().data();
    await platform.logout();
    const answer = await fetch(`${tenant.url}${ACCOUNT}`, { headers: { authorization: `bearer ${access_token}` } });
    expect(answer.status).toBe(401);
  });

  it('gives no refresh token to an app without that option, and the SDK then says so', async () => {
    const { clock, tenant, asAdmin, signIn } = await harness();
    const { RC_APP_CLIENT_ID: clientId } = tenant.env;
    await asAdmin('PUT', '/refresh-tokens', { clientId, issuesRefreshTokens: false });
    const platform = await signIn();
    expect((await platform.auth().data()).refresh_token).toBeFalsy();
    clock.pass(3_601_000);
    await expect(platform.get(ACCOUNT)).rejects.toThrow('Refresh token is missing');
  });

  it('lets only five sessions of one user and app live', async () => {
    const { signIn, platform } = await harness();
    for (let session = 0; session < 5; session += 1) await signIn();
    const { access_token } = await platform.auth().data();
    expect(access_token).toBeTruthy();
    expect((await refusal(platform.get(ACCOUNT))).status).toBe(400);
  });

  it('ends Okta’s session after a month without use, and at an administrator’s word', async () => {
    const { clock, tenant, asAdmin } = await harness();
    const { clientId, clientSecret, code } = tenant.consentToOkta();
    const basic = `${clientId}:${clientSecret}`;
    const token = async (body: Record<string, string>) =>
      (await (await form(`${tenant.url}/restapi/oauth/token`, body, basic)).json()) as Json;
    const ttl = { refresh_token_ttl: '2592000' };
    const session = await token({ grant_type: 'authorization_code', code, ...ttl });
    expect(session).toMatchObject({ token_type: 'bearer', refresh_token_expires_in: 2_592_000 });
    clock.pass(29 * 86_400_000);
    const renewed = await token({ grant_type: 'refresh_token', refresh_token: session.refresh_token });
    expect(renewed.refresh_token_expires_in).toBe(2_592_000);
    clock.pass(31 * 86_400_000);
    expect(await token({ grant_type: 'refresh_token', refresh_token: renewed.refresh_token })).toMatchObject({
      error: 'invalid_grant',
    });
    const again = tenant.consentToOkta();
    await token({ grant_type: 'authorization_code', code: again.code, ...ttl });
    expect(await asAdmin('DELETE', '/okta-session')).toEqual({ ended: 2 });
  });
});
