import { z } from 'zod';

const Diagnostic = z.looseObject({
  severity: z.enum(['error', 'warning']),
  summary: z.string(),
  detail: z.string().default(''),
  address: z.string().optional(),
});

const Hook = z.looseObject({ resource: z.looseObject({ addr: z.string() }), action: z.string().optional() });

/** One line of `terraform … -json`. */
const Message = z.looseObject({
  type: z.string(),
  '@message': z.string().default(''),
  diagnostic: Diagnostic.optional(),
  hook: Hook.optional(),
});

export type Diagnostic = z.infer<typeof Diagnostic>;
export type Message = z.infer<typeof Message>;

/** Undefined for a line that is no message: a provider may print to standard output. */
export function readMessage(line: string): Message | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return Message.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Each once: Terraform repeats what it says of a module while loading and while evaluating it. */
function diagnosticsIn(output: string): Diagnostic[] {
  const all = output.split('\n').flatMap((line) => readMessage(line)?.diagnostic ?? []);
  return [...new Map(all.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}

export const errorsIn = (output: string): Diagnostic[] =>
  diagnosticsIn(output).filter(({ severity }) => severity === 'error');
