import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeUnchanged } from '../../reports/outgoing';

const Stack = z.looseObject({
  resource: z.looseObject({
    terraform_data: z
      .record(
        z.string(),
        z.looseObject({ lifecycle: z.looseObject({ precondition: z.unknown().optional() }).optional() }),
      )
      .optional(),
  }),
});

/**
 * A closed gate stops a plan before the resources behind it: everything behind it would go unseen. So who only looks takes the gates out of a
 * copy that nothing is ever applied from, and judges them by itself. The tenant lock stays.
 */
export function openGates(folder: string): void {
  const file = join(folder, 'cdk.tf.json');
  const stack = Stack.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const [name, bar] of Object.entries(stack.resource.terraform_data ?? {}))
    if (name.startsWith('gates_')) delete bar.lifecycle?.precondition;
  writeUnchanged(file, JSON.stringify(stack));
}
