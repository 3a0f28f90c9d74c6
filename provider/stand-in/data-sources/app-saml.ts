import { failure } from '../../protocol';
import type { ObjectValue } from '../../protocol';
import type { DataKind } from '../kinds';
import type { OktaApi } from '../okta-api';
import { appAttributes, settingsJson } from '../resources/app-saml-state';
import type { App } from '../resources/app-saml-state';
import { text } from '../state';

async function find(api: OktaApi, config: ObjectValue): Promise<App> {
  const id = text(config.id);
  if (id) return api.get<App>(`/api/v1/apps/${id}`);
  const label = text(config.label) ?? text(config.label_prefix) ?? '';
  const active = config.active_only === false ? '' : 'filter=status+eq+%22ACTIVE%22&';
  const [found] = await api.get<App[]>(`/api/v1/apps?${active}limit=1&q=${encodeURIComponent(label)}`);
  if (found && (found.label === label || !text(config.label))) return found;
  throw failure('No such app', `No app is labelled ${label}.`, ['label']);
}

export const appSamlData: DataKind = async (config, { client }) => {
  const app = await find(client, config);
  return {
    ...config,
    ...appAttributes(app),
    active_only: config.active_only ?? true,
    skip_groups: config.skip_groups ?? false,
    skip_users: config.skip_users ?? false,
    app_settings_json: JSON.stringify(settingsJson(app.settings?.app)),
    links: JSON.stringify(app._links ?? {}),
    groups: [],
    users: [],
  };
};
