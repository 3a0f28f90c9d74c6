import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { gateFor, lineGate } from '../../../reports/outgoing';
import { escape } from '../../../reports/html/escape';
import { code, inert } from '../../../reports/markdown/text';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const PKCS1 = privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;
const JWK = JSON.stringify(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }));
const BODY = PEM.replace(/-----.*-----/g, '').replaceAll('\n', '');

const folder = mkdtempSync(join(tmpdir(), 'gate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const keyFile = join(folder, 'okta.pem');
writeFileSync(keyFile, PEM);

const TOKEN = '00Cana<ry>&"T%oken/+=ü x';
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const goJson = (text: string) =>
  JSON.stringify(text).replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`);
const form = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);

const cut = (text: string, width: number, between: string) =>
  text.match(new RegExp(`.{1,${width}}`, 'gsu'))!.join(between);
const pairs = (text: string) => Buffer.from(text).toString('hex').match(/../g)!;

/** Every way a text may have been written before it reaches the gate. */
const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  clear: (s) => s,
  'URL-encoded': encodeURIComponent,
  'URL-encoded in small letters': (s) => encodeURIComponent(s).replace(/%../g, (x) => x.toLowerCase()),
  'URL-encoded twice': (s) => encodeURIComponent(encodeURIComponent(s)),
  'a form': form,
  JSON: (s) => JSON.stringify(s),
  'JSON of Go': goJson,
  'JSON in JSON': (s) => JSON.stringify(JSON.stringify({ s })),
  'a URL in JSON in JSON': (s) => JSON.stringify(JSON.stringify({ url: `https://x.test/?a=${encodeURIComponent(s)}` })),
  base64,
  base64url: (s) => Buffer.from(s).toString('base64url'),
  Basic: (s) => `Authorization: Basic ${base64(`0oaClient:${s}`)}`,
  'base64 among others, one before': (s) => base64(`1${s}23`),
  'base64 among others, two before': (s) => base64(`12${s}3`),
  hexadecimal: (s) => Buffer.from(s).toString('hex'),
  Markdown: inert,
  'code in Markdown': code,
  HTML: escape,
  'base64 of the value in UTF-16, as LDIF shows it': (s) => Buffer.from(`"${s}"`, 'utf16le').toString('base64'),
  'hexadecimal of the value in UTF-16': (s) => Buffer.from(`"${s}"`, 'utf16le').toString('hex'),
  'base64 of JSON': (s) => base64(JSON.stringify({ s })),
  'Basic with what OAuth URL-encodes first': (s) => `Basic ${base64(`0oaClient:${encodeURIComponent(s)}`)}`,
  'base64 twice': (s) => base64(base64(s)),
  'cut into lines': (s) => cut(s, 7, '\n'),
  "cut into lines in Terraform's frame": (s) => cut(s, 8, '\r\n│ '),
  'cut into lines in JSON': (s) => JSON.stringify({ why: cut(s, 9, '\n') }),
  'wrapped at its blank': (s) => s.replaceAll(' ', '\n│   '),
  'base64 in lines of 76': (s) => cut(base64(`${'x'.repeat(45)}${s}`), 76, '\n'),
  'base64 as LDIF folds it': (s) => cut(`userPassword:: ${base64(`${'x'.repeat(45)}${s}`)}`, 76, '\n '),
  'the bytes of a Buffer': (s) => `<Buffer ${pairs(s).join(' ')}>`,
  'bytes as openssl shows them': (s) => pairs(s).join(':'),
  'bytes as Go shows them': (s) => `[${[...Buffer.from(s)].join(' ')}]`,
  'bytes in JSON': (s) => JSON.stringify(Buffer.from(s)),
  'bytes as Python escapes them': (s) =>
    `b'${[...Buffer.from(s)].map((byte) => (byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join('')}'`,
  'bytes as git escapes them': (s) =>
    [...Buffer.from(s)].map((byte) => (byte < 127 ? String.fromCharCode(byte) : `\\${byte.toString(8)}`)).join(''),
};

/** No eight characters of it in a row may be seen. */
function traceOf(secret: string, text: string): string | undefined {
  for (let at = 0; at + 8 <= secret.length; at += 1)
    if (text.includes(secret.slice(at, at + 8))) return secret.slice(at, at + 8);
  return undefined;
}

describe('a token in a variable', () => {
  it.each(Object.entries(ENCODINGS))('is hidden as %s', (_name, encode) => {
    const gate = gateFor({ OKTA_API_TOKEN: TOKEN });
    const shown = encode(TOKEN);
    const text = `before ${shown} after`;
    for (const out of [gate.text(text), gate.markdown(text), gate.html(text)]) {
      expect(out).toMatch(/^before .* after$/);
      expect(out).toContain('(secret)');
      expect(out).not.toMatch(/Cana|oken/);
      if (encode(TOKEN).length < 90)
        expect(out.length).toBeLessThan('before {"url":"https://x.test/?a=(secret)"} after'.length + 12);
    }
    const json = gate.json(JSON.stringify({ a: text, b: 1 }));
    expect(JSON.parse(json)).toMatchObject({
      b: 1,
      a: expect.stringMatching(/^before .*\(secret\).* after$/) as string,
    });
    expect(gate.held(text)).toBe('OKTA_API_TOKEN');
  });

  it.each([
    'RC_CLIENT_SECRET',
    'RC_JWT',
    'AD_BIND_PASSWORD',
    'GITHUB_TOKEN',
    'TF_HTTP_PASSWORD',
    'TF_TOKEN_app_terraform_io',
    'AWS_SECRET_ACCESS_KEY',
    'ARM_ACCESS_KEY',
    'CONSUL_HTTP_AUTH',
    'GOOGLE_ENCRYPTION_KEY',
    'SNAPSHOT_KEY',
  ])('is known by the name of %s', (variable) => {
    expect(gateFor({ [variable]: 'canary-4711' }).text('x canary-4711 y')).toBe('x (secret) y');
  });

  it.each(['OKTA_API_CLIENT_ID', 'OKTA_API_PRIVATE_KEY_ID', 'AWS_ACCESS_KEY_ID', 'OKTA_ORG_NAME'])(
    '%s holds none',
    (variable) => {
      expect(gateFor({ [variable]: 'canary-4711' }).text('x canary-4711 y')).toBe('x canary-4711 y');
    },
  );
});

const LINES = PEM.trim().split('\n');
const KEY_FORMS: Readonly<Record<string, string>> = {
  'as it is': PEM,
  'with CRLF': PEM.replaceAll('\n', '\r\n'),
  'without line ends': PEM.replaceAll('\n', ''),
  'with spaces for line ends': PEM.replaceAll('\n', ' '),
  'in JSON': JSON.stringify(PEM),
  'in JSON in JSON': JSON.stringify(JSON.stringify({ PEM })),
  'URL-encoded': encodeURIComponent(PEM),
  'as a form': form(PEM),
  'its body alone': BODY,
  'one line': LINES[7]!,
  'one line in JSON, cut at both ends': JSON.stringify(`${LINES[7]!.slice(9)}\n${LINES[8]!.slice(0, 40)}`),
  'its last line': `${LINES.at(-2)!.padEnd(24, '=')}`,
  'in lines of 76': BODY.replace(/.{76}/g, '$&\n'),
  'indented, as in YAML': LINES.map((line) => `    ${line}`).join('\n'),
  base64: base64(PEM),
  'base64 with CRLF': base64(PEM.replaceAll('\n', '\r\n')),
  'base64 without line ends': base64(PEM.replaceAll('\n', '')),
  'base64 in lines of 76': base64(PEM).replace(/.{76}/g, '$&\n'),
  'a part of its base64': base64(PEM).slice(501, 560),
  'base64 in JSON': base64(JSON.stringify({ key: PEM })),
};

describe.each([
  ['PKCS#8 in the variable', { OKTA_API_PRIVATE_KEY: PEM }],
  ['the path of its file in the variable', { OKTA_API_PRIVATE_KEY: keyFile }],
  ['CRLF in the variable', { OKTA_API_PRIVATE_KEY: PEM.replaceAll('\n', '\r\n') }],
  ['its line ends escaped in the variable', { OKTA_API_PRIVATE_KEY: PEM.replaceAll('\n', '\\n') }],
])('a private key, %s', (_name, env) => {
  const gate = gateFor(env);

  it.each(Object.entries(KEY_FORMS))('is hidden %s', (_form, shown) => {
    const out = gate.text(`before ${shown} after`);
    expect(out).toMatch(/^before /);
    expect(out).toMatch(/ after$/);
    for (const secret of [BODY, base64(PEM)]) expect(traceOf(secret, out)).toBeUndefined();
    expect(gate.held(`before ${shown} after`)).toBe('OKTA_API_PRIVATE_KEY');
    const json = gate.json(JSON.stringify([shown, 'other']));
    expect(JSON.parse(json)).toHaveLength(2);
    expect(traceOf(BODY, json)).toBeUndefined();
  });

  it('leaves the path of a file as it is', () => {
    expect(gate.text(`cannot read ${keyFile}`)).toBe(`cannot read ${keyFile}`);
  });

  it('is hidden line for line, in a stream', () => {
    const line = lineGate(env);
    const out = ['first', ...LINES, 'last'].map(line);
    expect(out[0]).toBe('first');
    expect(out.at(-1)).toBe('last');
    expect(traceOf(BODY, out.join('\n'))).toBeUndefined();
  });
});

describe('a password in a connection string', () => {
  const url = 'postgres://u:CANARYpa%ssw0rd@127.0.0.1:5/tf';

  it.each([
    ['the whole', url, url],
    ['the password alone', url, 'CANARYpa%ssw0rd'],
    ['the password, decoded', 'postgres://u:CANARY%40pass@h/tf', 'CANARY@pass'],
    ['one with an @ of its own', 'postgres://u:CANARY@pass@h/tf', 'CANARY@pass'],
    ['keywords', "host=h password=CANARYpass dbname='tf'", 'CANARYpass'],
    ['keywords in quotes', "host=h password='CANARY pass\\'s'", "CANARY pass's"],
  ])('is hidden: %s', (_name, value, shown) => {
    const gate = gateFor({ PG_CONN_STR: value });
    const out = gate.text(`could not open [${shown}]: refused`);
    expect(out).toBe('could not open [(secret)]: refused');
    expect(gate.held(shown)).toBe('PG_CONN_STR');
  });

  it('is known in variables with other names', () => {
    const env = {
      HTTPS_PROXY: 'http://me:proxyPass1@proxy.test:3128',
      TF_CLI_ARGS_init: '-backend-config=conn_str=postgres://u:backendPass1@h/tf',
    };
    expect(gateFor(env).text('proxyPass1 backendPass1 proxy.test')).toBe('(secret) (secret) proxy.test');
  });
});

describe('a key in JSON in a variable', () => {
  it('of a service account is hidden alone', () => {
    const env = {
      GOOGLE_CREDENTIALS: JSON.stringify({ type: 'service_account', client_email: 'a@b.test', private_key: PEM }),
    };
    expect(traceOf(BODY, gateFor(env).text(`x ${PEM}`))).toBeUndefined();
    expect(gateFor(env).text('a@b.test, service_account')).toBe('a@b.test, service_account');
  });

  it('that is a JSON Web Key is hidden alone', () => {
    const { d } = JSON.parse(JWK) as { d: string };
    expect(gateFor({ OKTA_API_PRIVATE_KEY: JWK }).text(`x ${d} y`)).toBe('x (secret) y');
  });
});

const ASSERTION = `eyJhbGciOiJSUzI1NiJ9.${base64('{"iss":"0oa"}').replaceAll('=', '')}.c2lnbmF0dXJlLW9mLXRoZS1qd3Q`;

describe('a credential that no variable holds', () => {
  const gate = gateFor({});

  it.each([
    [
      'a client assertion in a URL',
      `Post "https://x.test/oauth2/v1/token?client_assertion=${ASSERTION}&grant_type=c": EOF`,
    ],
    ['a client assertion, cut', `…token?client_assertion=${ASSERTION.slice(0, 30)}`],
    ['a JSON Web Token', `got ${ASSERTION}.`],
    ['a bearer', `Authorization: Bearer U0pDMTFQMDFQQVMwMHxBQUJ`],
    ['a bearer, URL-encoded', `Authorization%3A%20Bearer%20U0pDMTFQMDFQQVMwMHxBQUJ`],
    ['a token of Okta', 'Authorization: SSWS 00abcdefghijklmnopqrstuvwxyzABCDEFGHIJ1234'],
    ['a token of Okta alone', 'x 00abcdefghijklmnopqrstuvwxyzABCDEFGHIJ1234 y'],
    ['Basic', `Authorization: Basic ${base64('client:secret-4711')}`],
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\n${PKCS1.split('\n').slice(1, 5).join('\n')}`],
    ['a private key in JSON', JSON.stringify({ x: PKCS1 })],
    ['a connection string', 'postgres://u:hunter22@h/tf'],
    ['keywords', 'host=h password=hunter22 dbname=tf'],
    [
      "a token endpoint's answer",
      '{"access_token":"U0pDMTFQMDFQQVMwMHxB","refresh_token":"U0pDMTFQMDFQQVMwMHxB","scope":"x"}',
    ],
    ["a token endpoint's answer in JSON", JSON.stringify({ body: '{"access_token":"U0pDMTFQMDFQQVMwMHxB"}' })],
    ['a JSON Web Key', JWK],
  ])('is hidden by its shape: %s', (_name, text) => {
    const SECRETS = [
      ASSERTION,
      'U0pDMTFQMDFQQVMwMHxB',
      '00abcdefghijklmnopqrstuvwxyzABCDEFGHIJ1234',
      base64('client:secret-4711'),
      PKCS1.split('\n').slice(1, -2).join(''),
      'hunter22',
      (JSON.parse(JWK) as { d: string }).d,
    ];
    for (const out of [gate.text(text), gate.markdown(text), gate.html(text), gate.json(JSON.stringify({ text }))]) {
      expect(out).toContain('(secret)');
      for (const secret of SECRETS) expect(traceOf(secret, out)).toBeUndefined();
    }
  });

  it('leaves ordinary words as they are', () => {
    const text = [
      'Bearer authentication, Basic authentication and SSWS are three ways.',
      'set AD_BIND_PASSWORD=… or OKTA_API_TOKEN=<token>; the token=… of http://127.0.0.1:4000/users/anna@example.com',
      'okta_group.pilots 00u1abcdEFGHijklmn5d7 user.password == "x" +1 650 555 0100',
      'password: must be set. https://acme.okta.com/admin/app/saml_2_0/instance/0oa1abcdEFGHijklmn5d7',
    ].join('\n');
    expect(gate.text(text)).toBe(text);
  });
});

describe('JSON', () => {
  const gate = gateFor({ A_TOKEN: 'canary"4711\\', B_PASSWORD: 'lineone\nlinetwo', C_SECRET: '\\"quoted"\\' });
  const awkward = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'canary"4711\\',
      'lineone\nlinetwo',
      '\\"quoted"\\',
      'password="',
      "secret='",
      '","',
      'Bearer ',
      ASSERTION,
      '-----BEGIN PRIVATE KEY-----',
      '\\',
      '\u202e',
      '##[',
    ),
  );
  const text = fc.array(awkward, { maxLength: 6 }).map((parts) => parts.join(''));

  it('stays JSON, with the same members', () => {
    fc.assert(
      fc.property(fc.dictionary(text, text), (value) => {
        const out = JSON.parse(gate.json(JSON.stringify(value))) as Record<string, string>;
        expect(Object.keys(out).length).toBeLessThanOrEqual(Object.keys(value).length);
        for (const [key, member] of Object.entries(value))
          if (!/canary|lineone|quoted|ey|pass|secret|Bearer|BEGIN|token/i.test(key + member))
            expect(out[key]).toBe(member);
        expect(JSON.stringify(out)).not.toMatch(/canary|linetwo|quoted/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a secret of less than eight characters', () => {
  const gate = gateFor({
    AD_BIND_PASSWORD: 'S3cret!',
    RC_APP_CLIENT_SECRET: 'a1b',
    PG_CONN_STR: 'postgres://u:x9-%21@h/tf',
  });
  const seven: Readonly<Record<string, (secret: string) => string>> = {
    clear: (s) => s,
    'in a sentence': (s) => `bind with ${s}, refused`,
    'in quotes': (s) => `"${s}"`,
    'URL-encoded': encodeURIComponent,
    JSON: (s) => JSON.stringify({ why: `bind ${s} refused` }),
    base64,
    hexadecimal: (s) => Buffer.from(s).toString('hex'),
    Markdown: inert,
    HTML: escape,
  };

  it.each(Object.entries(seven))('is hidden as %s where it stands alone', (_name, encode) => {
    for (const secret of ['S3cret!', 'a1b', 'x9-!']) {
      expect(gate.text(encode(secret))).toContain('(secret)');
      expect(gate.text(encode(secret))).not.toContain(secret);
    }
  });

  it('is refused in an environment', () => {
    expect(gate.held('RingCentral S3cret!')).toBe('AD_BIND_PASSWORD');
  });

  it('is no part of a longer word, and no word or number: those stand in every text', () => {
    const words = gateFor({ AD_BIND_PASSWORD: 'Demo', RC_APP_CLIENT_SECRET: '1200', OKTA_API_TOKEN: 'a' });
    const text = 'Demo of a1bc: 1200 calls, xa1b';
    expect(words.text(text)).toBe(text);
    expect(gate.text(text)).toBe(text);
    expect(words.text('password=Demo failed')).toBe('password=(secret) failed');
  });
});
