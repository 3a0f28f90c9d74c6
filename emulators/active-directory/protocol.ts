import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { WriteCounter } from '../http';
import type { Directory } from './directory';
import type { DirectoryEntry } from './entry';
import { bindError, DirectoryError, RESULT_CODES } from './result-codes';
import type { Rights } from './rights';

/**
 * LDAP's operations as JSON over HTTP, one path an operation, for the embedded domain only: same names, filters,
 * result codes and messages as over LDAPS. Who calls says so with HTTP Basic: distinguished name and password.
 */
const attributes = z.record(z.string(), z.array(z.string()));
const BODIES = {
  bind: z.strictObject({ name: z.string(), password: z.string() }),
  search: z.strictObject({
    base: z.string(),
    scope: z.enum(['base', 'one', 'sub']).default('sub'),
    filter: z.string().default('(objectClass=*)'),
    attributes: z.array(z.string()).default([]),
    showDeleted: z.boolean().default(false),
    pageSize: z.number().int().positive().default(1000),
    cookie: z.string().default(''),
  }),
  add: z.strictObject({ dn: z.string(), attributes }),
  modify: z.strictObject({
    dn: z.string(),
    changes: z.array(
      z.strictObject({
        operation: z.enum(['add', 'delete', 'replace']),
        attribute: z.string(),
        values: z.array(z.string()),
      }),
    ),
  }),
  delete: z.strictObject({ dn: z.string() }),
};

interface Served {
  readonly directory: Directory;
  readonly rights: Rights;
  readonly writes: WriteCounter;
  /** `dc1.acme.test` */
  readonly host: string;
}

/** The account behind the request. @throws DirectoryError when name or password is wrong. */
function caller(directory: Directory, request: FastifyRequest): DirectoryEntry {
  const [, encoded] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === undefined) throw bindError('wrongPassword');
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  const bound = directory.bind(decoded.slice(0, colon), decoded.slice(colon + 1));
  if (bound) return bound;
  throw new DirectoryError('operationsError', '000004DC: LdapErr: DSID-0C090A71, a successful bind must be completed');
}

function search({ directory, rights }: Served, request: FastifyRequest): unknown {
  const who = caller(directory, request);
  const { attributes: wanted, cookie, pageSize, showDeleted, ...query } = BODIES.search.parse(request.body);
  const found = directory.search({ ...query, showDeleted: showDeleted && rights.maySeeDeleted(who) });
  const from = Number(cookie);
  const next = from + pageSize;
  return {
    entries: found.slice(from, next).map((entry) => ({ dn: entry.dn, attributes: directory.readAll(entry, wanted) })),
    cookie: next < found.length ? String(next) : '',
  };
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof DirectoryError) {
      const { code, status } = RESULT_CODES[error.result];
      return reply.status(status).send({ resultCode: code, message: error.message });
    }
    if (error instanceof z.ZodError)
      return reply.status(400).send({ resultCode: RESULT_CODES.protocolError.code, message: z.prettifyError(error) });
    return reply.status(500).send({ resultCode: 1, message: error instanceof Error ? error.message : String(error) });
  });
}

/** Registers the operations on a server. */
export function registerProtocol(app: FastifyInstance, served: Served): void {
  const { directory, rights, writes, host } = served;
  answerErrors(app);
  app.get('/root-dse', () => ({
    defaultNamingContext: directory.namingContext,
    dnsHostName: host,
    highestCommittedUSN: String(directory.highestCommittedUsn),
  }));
  app.post('/bind', (request) => {
    const { name, password } = BODIES.bind.parse(request.body);
    return { dn: directory.bind(name, password)?.dn ?? '' };
  });
  app.post('/search', (request) => search(served, request));
  app.post('/add', (request) => {
    const { dn, attributes: given } = BODIES.add.parse(request.body);
    rights.checkCreateOrDelete(caller(directory, request), dn);
    const entry = directory.add(dn, given);
    writes.record(`${entry.entryClass}.add`);
    return { dn: entry.dn };
  });
  app.post('/modify', (request) => {
    const { dn, changes } = BODIES.modify.parse(request.body);
    const entry = directory.get(dn);
    rights.checkModify(caller(directory, request), entry, changes);
    directory.modify(dn, changes);
    writes.record(`${entry.entryClass}.modify`);
    return { dn: entry.dn };
  });
  app.post('/delete', (request) => {
    const { dn } = BODIES.delete.parse(request.body);
    rights.checkCreateOrDelete(caller(directory, request), dn);
    const entry = directory.delete(dn);
    writes.record(`${entry.entryClass}.delete`);
    return { dn: entry.dn };
  });
}
