import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeUnchanged } from '../../reports/outgoing';

const Stack = z.looseObject({
  terraform: z.looseObject({}),
  provider: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Makes of a synthesised stack one that owns nothing: every address that the state holds is let go of (`removed`, destroy = false), state and
 * providers stay those of the environment. OpenTofu lets go of whatever a `removed` block names and knows no `lifecycle` in it before 1.10.
 */
export function writeRemovedStack(folder: string, addresses: readonly string[], openTofu: boolean): void {
  const file = join(folder, 'cdk.tf.json');
  const { terraform, provider } = Stack.parse(JSON.parse(readFileSync(file, 'utf8')));
  const removed = addresses.map((from) => ({ from, ...(openTofu ? {} : { lifecycle: { destroy: false } }) }));
  writeUnchanged(file, JSON.stringify({ terraform, provider, removed }));
}
