import type { OktaClient, SchemaProperty } from '../../clients/okta';
import type { SourceValue } from '../terraform-run/snapshot';
import type { Kind } from './model';
import { refusalOf } from './refusals';

const words = (master: SchemaProperty['master']): string =>
  [master?.type ?? 'none', ...(master?.priority ?? []).map(({ value }) => value)].join(' ');

const definition = ({ origin, attribute, master }: SourceValue, property: SchemaProperty) => ({
  definitions: { [origin]: { id: `#${origin}`, type: 'object', properties: { [attribute]: { ...property, master } } } },
});

/** Sources of Okta attributes. The property is sent whole, one after the other: Okta loses parallel schema writes. */
export const attributeSources =
  (values: readonly SourceValue[], okta: OktaClient): Kind =>
  async () => {
    if (values.length === 0) return [];
    const { definitions } = await okta.userSchema();
    return values.flatMap((value) => {
      const property = definitions[value.origin].properties[value.attribute];
      const [now, was] = [words(property?.master), words(value.master)];
      if (!property || now === was) return [];
      const write = () => refusalOf(() => okta.postUserSchema(definition(value, property)));
      return [{ place: `${value.address} source of okta.${value.attribute}`, now, was, write }];
    });
  };
