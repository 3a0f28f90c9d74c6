import { isUnknown } from '../../protocol';
import type { ObjectValue } from '../../protocol';
import { whenGone } from '../../resources/refusal';
import type { ResourceKind } from '../kinds';
import type { OktaApi } from '../okta-api';
import { idOf, text } from '../state';
import { appBody } from './app-saml-body';
import { appState } from './app-saml-state';
import type { App } from './app-saml-state';
import { readSamlMetadata } from './saml-metadata';

interface SigningKey {
  readonly [name: string]: unknown;
  readonly 'x5t#S256'?: string;
}

const path = (id: string) => `/api/v1/apps/${id}`;

const keyState = (key: SigningKey): ObjectValue =>
  ({
    ...key,
    expires_at: key.expiresAt,
    last_updated: key.lastUpdated,
    x5t_s256: key['x5t#S256'],
  }) as ObjectValue;

async function signing(api: OktaApi, { id, status, credentials }: App): Promise<ObjectValue> {
  const kid = credentials?.signing?.kid;
  const metadata =
    kid && status !== 'INACTIVE'
      ? await api.text(`${path(id)}/sso/saml/metadata?kid=${kid}`, 'application/xml')
      : undefined;
  const keys = await api.list<SigningKey>(`${path(id)}/credentials/keys`);
  const told = metadata === undefined ? undefined : readSamlMetadata(metadata);
  return { keys: keys.map(keyState), ...(told ? { metadata, ...told, entity_key: told.entity_url } : {}) };
}

async function read(api: OktaApi, id: string, known: ObjectValue): Promise<ObjectValue> {
  const app = await api.get<App>(path(id));
  return { ...appState(known, app), ...(await signing(api, app)) };
}

/** Identity Engine has every app on a sign-on policy; the org's own where none is named. Classic has none. */
async function policyOf(api: OktaApi, planned: ObjectValue): Promise<string | undefined> {
  const { pipeline } = await api.get<{ pipeline?: string }>('/.well-known/okta-organization');
  if (pipeline === 'v1') return undefined;
  const named = isUnknown(planned.authentication_policy) ? undefined : text(planned.authentication_policy);
  if (named) return named;
  const policies = await api.list<{ id: string; system: boolean }>('/api/v1/policies?type=ACCESS_POLICY');
  return policies.find(({ system }) => system)?.id;
}

async function assignPolicy(api: OktaApi, id: string, planned: ObjectValue): Promise<void> {
  const policy = await policyOf(api, planned);
  if (policy) await api.put(`${path(id)}/policies/${policy}`);
}

const changed = (planned: ObjectValue, prior: ObjectValue): boolean =>
  JSON.stringify(appBody(planned)) !== JSON.stringify(appBody(prior)) ||
  planned.authentication_policy !== prior.authentication_policy;

export const appSaml: ResourceKind = {
  create: async (planned, { client }) => {
    const { id } = await client.post<App>(`/api/v1/apps?activate=${planned.status === 'ACTIVE'}`, appBody(planned));
    await assignPolicy(client, id, planned);
    return read(client, id, planned);
  },

  read: async (state, { client }) => (await read(client, idOf(state.id), state).catch(whenGone)) ?? null,

  update: async (planned, prior, { client }) => {
    const id = idOf(prior.id);
    if (planned.status !== prior.status) {
      await client.post(`${path(id)}/lifecycle/${planned.status === 'ACTIVE' ? 'activate' : 'deactivate'}`);
    }
    if (changed(planned, prior)) {
      const { credentials, visibility } = await client.get<App>(path(id));
      await client.put(
        path(id),
        appBody(planned, { signing: credentials?.signing ?? {}, appLinks: visibility?.appLinks }),
      );
      await assignPolicy(client, id, planned);
    }
    return read(client, id, planned);
  },

  delete: async ({ id, status }, { client }) => {
    if (status === 'ACTIVE') await client.post(`${path(idOf(id))}/lifecycle/deactivate`);
    await client.delete(path(idOf(id)));
  },

  /** Only an import learns the catalogue's key from the app; a read leaves alone what nobody declared. */
  import: async (id, { client }) => {
    const app = await read(client, id, {});
    return { ...app, preconfigured_app: app.name ?? null };
  },
};
