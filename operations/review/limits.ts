import type { AttributePath } from '../../engine/flows/model';
import type { SchemaAttribute } from '../../engine/org/org';
import type { Limits } from '../../engine/review/limits';
import type { OrgKnowledge } from './known-org';

type Attributes = Readonly<Record<string, SchemaAttribute>>;

const limitsOf = (attributes: Attributes) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { type, limits }]) => [name, { ...(type && { type }), ...limits }] as const),
  );

/** What Okta and RingCentral hold values to, as far as somebody asked them. */
export function limitsIn({ known, file }: OrgKnowledge): Limits {
  const { states, countries } = file?.ringcentral ?? {};
  const dictionaries = { states, countries };
  if (!known) return { dictionaries };
  const { userSchema, appSchemas } = known.org;
  return {
    dictionaries,
    attributes: {
      okta: limitsOf(userSchema.attributes),
      ...Object.fromEntries(Object.entries(appSchemas).map(([system, one]) => [system, limitsOf(one)])),
    },
  };
}

const uniqueOf = (owner: string, attributes: Attributes): AttributePath[] =>
  Object.entries(attributes).flatMap(([name, { unique }]) => (unique ? [`${owner}.${name}` as const] : []));

/** Attributes of which Okta lets nobody have what somebody else has. The user name always is one. */
export const uniqueIn = ({ known }: OrgKnowledge): AttributePath[] => [
  'okta.login',
  ...(known ? uniqueOf('okta', known.org.userSchema.attributes) : []),
];
