import type { ObjectValue, Value } from '../../protocol';
import { whenGone } from '../../resources/refusal';
import type { ResourceKind } from '../kinds';
import type { OktaApi } from '../okta-api';
import { idOf, settle } from '../state';

interface GroupRule {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly actions: { readonly assignUserToGroups: { readonly groupIds: readonly string[] } };
  readonly conditions: {
    readonly expression: { readonly type: string; readonly value: string };
    readonly people?: { readonly users?: { readonly exclude?: readonly string[] } };
  };
}

const body = (rule: ObjectValue) => ({
  actions: { assignUserToGroups: { groupIds: rule.group_assignments } },
  conditions: {
    expression: { type: rule.expression_type, value: rule.expression_value },
    people: { users: rule.users_excluded ? { exclude: rule.users_excluded } : {} },
  },
  name: rule.name,
  type: 'group_rule',
});

const stateOf = (known: ObjectValue, { id, name, status, actions, conditions }: GroupRule): ObjectValue =>
  settle(known, {
    id,
    name,
    status,
    expression_type: conditions.expression.type,
    expression_value: conditions.expression.value,
    group_assignments: actions.assignUserToGroups.groupIds,
    users_excluded: conditions.people?.users?.exclude ?? [],
  });

const path = (id: Value | undefined) => `/api/v1/groups/rules/${idOf(id)}`;
const read = async (api: OktaApi, id: Value | undefined, known: ObjectValue) =>
  stateOf(known, await api.get<GroupRule>(path(id)));

const CONTENT = ['name', 'expression_type', 'expression_value', 'users_excluded'] as const;

export const groupRule: ResourceKind = {
  create: async (planned, { client }) => {
    const { id } = await client.post<GroupRule>('/api/v1/groups/rules', body(planned));
    if (planned.status === 'ACTIVE') await client.post(`${path(id)}/lifecycle/activate`);
    return read(client, id, planned);
  },
  read: async (state, { client }) => (await read(client, state.id, state).catch(whenGone)) ?? null,
  // Okta changes inactive rules only.
  update: async (planned, prior, { client }) => {
    const rule = path(prior.id);
    const edited = CONTENT.some((name) => JSON.stringify(planned[name]) !== JSON.stringify(prior[name]));
    const active = prior.status === 'ACTIVE';
    if (active && (edited || planned.status !== 'ACTIVE')) await client.post(`${rule}/lifecycle/deactivate`);
    if (edited) await client.put(rule, body(planned));
    if (planned.status === 'ACTIVE' && (edited || !active)) await client.post(`${rule}/lifecycle/activate`);
    return read(client, prior.id, planned);
  },
  delete: async ({ id, status, remove_assigned_users: removeUsers }, { client }) => {
    if (status === 'ACTIVE') await client.post(`${path(id)}/lifecycle/deactivate`);
    await client.delete(`${path(id)}?removeUsers=${removeUsers === true}`);
  },
  import: (id, { client }) => read(client, id, {}),
};
