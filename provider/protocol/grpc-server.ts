import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server, status } from '@grpc/grpc-js';
import type { ServerCredentials, UntypedServiceImplementation, handleUnaryCall } from '@grpc/grpc-js';
import { log } from './log';
import type { Handlers } from './wire/messages';
import { providerService } from './wire/services';

// A schema or a state may be larger than gRPC's 4 MB.
const NO_LIMIT = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };

type Handler = (request: unknown) => Promise<object>;

/** An error that no handler turned into diagnostics ends the call, not the process. */
const unary =
  (name: string, handler: Handler): handleUnaryCall<unknown, object> =>
  ({ request }, answer) => {
    handler(request).then(
      (response) => answer(null, response),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        log('error', `${name}: ${message}`);
        answer({ code: status.INTERNAL, message });
      },
    );
  };

const implementation = (handlers: Handlers): UntypedServiceImplementation =>
  Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, unary(name, handler as Handler)]));

/** A gRPC server that answers Terraform's calls. */
export function providerServer(handlers: Handlers): Server {
  const server = new Server(NO_LIMIT);
  server.addService(providerService(), implementation(handlers));
  return server;
}

/** Listens on a new unix socket, and ends with its path. */
export async function listen(server: Server, credentials: ServerCredentials): Promise<string> {
  const socket = join(process.env.PLUGIN_UNIX_SOCKET_DIR ?? tmpdir(), `plugin${randomBytes(6).toString('hex')}`);
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, credentials, (error) => (error ? reject(error) : resolve()));
  });
  return socket;
}
