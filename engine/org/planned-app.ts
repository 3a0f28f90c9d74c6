import { bareTemplate } from '../sync/template';
import type { App, AttributeStatement } from './org';
import type { PlannedResource, PlanView, Side } from './planned';

type Values = NonNullable<PlannedResource['before']>;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const statementsOf = (values: Values): AttributeStatement[] =>
  (Array.isArray(values['attribute_statements']) ? (values['attribute_statements'] as Values[]) : []).map((one) => ({
    name: String(one['name']),
    type: text(one['type']) ?? 'EXPRESSION',
    values: texts(one['values']),
    namespace: text(one['namespace']),
    filterType: text(one['filter_type']),
    filterValue: text(one['filter_value']),
  }));

function appOf(values: Values): App {
  const template = text(values['user_name_template']);
  return {
    id: text(values['id']),
    name: text(values['preconfigured_app']),
    label: text(values['label']) ?? '',
    status: text(values['status']) ?? 'ACTIVE',
    // An admin sets them, no plan does.
    features: [],
    userName:
      template === undefined
        ? undefined
        : {
            expression: bareTemplate(template),
            template,
            pushStatus: text(values['user_name_template_push_status']),
          },
    statements: statementsOf(values),
    relayState: text(values['default_relay_state']),
    hidden: { web: values['hide_web'] === true, mobile: values['hide_ios'] === true },
  };
}

/** The RingCentral app as one side of a plan has it; empty where the plan holds none. */
export function plannedApps({ resources, ringcentral }: PlanView, side: Side): Readonly<Record<string, App>> {
  const values = resources.find(({ type }) => type === 'okta_app_saml')?.[side];
  return values && ringcentral !== undefined ? { [ringcentral]: appOf(values) } : {};
}
