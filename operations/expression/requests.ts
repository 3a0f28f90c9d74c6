import { z } from 'zod';
import type { Context, EvaluationContext, Mode, Schemas, Variables } from '../../engine/expressions';
import { behaviourSchema } from '../../engine/calibration/answers';
import { contextNamed, CONTEXTS } from '../../engine/expressions';

/** Given as it is, without a copy: a copy would drop a member called `__proto__`. */
const record = <Type>() =>
  z.custom<Type>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object');

const modes: z.ZodType<Mode> = z.enum(['spring', 'empty', 'strict']);
const profile = record<Readonly<Record<string, unknown>>>();
/** What some tools write for "absent" is null. */
const maybe = <Type extends z.ZodType>(type: Type) => type.nullish().transform((given) => given ?? undefined);
const group = z.object({ id: z.string(), name: z.string(), type: maybe(z.string()), source: maybe(z.string()) });

const facts: z.ZodType<EvaluationContext> = z.object({
  groups: maybe(z.array(group)),
  appUsers: maybe(z.record(z.string(), z.array(profile))),
  managers: maybe(z.record(z.string(), profile)),
  assistants: maybe(z.record(z.string(), profile)),
  linked: maybe(z.record(z.string(), profile)),
  internal: maybe(z.record(z.string(), z.string())),
});

const TYPES = ['string', 'boolean', 'integer', 'number', 'array', 'object'] as const;
const schemas: z.ZodType<Schemas> = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      type: z.enum(TYPES),
      required: maybe(z.boolean()),
      items: maybe(z.enum(['string', 'integer', 'number'])),
    }),
  ),
);

const place = z.string().transform((name, refusal): Context => {
  const context = contextNamed(name);
  if (context === undefined) {
    refusal.addIssue({
      code: 'custom',
      message: `there is no "${name}"; there are ${Object.keys(CONTEXTS).join(', ')}`,
    });
    return z.NEVER;
  }
  return context;
});

/**
 * One line of `evaluate --jsonl`; further members are ignored. `context` is where the expression stands, or what the group and
 * directory functions see; with both, `direction` says where it stands. `behaviour`: what an org was seen to do, before the mode's guess.
 */
export const evaluateRequest = z.object({
  expr: z.string(),
  vars: maybe(record<Variables>()),
  mode: maybe(modes),
  now: maybe(z.iso.datetime({ offset: true, local: true })),
  context: maybe(z.union([place, facts])),
  direction: maybe(place),
  schemas: maybe(schemas),
  behaviour: maybe(behaviourSchema),
});
export type EvaluateRequest = z.infer<typeof evaluateRequest>;

/** One line of `check --jsonl`; further members are ignored. */
export const checkRequest = z
  .object({
    expr: z.string(),
    context: maybe(z.union([place, facts])),
    direction: maybe(place),
    schemas: maybe(schemas),
    behaviour: maybe(behaviourSchema),
  })
  .transform((request, refusal) => {
    const context = typeof request.context === 'string' ? request.context : request.direction;
    const { expr, schemas: given, behaviour } = request;
    if (context !== undefined) return { expr, context, schemas: given, behaviour };
    const known = Object.keys(CONTEXTS).join(', ');
    refusal.addIssue({ code: 'custom', path: ['context'], message: `say where the expression stands: ${known}` });
    return z.NEVER;
  });
export type CheckRequest = z.infer<typeof checkRequest>;
