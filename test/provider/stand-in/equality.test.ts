import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { OKTA_PROVIDER, OKTA_STAND_IN } from '../../../engine/terraform/providers';
import { OktaClient } from '../../../clients/okta';
import { systemClock } from '../../../emulators/http';
import { DEMO, startOktaTenant } from '../../../emulators/okta';
import type { OktaTenant } from '../../../emulators/okta';
import { demo } from '../../../environments/demo';
import { exampleProduction } from '../../../environments/example-production';
import { exampleUat } from '../../../environments/example-uat';
import { tenantDigest } from '../../../operations/demo/tenant-digest';
import { providerMirrors } from '../../../terraform/provider-mirrors';
import { prepareWorkingDirectory } from '../../../terraform/working-directory';
import { weather } from '../resources/weather';
import type { Seen } from '../resources/weather';
import { synthesise, type Stack } from '../../constructs/synthesise';
import { workspace } from '../workspace';
import { noGenuine } from '../../support/okta-provider';
import { wholeStack } from './whole-stack';

/** Ids differ from run to run, as Terraform's order does: each becomes its thing's name. */
function namesOf({ org: { store } }: OktaTenant): [string, string][] {
  const sides = (one: { source: { name: string }; target: { name: string } }) =>
    `<${one.source.name} to ${one.target.name}>`;
  return [
    ...[...store.apps.values()].map(({ id, name }) => [id, `<app ${name}>`] as [string, string]),
    ...[...store.apps.values()].flatMap(({ kid }) => (kid ? [[kid, '<kid>'] as [string, string]] : [])),
    ...[...store.groups.values()].map(({ id, profile }) => [id, `<group ${String(profile.name)}>`] as [string, string]),
    ...[...store.rules.values()].map(({ id, name }) => [id, `<rule ${name}>`] as [string, string]),
    ...[...store.mappings.values()].map((one) => [one.id, sides(one)] as [string, string]),
  ];
}

interface Story {
  readonly writes: Readonly<Record<string, readonly unknown[]>>;
  readonly plans: Readonly<Record<string, unknown>>;
  readonly states: Readonly<Record<string, unknown>>;
  readonly digests: Readonly<Record<string, string>>;
}

/** What somebody does in the console, and what another team does in theirs. */
async function drift(
  org: OktaTenant,
  api: (method: string, path: string, body: unknown) => Promise<unknown>,
): Promise<void> {
  const { store } = org.org;
  const app = [...store.apps.values()].find(({ name }) => name === 'ringcentral_saml');
  const mapping = [...store.mappings.values()].find(
    ({ source, target }) => source.name === 'user' && target.id === app?.id,
  );
  const group = [...store.groups.values()].find(({ profile }) => profile.name === 'RingCentral Pilots');
  const line = { expression: 'user.title', pushStatus: 'PUSH' };
  await api('POST', `/api/v1/mappings/${mapping?.id}`, { properties: { department: line, firstName: line } });
  await api('PUT', `/api/v1/groups/${group?.id}`, {
    profile: { name: 'RingCentral Pilots', description: 'Changed by hand' },
  });
  await api('POST', `/api/v1/meta/schemas/user/default`, {
    definitions: {
      custom: { properties: { extension: { title: 'By hand', type: 'string', master: { type: 'PROFILE_MASTER' } } } },
    },
  });
  const toDirectory = [...store.mappings.values()].find(({ target }) => target.id === DEMO.activeDirectoryApp);
  await api('POST', `/api/v1/mappings/${toDirectory?.id}`, {
    properties: { telephoneNumber: line, mobilePhone: line },
  });
  if (app) app.visibility = { ...app.visibility, hide: { iOS: false, web: true } };
}

/** Create, change, drift and destroy of the whole stack with one provider; ends with everything that can be compared. */
async function story(provider: { address: string; version: string }): Promise<Story> {
  const org = await startOktaTenant({ clock: systemClock });
  const air = await weather(org.url);
  const environment = {
    OKTA_HTTP_PROXY: air.url,
    OKTA_ORG_NAME: DEMO.orgName,
    OKTA_BASE_URL: DEMO.baseUrl,
    OKTA_API_TOKEN: org.apiToken,
  };
  const tf = workspace(environment);
  const names: Record<string, string> = {};
  const neutral = (value: unknown): unknown =>
    JSON.parse(
      [...Object.entries(names), [air.url, '<org>'], [org.url, '<org>']].reduce(
        (text, [id = '', name = '']) => text.replaceAll(id, name),
        JSON.stringify(value ?? null),
      ),
    );
  /** Of states: the Go SDK cannot tell an empty text from none. */
  const stored = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(neutral(value)), (_key, member: unknown) => (member === '' ? null : member));
  const learn = () => Object.assign(names, Object.fromEntries(namesOf(org)));
  const written = ({ method, path, body }: Seen) =>
    neutral({ method, path, body: body.trim() === '' ? null : (JSON.parse(body) as unknown) });
  const writes: Record<string, unknown[]> = {};
  const plans: Record<string, unknown> = {};
  const states: Record<string, unknown> = {};
  const digests: Record<string, string> = {};
  const okta = new OktaClient({ orgUrl: org.url, credentials: { kind: 'apiToken', token: org.apiToken } });
  const note = async (step: string) => {
    const sent = (air.seen as Seen[])
      .splice(0)
      .filter(({ method, path }) => method !== 'GET' && !path.includes('/oauth2/'));
    writes[step] = sent
      .map(written)
      .map((one) => canonicalize(one))
      .sort();
    digests[step] = await tenantDigest(okta, ({ name }) => name === 'ringcentral_saml');
  };
  const api = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const headers = { authorization: `SSWS ${org.apiToken}`, 'content-type': 'application/json' };
    const response = await fetch(`${org.url}${path}`, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  /** Of each planned change: the actions and, of what the configuration sets, which members change. */
  const planned = async (stage: 'first' | 'changed') => {
    const declared = wholeStack(provider.address, provider.version, stage).resource as Record<
      string,
      Record<string, object>
    >;
    return (await tf.plan())
      .map(({ address, actions, before, after }) => {
        const [type = '', name = ''] = address.split('.');
        const set = Object.keys(declared[type]?.[name] ?? {}).filter((key) => key !== 'depends_on');
        const [was, will] = [before, after].map((side) => (side ?? {}) as Record<string, unknown>);
        const differing = set.filter((key) => JSON.stringify(was?.[key]) !== JSON.stringify(will?.[key]));
        return [
          address,
          actions,
          stored(actions.includes('update') ? differing.map((key) => [key, was?.[key], will?.[key]]) : null),
        ];
      })
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  };
  const stateOf = (stage: 'first' | 'changed') => {
    const declared = wholeStack(provider.address, provider.version, stage).resource as Record<
      string,
      Record<string, object>
    >;
    return stored(
      Object.entries(declared).flatMap(([type, resources]) =>
        Object.entries(resources).map(([name, set]) => {
          const attributes = (tf.state(`${type}.${name}`) ?? {}) as Record<string, unknown>;
          const shown = Object.keys(set).filter((key) => !['depends_on', 'attribute_statements'].includes(key));
          return [`${type}.${name}`, attributes.id, shown.map((key) => [key, attributes[key]])];
        }),
      ),
    );
  };
  try {
    const flag = org.adminRoutes.find(({ id }) => id === 'okta-flag-attribute-level-mastering');
    await flag?.handler({ params: {}, query: {}, body: { enabled: true } });
    tf.configure(wholeStack(provider.address, provider.version, 'first'));
    await prepareWorkingDirectory(tf.directory, { mirrors: providerMirrors() });
    await tf.succeed('init');
    plans.create = (await tf.plan()).map(({ address, actions }) => [address, actions]).sort();
    await tf.apply();
    learn();
    await note('create');
    states.create = stateOf('first');
    plans.settled = await tf.plan();
    tf.configure(wholeStack(provider.address, provider.version, 'changed'));
    plans.change = await planned('changed');
    await tf.apply();
    await note('change');
    states.change = stateOf('changed');
    await drift(org, api);
    plans.drift = await planned('changed');
    await tf.apply();
    await note('mended');
    plans.mended = await tf.plan();
    states.outputs = neutral(
      Object.entries(JSON.parse(await tf.succeed('output', '-json')) as Record<string, { value: unknown }>).map(
        ([name, { value }]) => [name, value],
      ),
    );
    await tf.succeed('destroy', '-auto-approve', '-parallelism=1');
    await note('destroy');
    return { writes, plans, states, digests };
  } finally {
    tf.remove();
    air.close();
    await org.close();
  }
}

it('one of everything means: each type of resource and data source that any stack of ours declares', () => {
  const typesOf = ({ resource, data }: Pick<Stack, 'resource' | 'data'>) =>
    [...Object.keys(resource), ...Object.keys(data).map((type) => `data.${type}`)].filter(
      (type) => type !== 'terraform_data',
    );
  const stacks = [demo, exampleUat, exampleProduction].map((environment) =>
    synthesise({ ...environment, phase: 'live' }),
  );
  const known = typesOf(wholeStack('', '', 'first'));
  expect(stacks.flatMap(typesOf).filter((type) => !known.includes(type))).toEqual([]);
});

describe('the stand-in and the genuine okta/okta, on one of everything that the stack declares', () => {
  const { skip, because } = noGenuine();

  it.skipIf(skip)(
    `make the same plans, send the same writes, store the same values, leave the same org${because}`,
    async () => {
      const [genuine, standIn] = [await story(OKTA_PROVIDER), await story(OKTA_STAND_IN)];
      expect(standIn.plans).toEqual(genuine.plans);
      expect(standIn.writes).toEqual(genuine.writes);
      expect(standIn.states).toEqual(genuine.states);
      expect(standIn.digests).toEqual(genuine.digests);
      expect([genuine.plans.settled, genuine.plans.mended]).toEqual([[], []]);
    },
  );
});
