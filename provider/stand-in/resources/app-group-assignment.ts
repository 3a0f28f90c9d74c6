import type { ObjectValue } from '../../protocol';
import { failure } from '../../protocol';
import { whenGone } from '../../resources/refusal';
import type { ResourceKind } from '../kinds';
import type { OktaApi } from '../okta-api';
import { fromJson, idOf, present, settleJson } from '../state';

interface Assignment {
  readonly id: string;
  readonly priority?: number;
  readonly profile?: object;
}

const path = ({ app_id, group_id }: ObjectValue) => `/api/v1/apps/${idOf(app_id)}/groups/${idOf(group_id)}`;

/** The genuine provider's model leaves a zero out. */
const body = ({ priority, profile }: ObjectValue) =>
  present({
    priority: typeof priority === 'number' && priority !== 0 ? priority : undefined,
    profile: fromJson(profile),
  });

async function read(api: OktaApi, known: ObjectValue): Promise<ObjectValue> {
  const { id, priority, profile } = await api.get<Assignment>(path(known));
  const declared = (known.priority ?? null) !== null;
  return { ...known, id, priority: declared ? (priority ?? 0) : null, profile: settleJson(known.profile, profile) };
}

async function write(api: OktaApi, planned: ObjectValue): Promise<ObjectValue> {
  await api.put(path(planned), body(planned));
  return read(api, planned);
}

export const appGroupAssignment: ResourceKind = {
  create: (planned, { client }) => write(client, planned),
  read: async (state, { client }) => (await read(client, state).catch(whenGone)) ?? null,
  update: (planned, _prior, { client }) => write(client, planned),
  delete: async (state, { client }) => {
    if (state.retain_assignment !== true) await client.delete(path(state));
  },
  import: (id, { client }) => {
    const [app_id, group_id] = id.split('/');
    if (!app_id || !group_id) throw failure('Not an id', 'Import by <app id>/<group id>.');
    return read(client, { app_id, group_id });
  },
};
