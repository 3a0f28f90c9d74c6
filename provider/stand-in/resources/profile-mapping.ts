import { failure } from '../../protocol';
import type { ObjectValue, Value } from '../../protocol';
import { whenGone } from '../../resources/refusal';
import type { ResourceKind } from '../kinds';
import type { OktaApi } from '../okta-api';
import { idOf } from '../state';

interface Side {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}
interface Mapping {
  readonly id: string;
  readonly source: Side;
  readonly target: Side;
  readonly properties?: Readonly<Record<string, { readonly expression: string; readonly pushStatus: string }>>;
}
interface Line extends ObjectValue {
  readonly id: string;
  readonly expression: string;
  readonly push_status: string;
}

const path = (id: Value | undefined) => `/api/v1/mappings/${idOf(id)}`;
const declared = (known: ObjectValue) => (known.mappings ?? []) as readonly Line[];

function stateOf(known: ObjectValue, { id, source, target, properties = {} }: Mapping): ObjectValue {
  const managed = new Set(declared(known).map((line) => line.id));
  const shown = Object.entries(properties).filter(([name]) => known.delete_when_absent === true || managed.has(name));
  return {
    ...known,
    id,
    source_id: source.id,
    source_name: source.name,
    source_type: source.type,
    target_id: target.id,
    target_name: target.name,
    target_type: target.type,
    mappings: shown.map(([name, line]) => ({ id: name, expression: line.expression, push_status: line.pushStatus })),
  };
}

async function write(api: OktaApi, planned: ObjectValue, live: Mapping): Promise<ObjectValue> {
  const lines = declared(planned).map(
    (line) => [line.id, { expression: line.expression, pushStatus: line.push_status }] as const,
  );
  const absent =
    planned.delete_when_absent === true ? Object.keys(live.properties ?? {}).map((name) => [name, null] as const) : [];
  await api.post(path(live.id), { id: live.id, properties: Object.fromEntries([...absent, ...lines]) });
  return stateOf(planned, await api.get<Mapping>(path(live.id)));
}

async function find(api: OktaApi, { source_id, target_id }: ObjectValue): Promise<Mapping> {
  const found = await api.list<Mapping>(
    `/api/v1/mappings?limit=200&sourceId=${idOf(source_id)}&targetId=${idOf(target_id)}`,
  );
  const mapping = found.find(({ source }) => source.id === source_id);
  if (mapping) return api.get<Mapping>(path(mapping.id));
  const pair = `source ID '${idOf(source_id)}' and target ID '${idOf(target_id)}'`;
  throw failure('No profile mapping', `There are no profile mappings found for ${pair}.`, ['source_id']);
}

export const profileMapping: ResourceKind = {
  create: async (planned, { client }) => write(client, planned, await find(client, planned)),
  read: async (state, { client }) => {
    const live = await client.get<Mapping>(path(state.id)).catch(whenGone);
    return live ? stateOf(state, live) : null;
  },
  update: async (planned, prior, { client }) => write(client, planned, await client.get<Mapping>(path(prior.id))),
  // As the genuine one does it: every line but login goes, foreign ones too.
  delete: async ({ id }, { client }) => {
    const live = await client.get<Mapping>(path(id)).catch(whenGone);
    if (!live) return;
    const properties = Object.entries(live.properties ?? {}).map(([name, line]) => [
      name,
      name === 'login' ? line : null,
    ]);
    await client.post(path(id), { ...live, properties: Object.fromEntries(properties) as object });
  },
};
