import { rmSync } from 'node:fs';
import { ServerCredentials } from '@grpc/grpc-js';
import type { sendUnaryData } from '@grpc/grpc-js';
import { selfSignedCertificate } from './certificate';
import { listen, providerServer } from './grpc-server';
import { log } from './log';
import type { Handlers } from './wire/messages';
import { controllerService } from './wire/services';

/** go-plugin's proof that Terraform started us, not a person. */
const MAGIC_COOKIE = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';
const PROTOCOL = '6';
const PARENT_CHECK_MS = 500;
const SHUTDOWN_GRACE_MS = 500;

function mutualTls(clientCertificate: string): { credentials: ServerCredentials; certificate: string } {
  const own = selfSignedCertificate('localhost', new Date());
  const pair = { private_key: Buffer.from(own.keyPem), cert_chain: Buffer.from(own.pem) };
  return {
    credentials: ServerCredentials.createSsl(Buffer.from(clientCertificate), [pair], true),
    // go-plugin refuses the padded form.
    certificate: own.der.toString('base64').replace(/=+$/, ''),
  };
}

/** Ends the process when Terraform is gone: a killed Terraform cannot send Shutdown. */
function watchParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, PARENT_CHECK_MS).unref();
}

function refuseToStart(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

/**
 * Serves a provider to the Terraform that started this process: checks the cookie, opens a unix socket with mutual TLS,
 * prints go-plugin's handshake line, and lives until Shutdown or the parent's death.
 */
export async function serve(handlers: Handlers): Promise<void> {
  const { TF_PLUGIN_MAGIC_COOKIE, PLUGIN_PROTOCOL_VERSIONS = PROTOCOL, PLUGIN_CLIENT_CERT = '' } = process.env;
  if (TF_PLUGIN_MAGIC_COOKIE !== MAGIC_COOKIE) {
    refuseToStart('This is a Terraform provider: Terraform starts it, it is not run by hand.');
  }
  if (!PLUGIN_PROTOCOL_VERSIONS.split(',').includes(PROTOCOL)) {
    refuseToStart(
      `This Terraform speaks plugin protocols ${PLUGIN_PROTOCOL_VERSIONS}; 6 is needed (Terraform 1.0 or later).`,
    );
  }
  const server = providerServer(handlers);
  const quit = () => {
    server.tryShutdown(() => process.exit(0));
    setTimeout(() => process.exit(0), SHUTDOWN_GRACE_MS).unref();
  };
  server.addService(controllerService(), {
    Shutdown: (_call: unknown, answer: sendUnaryData<object>) => {
      answer(null, {});
      setImmediate(quit);
    },
  });
  const { credentials, certificate } = mutualTls(PLUGIN_CLIENT_CERT);
  const socket = await listen(server, credentials);
  process.on('exit', () => rmSync(socket, { force: true }));
  // Ctrl-C reaches the whole process group: Terraform tells us by StopProvider, and a write that has begun is finished.
  process.on('SIGINT', () => log('debug', 'interrupted; Terraform decides'));
  process.on('SIGTERM', quit);
  watchParent();
  process.stdout.write(`1|${PROTOCOL}|unix|${socket}|grpc|${certificate}\n`);
}
