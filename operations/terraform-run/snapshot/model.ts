import { z } from 'zod';

const line = z.strictObject({ expression: z.string(), pushStatus: z.string() });

const master = z.looseObject({
  type: z.string(),
  priority: z.array(z.looseObject({ type: z.string(), value: z.string() })).optional(),
});

/** One line of one direction of a mapping, as it was. */
const lineValue = z.strictObject({
  address: z.string().describe('Of the resource that changes it.'),
  source: z.string().describe('App (0oa…) or user type (oty…) the values come from.'),
  target: z.string(),
  attribute: z.string(),
  line: line.nullable().describe('null: there was no line.'),
});

const sourceValue = z.strictObject({
  address: z.string(),
  attribute: z.string(),
  origin: z.enum(['base', 'custom']),
  master,
});

const assignmentValue = z.strictObject({
  address: z.string(),
  app: z.string(),
  group: z.string(),
  priority: z.number().optional(),
  profile: z.record(z.string(), z.unknown()),
});

/** A person's value as a system held it. */
const personValue = z.strictObject({
  person: z.string().describe('Id in Okta.'),
  system: z.string().describe('`okta`, or a system of the environment.'),
  attribute: z.string(),
  value: z.unknown(),
});

/** Something that the change touches and that nobody can write back. */
const lostValue = z.strictObject({ what: z.string(), why: z.string() });

/** Everything that an apply overwrites, as it was before. Holds people's data: mode 0600, never published. */
export const snapshotSchema = z.strictObject({
  environment: z.string(),
  orgId: z.string(),
  takenAt: z.string().describe('ISO 8601.'),
  plan: z.string().describe('Hash of the plan that was about to be applied.'),
  lines: z.array(lineValue),
  sources: z.array(sourceValue),
  assignments: z.array(assignmentValue),
  people: z.array(personValue),
  lost: z.array(lostValue),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type LineValue = z.infer<typeof lineValue>;
export type SourceValue = z.infer<typeof sourceValue>;
export type AssignmentValue = z.infer<typeof assignmentValue>;
export type PersonValue = z.infer<typeof personValue>;
export type LostValue = z.infer<typeof lostValue>;
