import { OKTA_CONSOLE } from '../../engine/conditions/consoles';
import { isBookkeeping } from '../../engine/terraform/resources';
import type { StateResource } from '../../terraform';

/** One object that stays in the tenant as it is, and who looks after it from now on. */
export interface Stays {
  readonly address: string;
  /** Its id in the tenant; absent for what stands in no tenant. */
  readonly id?: string;
  /** Where an administrator finds it. */
  readonly where: string;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Console paths by type of resource; what is in none is only our own memory. */
const WHERE: Readonly<Record<string, (values: StateResource['values']) => string>> = {
  okta_app_saml: ({ label }) => OKTA_CONSOLE.app(text(label) ?? 'RingCentral'),
  okta_app_group_assignment: () => OKTA_CONSOLE.app('RingCentral', 'Assignments'),
  okta_group: ({ name }) => OKTA_CONSOLE.group(text(name) ?? 'the group'),
  okta_group_rule: ({ name }) => OKTA_CONSOLE.groupRule(text(name) ?? 'the rule'),
  okta_profile_mapping: () => OKTA_CONSOLE.mappings,
  ringcentralokta_mapping_lines: () => OKTA_CONSOLE.mappings,
  ringcentralokta_attribute_source: ({ attribute }) => OKTA_CONSOLE.attribute(text(attribute) ?? 'the attribute'),
  okta_user_schema_property: ({ index }) => OKTA_CONSOLE.attribute(text(index) ?? 'the attribute'),
  okta_app_user_schema_property: ({ index }) =>
    OKTA_CONSOLE.appAttribute('RingCentral', text(index) ?? 'the attribute'),
};

/** What stays of a resource when Terraform lets go of it. */
export function staysOf({ address, type, values }: StateResource): Stays {
  if (isBookkeeping(type)) return { address, where: 'only in the state: it goes with it' };
  const id = text(values['id']);
  return {
    address,
    ...(id === undefined ? {} : { id }),
    where: WHERE[type]?.(values) ?? 'in the tenant, under its id',
  };
}
