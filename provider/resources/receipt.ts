import { readRecord, type Applied, type Begun } from '../../engine/terraform/receipt';
import { failure } from '../protocol';
import type { Attributes, Resource, Schema } from '../protocol';
import type { OktaOrg } from './okta-org';

/** What was applied last, and how many people each of the latest applies reached. */
interface Receipt {
  readonly id: string;
  readonly declared: Readonly<Record<string, string>>;
  readonly applies: readonly Applied[];
  readonly begun: Begun | null;
}

const ID = 'applied';
const DAY_MS = 24 * 60 * 60 * 1000;
/** Thresholds look back seven days; an eighth is for clocks that differ. */
const KEPT_MS = 8 * DAY_MS;

const APPLIED: Attributes = {
  at: { type: 'string', computed: true, description: 'When, ISO 8601.' },
  plan: { type: 'string', computed: true, description: 'Hash of the plan.' },
  people: {
    type: ['map', 'number'],
    computed: true,
    description: 'How many people it reached, by what happened to them: "okta.city changed".',
  },
};

const schema: Schema = {
  version: 0,
  description: 'Remembers in the state what was applied last. Writes nothing anywhere.',
  attributes: {
    id: { type: 'string', computed: true },
    declared: {
      type: ['map', 'string'],
      required: true,
      description: 'By address and field: a hash of what is declared there, or the id it refers to.',
    },
    applies: {
      computed: true,
      volatile: true,
      nested: { nesting: 'list', attributes: APPLIED },
      description: 'Applies of the last eight days, oldest first.',
    },
    begun: {
      computed: true,
      volatile: true,
      nested: {
        nesting: 'single',
        attributes: {
          ...APPLIED,
          changes: {
            type: ['map', 'string'],
            computed: true,
            description: 'By address: a digest of what was to be done.',
          },
        },
      },
      description: 'An apply that ended before everything was written; null where the last one was completed.',
    },
  },
};

/** Those that still count, and the one that is being written. */
function continued(prior: Receipt | undefined, environment: NodeJS.ProcessEnv): readonly Applied[] {
  const record = readRecord(environment);
  const begun = prior?.begun && !record?.resumes ? [prior.begun] : [];
  const all = [...(prior?.applies ?? []), ...begun].map(({ at, plan, people }) => ({ at, plan, people }));
  if (!record) return all;
  const { at, plan, people } = record;
  return [...all.filter((one) => Date.parse(at) - Date.parse(one.at) < KEPT_MS), { at, plan, people }];
}

/** The receipt of an environment: written last, so that what it says was applied. Whoever applies hands over the rest by a variable. */
export const receipt = (environment: NodeJS.ProcessEnv): Resource<OktaOrg, Receipt> => ({
  schema,

  create: async ({ declared }) => ({ id: ID, declared, applies: continued(undefined, environment), begun: null }),

  read: async (state) => state,

  update: async ({ declared }, prior) => ({ id: ID, declared, applies: continued(prior, environment), begun: null }),

  delete: async () => undefined,

  import: async (id) => {
    try {
      return { id: ID, ...(JSON.parse(Buffer.from(id, 'base64url').toString()) as Omit<Receipt, 'id'>) };
    } catch {
      throw failure('Not a receipt', 'It is imported by what it holds, as base64url of JSON.');
    }
  },
});
