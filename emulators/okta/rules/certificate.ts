import { type KeyObject, sign } from 'node:crypto';

/** The few DER forms that a self-signed certificate needs (X.690; RFC 5280). */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const size = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, body]);
}
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
/** DER wants the shortest form of a positive number: a first byte between 40 and 4f is both. */
const serialNumber = (hex: string) => der(0x02, Buffer.from(`4${hex}`, 'hex'));
const NULL = der(0x05);
const SHA256_WITH_RSA = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), NULL);
const COMMON_NAME = der(0x06, Buffer.from('550403', 'hex'));
const name = (commonName: string) =>
  sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName, 'utf8')))));
/** GeneralizedTime: `20261122100000Z`. */
const time = (date: Date) => der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+/g, '')}`));

interface CertificateRequest {
  readonly commonName: string;
  /** Seven hexadecimal digits. */
  readonly serial: string;
  readonly from: Date;
  readonly to: Date;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** A self-signed RSA certificate in DER, version 1. */
export function selfSigned({ commonName, serial, from, to, publicKey, privateKey }: CertificateRequest): Buffer {
  const body = sequence(
    serialNumber(serial),
    SHA256_WITH_RSA,
    name(commonName),
    sequence(time(from), time(to)),
    name(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  return sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), signature));
}
