import { commandLine } from '../command-line';
import { z } from 'zod';
import type { Observed } from '../expressions';

/** What an org does with expressions where Okta's documentation is silent (`Behaviour`). */
export const behaviourSchema = z.strictObject({
  nullInConcatenation: z.enum(['text', 'empty', 'error']).optional(),
  nullIntoFunction: z.enum(['commons', 'empty', 'error']).optional(),
  nullIntoJoin: z.enum(['empty', 'text', 'skip', 'null', 'error']).optional(),
  noMatch: z.enum(['commons', 'empty', 'error']).optional(),
  noMatchAfter: z.enum(['commons', 'whole', 'error']).optional(),
  outOfRange: z.enum(['cut', 'error']).optional(),
  displayName: z.enum(['composed', 'null']).optional(),
  wholeSeconds: z.enum(['short', 'millis']).optional(),
  numberKind: z.enum(['schema', 'value']).optional(),
  wideInteger: z.enum(['long', 'double']).optional(),
});

/**
 * What a preview org answered where Okta's documentation is silent. `ringcentral-okta calibrate` writes it to
 * `environments/calibration/NAME.json`; what an org gave no answer to is absent.
 */
export const answersSchema = z.strictObject({
  org: z.string().describe('Id of the org that answered.'),
  on: z.string().describe('When.'),
  baseOverride: z
    .enum(['accepted', 'refused', 'dropped'])
    .optional()
    .describe('What the API does with an override of the source of a base attribute (provider issue 1100).'),
  expressions: behaviourSchema.default({}),
  groupFunctions: z
    .enum(['joining', 'push', 'applied'])
    .optional()
    .describe('When a mapping with a group function follows somebody who joins the group.'),
  externalName: z
    .enum(['kept', 'refused', 'dropped'])
    .optional()
    .describe('What becomes of the external name of an attribute that is created by API instead of discovered.'),
  discovered: z
    .record(z.string(), z.string())
    .default({})
    .describe("External names of the RingCentral app's discovered attributes, by variable name."),
});

export type Answers = z.output<typeof answersSchema>;

/** What the org was seen to do with expressions, with the words by which findings cite it. */
export const observedOf = ({ org, on, expressions }: Answers): Observed => ({
  behaviour: expressions,
  source: `${commandLine('calibrate')}, org ${org}, ${on.slice(0, 10)}`,
});

/** Whether the source of a base attribute has to be set by an admin, for all an API can do. */
export const baseSourcesOf = ({ baseOverride }: Answers): 'provider' | 'byHand' | undefined =>
  baseOverride === undefined ? undefined : baseOverride === 'accepted' ? 'provider' : 'byHand';
