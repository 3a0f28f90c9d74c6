import type { Writable } from 'node:stream';
import type { Variables } from './credentials';
import { gateFor } from './gate';

/**
 * Lets what libraries write to a stream by themselves pass the gate too: with DEBUG=* ldapts prints the request of a bind, its password
 * included.
 */
export function gateLibraries(stream: Writable = process.stderr, env: Variables = process.env): void {
  const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
  stream.write = ((chunk: unknown, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? gateFor(env).credentials(chunk) : chunk, ...rest)) as Writable['write'];
}
