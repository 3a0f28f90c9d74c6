import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Object identifiers, DER-encoded (RFC 5280, RFC 5480). */
const OID = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  keyUsage: '551d0f',
  extendedKeyUsage: '551d25',
  subjectAltName: '551d11',
  serverAuth: '2b06010505070301',
  clientAuth: '2b06010505070302',
} as const;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const length = (n: number): number[] => {
  if (n < 0x80) return [n];
  return n < 0x100 ? [0x81, n] : [0x82, n >> 8, n & 0xff];
};

const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...length(body.length)]), body]);
};

const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const bits = (unused: number, bytes: Uint8Array): Buffer => tlv(0x03, Buffer.from([unused]), bytes);
const TRUE = Buffer.from('0101ff', 'hex');

const extension = (id: string, value: Buffer, critical = false): Buffer =>
  sequence(oid(id), ...(critical ? [TRUE] : []), tlv(0x04, value));

const generalizedTime = (date: Date): Buffer => tlv(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, '')));

const pem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')}\n-----END ${label}-----\n`;

const positiveSerial = (): Buffer => {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
};

const extensions = (host: string): Buffer => {
  const digitalSignatureAndCertSign = Buffer.from([0x84]);
  return tlv(
    0xa3,
    sequence(
      extension(OID.basicConstraints, sequence(TRUE), true),
      extension(OID.keyUsage, bits(2, digitalSignatureAndCertSign), true),
      extension(OID.extendedKeyUsage, sequence(oid(OID.serverAuth), oid(OID.clientAuth))),
      extension(OID.subjectAltName, sequence(tlv(0x82, Buffer.from(host)))),
    ),
  );
};

export interface Certificate {
  readonly der: Buffer;
  readonly pem: string;
  readonly keyPem: string;
}

/**
 * A self-signed P-256 certificate for one run of the provider, from node:crypto and some DER: the libraries for this
 * cost more than 100 ms of start-up each. go-plugin checks the name `localhost` and wants a CA.
 */
export function selfSignedCertificate(host: string, now: Date): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const name = sequence(tlv(0x31, sequence(oid(OID.commonName), tlv(0x0c, Buffer.from(host)))));
  const version3 = tlv(0xa0, Buffer.from('020102', 'hex'));
  const toBeSigned = sequence(
    version3,
    tlv(0x02, positiveSerial()),
    algorithm,
    name,
    sequence(generalizedTime(new Date(now.getTime() - MINUTE)), generalizedTime(new Date(now.getTime() + 2 * DAY))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions(host),
  );
  const der = sequence(toBeSigned, algorithm, bits(0, sign('sha256', toBeSigned, privateKey)));
  return { der, pem: pem('CERTIFICATE', der), keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
}
