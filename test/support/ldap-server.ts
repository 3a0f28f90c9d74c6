import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** One element of BER: tag, length, content. */
const element = (tag: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, 0x82, body.length >> 8, body.length & 0xff]), body]);
};
const integer = (value: number): Buffer => element(0x02, Buffer.from([value]));
const text = (value: string): Buffer => element(0x04, Buffer.from(value));

const BIND = 0x60;
const SEARCH = 0x63;

/** `silent`: no answer. A number: LDAP's result code. `entry`: a domain's root, or one object, and success. */
export type LdapAnswer = 'silent' | 'entry' | number;

interface Asked {
  readonly operation: 'bind' | 'search';
  /** 1 for the first of its operation. */
  readonly nth: number;
}

/** Id and operation of a request (RFC 4511, 4.1.1), as far as ldapts writes them: lengths are read, contents are not. */
function request(message: Buffer): { id: number; tag: number } {
  let at = 1;
  at += message[at]! & 0x80 ? 1 + (message[at]! & 0x7f) : 1;
  const idLength = message[at + 1]!;
  const id = message.readIntBE(at + 2, idLength);
  return { id, tag: message[at + 2 + idLength]! };
}

/** An LDAP server on the loopback that answers bind and search as a script says; it has one entry, whose values are a domain's. */
export async function ldapServer(script: (asked: Asked) => LdapAnswer) {
  const counts = { bind: 0, search: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (message) => {
      const { id, tag } = request(message);
      if (tag !== BIND && tag !== SEARCH) return;
      const operation = tag === BIND ? 'bind' : 'search';
      counts[operation] += 1;
      const answer = script({ operation, nth: counts[operation] });
      if (answer === 'silent') return;
      const send = (content: Buffer) => socket.write(element(0x30, integer(id), content));
      if (answer === 'entry' && operation === 'search') {
        const attribute = (name: string, value: string) => element(0x30, text(name), element(0x31, text(value)));
        const attributes = [attribute('defaultNamingContext', 'DC=acme,DC=test'), attribute('dnsHostName', 'dc1')];
        send(element(0x64, text(''), element(0x30, ...attributes)));
      }
      const code = answer === 'entry' ? 0 : answer;
      const result = [element(0x0a, Buffer.from([code])), text(''), text(code === 0 ? '' : '00002024: busy')];
      send(element(operation === 'bind' ? 0x61 : 0x65, ...result));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `ldap://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    close: () =>
      new Promise<void>((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => closed());
      }),
  };
}
