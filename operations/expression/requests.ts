import { z } from 'zod';
import type { CheckOptions, EvaluationContext, Mode, Schemas, Variables } from '../../engine/expressions';

/** Given as it is, without a copy: a copy would drop a member called `__proto__`. */
const record = <Type>() =>
  z.custom<Type>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object');

const modes: z.ZodType<Mode> = z.enum(['spring', 'empty', 'strict']);
const profile = record<Readonly<Record<string, unknown>>>();
const group = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string().optional(),
  source: z.string().optional(),
});

const context: z.ZodType<EvaluationContext> = z.object({
  groups: z.array(group).optional(),
  appUsers: z.record(z.string(), z.array(profile)).optional(),
  managers: z.record(z.string(), profile).optional(),
  assistants: z.record(z.string(), profile).optional(),
  linked: z.record(z.string(), profile).optional(),
  internal: z.record(z.string(), z.string()).optional(),
});

const TYPES = ['string', 'boolean', 'integer', 'number', 'array', 'object'] as const;
const schemas: z.ZodType<Schemas> = z.record(
  z.string(),
  z.record(z.string(), z.object({ type: z.enum(TYPES), required: z.boolean().optional() })),
);

/** One line of `evaluate --jsonl`; further members are ignored. */
export const evaluateRequest = z.object({
  expr: z.string(),
  vars: record<Variables>().optional(),
  mode: modes.optional(),
  now: z.iso.datetime({ offset: true }).optional(),
  context: context.optional(),
});
export type EvaluateRequest = z.infer<typeof evaluateRequest>;

/** One line of `check --jsonl`; further members are ignored. */
export const checkRequest = z.object({
  expr: z.string(),
  direction: z.enum(['okta-to-app', 'app-to-okta', 'group-rule'] satisfies CheckOptions['direction'][]),
  schemas: schemas.optional(),
});
export type CheckRequest = z.infer<typeof checkRequest>;
