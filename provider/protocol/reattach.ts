import { rmSync } from 'node:fs';
import { ServerCredentials } from '@grpc/grpc-js';
import { listen, providerServer } from './grpc-server';
import type { Handlers } from './wire/messages';

/** A provider served inside a running process, for tests and debuggers. */
export interface Reattached {
  /** The value of TF_REATTACH_PROVIDERS. */
  readonly environment: string;
  readonly close: () => void;
}

/** Serves without TLS and without a process of its own; Terraform finds it by TF_REATTACH_PROVIDERS. */
export async function serveReattached(address: string, handlers: Handlers): Promise<Reattached> {
  const server = providerServer(handlers);
  const socket = await listen(server, ServerCredentials.createInsecure());
  const reattach = {
    Protocol: 'grpc',
    ProtocolVersion: 6,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'unix', String: socket },
  };
  return {
    environment: JSON.stringify({ [address]: reattach }),
    close: () => {
      server.forceShutdown();
      rmSync(socket, { force: true });
    },
  };
}
