import {
  type ExpressionPlace,
  expressionRefusal,
  type Refusal,
  type WrittenExpression,
} from '../../../engine/okta-refusals';
import type { Property, Schema } from '../entities';
import type { Org } from '../org';

type Attributes = WrittenExpression['schemas'][string];

const TYPES = ['string', 'boolean', 'integer', 'number', 'array', 'object'] as const;
type AttributeType = (typeof TYPES)[number];
const typeOf = ({ type }: Property): AttributeType => TYPES.find((known) => known === type) ?? 'string';

const attributesOf = (schemas: Iterable<Schema | undefined>): Attributes =>
  Object.fromEntries(
    [...schemas].flatMap((schema) =>
      Object.entries({ ...schema?.base, ...schema?.custom }).map(([name, property]) => [
        name,
        { type: typeOf(property) },
      ]),
    ),
  );

/** Attributes of every user type: a rule or a line does not say which it is for. */
const userAttributes = ({ store }: Org): Attributes => attributesOf(store.userSchemas.values());

/** What Okta has against an expression. `appId`: the app whose users it reads or writes. */
export function refusalOf(
  org: Org,
  place: ExpressionPlace,
  attribute: string,
  expression: string,
  appId?: string,
): Refusal | undefined {
  if (org.store.settings.switches.expressionFaults === 'accepted') return undefined;
  const left: WrittenExpression['schemas'] = place === 'app-to-okta' ? {} : { user: userAttributes(org) };
  const app: WrittenExpression['schemas'] =
    appId === undefined ? {} : { appuser: attributesOf([org.store.appSchemas.get(appId)]) };
  return expressionRefusal({ place, attribute, expression, schemas: { ...left, ...app } });
}
