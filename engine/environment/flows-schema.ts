import { z } from 'zod';
import { PHASES, type AttributePath, type Hop } from '../flows/model';

/** A text that says something. */
export const text = z.string().min(1, 'some text');
const phase = z.enum(PHASES).optional();

const path = z.templateLiteral([text, '.', text]) as z.ZodType<AttributePath, AttributePath>;
const oktaPath = z.templateLiteral(['okta.', text]);

const attributeSchema = z.strictObject({
  origin: z
    .enum(['base', 'custom', 'discovered'])
    .describe('`base` is built in, `custom` is created by us, `discovered` is added by an admin and never created.'),
  type: z.enum(['string', 'boolean', 'integer', 'number', 'array']).optional(),
  title: text.optional(),
  required: z.boolean().optional(),
  sourcedBy: z
    .union([z.enum(['inherit', 'okta']), z.array(text)])
    .optional()
    .describe('Okta attributes only: inherit from the profile source, Okta itself, or systems in order of priority.'),
  externalName: text
    .optional()
    .describe('Stated: a discovered attribute is imported under it. Absent: it is only read.'),
});

const inbound = z.strictObject({
  from: text.refine((from) => from !== 'okta'),
  to: oktaPath,
  expr: text.describe('Okta Expression Language; the person in the system is `appuser`.'),
  phase,
  pilot: z
    .never('no pilot: an import knows no groups, so pilot the mapping that carries the attribute on to a system')
    .optional()
    .describe('A mapping into Okta cannot be piloted: an import knows no groups.'),
});

const outbound = z.strictObject({
  from: z.literal('okta'),
  to: path,
  expr: text.describe('Okta Expression Language; the person in Okta is `user`.'),
  phase,
  push: z.enum(['always', 'onCreate']).optional().describe('On create and update, or on create only. Default always.'),
  as: z.enum(['mapping', 'usernameTemplate', 'samlStatement']).optional(),
  perGroup: z.record(z.string(), z.string()).optional().describe('A constant per group in scope.'),
  pilot: text
    .regex(/^[^"]*$/, 'a name without a double quote, which no expression could hold')
    .optional()
    .describe(
      'A group whose members alone get this; everybody else gets what a second line with the same ends, or the preset, gives.',
    ),
});

const takenPreset = z.strictObject({
  preset: text,
  system: text,
  from: text.optional(),
  to: text.optional(),
  phase,
});

export const flowsSchema = z.strictObject({
  presets: z.array(takenPreset).describe('Sets of lines from the guides, see docs/presets.md.'),
  attributes: z.record(z.string(), attributeSchema).optional().describe('Attributes beside those of the profiles.'),
  lines: z
    .array(z.union([inbound, outbound]) as z.ZodType<Hop, Hop>)
    .optional()
    .describe('Lines of our own; one with the same ends as a preset line replaces it.'),
  without: z.array(text).optional().describe('Preset lines left out, as `ad → okta.city`.'),
});

const template = text.describe('A text over {number} and {extension}, or `nothing`.');

export const numberAndExtensionSchema = z.discriminatedUnion('into', [
  z.strictObject({
    into: z.literal('one'),
    attribute: text.describe('The Okta attribute that holds number and extension.'),
    both: template,
    numberOnly: template,
    extensionOnly: template,
    neither: template,
  }),
  z.strictObject({
    into: z.literal('two'),
    number: text.describe('The Okta attribute of the number.'),
    extension: text.describe('The Okta attribute of the extension.'),
  }),
]);
