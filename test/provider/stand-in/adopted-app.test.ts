import { expect, it } from 'vitest';
import { planChange } from '../../../provider/protocol/plan';
import { BEHAVIOUR } from '../../../provider/stand-in/behaviour';
import data from '../../../provider/stand-in/okta-4.20.0.json';
import { schemaFrom, type SchemaData } from '../../../provider/stand-in/schema-data';

it('an adopted app keeps its key in the catalogue, which the configuration does not name: nothing is replaced', () => {
  const { okta_app_saml: saml } = data.resources as unknown as Readonly<Record<string, SchemaData>>;
  const schema = schemaFrom(saml!, BEHAVIOUR.okta_app_saml);
  const imported = {
    id: '0oa1',
    label: 'RingCentral',
    preconfigured_app: 'ringcentral_saml',
    name: 'ringcentral_saml',
  };
  const { planned, replacedBy } = planChange(schema, { label: 'RingCentral' }, imported);
  expect(planned.preconfigured_app).toBe('ringcentral_saml');
  expect(replacedBy).toEqual([]);
  const another = planChange(schema, { label: 'RingCentral', preconfigured_app: 'slack' }, imported);
  expect(another.replacedBy).toEqual([['preconfigured_app']]);
});
