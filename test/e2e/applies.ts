import { copyFileSync, rmSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import { parseEnvironment } from '../../engine/environment/parse';
import type { Environment } from '../../engine/environment/schema';
import type { Phase } from '../../engine/flows/model';
import { tenantPicture } from '../../operations/demo/tenant-digest';
import { applyReading, openStack, type Target } from '../../operations/terraform-run';
import { readFor } from '../../operations/terraform-run/resume/open';
import { releaseFolder, type StackDirectory } from '../../terraform';
import { startCountingProxy } from '../support/counting-proxy';
import { capitals } from './capitals';
import { startRollout } from './rollout';

/** The demo's environment with a resource of every type that a stack can hold. */
const everyType = (environment: Environment): Environment =>
  parseEnvironment({
    ...environment,
    flows: {
      ...environment.flows,
      attributes: {
        ...environment.flows.attributes,
        'ringcentral.costCode': { origin: 'custom', type: 'string', title: 'Cost code' },
      },
      lines: [
        ...(environment.flows.lines ?? []),
        { from: 'okta', to: 'ringcentral.costCode', expr: 'user.costCenter', phase: 'provisioning' },
      ],
    },
  });

/** The same with each of them changed. */
function everyTypeChanged(environment: Environment): Environment {
  const { flows, access, ringcentral, ...rest } = everyType(environment);
  return capitals(
    parseEnvironment({
      ...rest,
      ringcentral: { ...ringcentral, label: 'RingCentral phones' },
      flows: {
        ...flows,
        attributes: {
          ...flows.attributes,
          'okta.extension': { ...flows.attributes!['okta.extension'], title: 'Extension number' },
          'ringcentral.costCode': { origin: 'custom', type: 'string', title: 'Cost' },
        },
        lines: flows.lines!.map((line) => ({
          ...line,
          ...(line.to === 'ringcentral.department' && { perGroup: { Contractors: 'Outside' } }),
          ...(line.to === 'okta.extension' && { expr: line.expr.replace('"blank"', '"none"') }),
        })),
      },
      access: {
        ...access,
        groups: access.groups.map((group) => (group.from === 'new' ? { ...group, description: 'Pilots' } : group)),
        rules: access.rules.map((rule) => ({ ...rule, expression: 'user.department == "Sales"' })),
      },
    }),
  );
}

/** Applies, one after the other; together they create and update every type. */
const APPLIES = {
  app: ['app', everyType],
  provisioning: ['provisioning', everyType],
  bidirectional: ['bidirectional', everyType],
  changed: ['bidirectional', everyTypeChanged],
} as const satisfies Record<string, readonly [Phase, (environment: Environment) => Environment]>;
export type ApplyName = keyof typeof APPLIES;

export interface Prepared {
  readonly target: Target;
  readonly stack: StackDirectory;
  /** Takes tenants and state back to before this apply. */
  readonly reset: () => void;
  /** What the tenants hold after it, where nothing goes wrong. */
  readonly picture: unknown;
}

/** Each apply done once, with what it takes to do it again; Terraform and commands reach Okta through a proxy that can cut in. */
export async function startApplies() {
  const rollout = await startRollout();
  const { emulators, stage } = rollout;
  const { oktaTenant, env } = emulators;
  const proxy = await startCountingProxy(emulators.okta);
  // Assertions are made out to the address that is called.
  oktaTenant.org.url = proxy.url;
  const { OKTA_ORG_NAME, OKTA_BASE_URL } = env;
  const token = { OKTA_HTTP_PROXY: emulators.okta, OKTA_API_TOKEN: oktaTenant.apiToken, OKTA_ORG_NAME, OKTA_BASE_URL };
  const okta = new OktaClient(oktaConfigFromEnv(token));
  const said: string[] = [];

  const apps = async () => (await okta.apps()).filter(({ name }) => name === 'ringcentral_saml');
  /** Each mapping once: an app whose creation okta/okta has sent again, because the answer was lost, brings mappings of its own. */
  const picture = async () => {
    const { mappings, ...rest } = await tenantPicture(okta, ({ name }) => name === 'ringcentral_saml');
    return { ...rest, mappings: [...new Set(mappings.map((mapping) => canonicalize(mapping)))] };
  };
  const targetOf = (name: ApplyName): Target => {
    const [phase, change] = APPLIES[name];
    const declared = stage.copy(name, rollout.at(phase, change));
    const { surroundings } = declared;
    const through = { ...surroundings.env, OKTA_HTTP_PROXY: proxy.url };
    const progress = (line: string) => void said.push(line);
    return { ...declared, okta, surroundings: { ...surroundings, env: through, progress } };
  };

  async function prepare(name: ApplyName): Promise<Prepared> {
    const { statePath } = stage;
    await rollout.openGates(APPLIES[name][0]);
    const target = targetOf(name);
    const stack = await openStack(target);
    const tenants = [oktaTenant, emulators.ringcentralTenant];
    const pictures = tenants.map((tenant) => structuredClone(tenant.snapshot()));
    const isFirst = name === 'app';
    if (!isFirst) copyFileSync(statePath, `${statePath}.${name}`);
    const reset = () => {
      tenants.forEach((tenant, index) => tenant.restore(structuredClone(pictures[index])));
      said.length = 0;
      if (isFirst) rmSync(statePath, { force: true });
      else copyFileSync(`${statePath}.${name}`, statePath);
    };
    const { reading } = await readFor(target, { stack, resumed: [] }, false);
    const { refused } = await applyReading(reading);
    if (refused) throw new Error(refused.why);
    releaseFolder(target.surroundings.output);
    return { target, stack, reset, picture: await picture() };
  }

  const prepared = new Map<ApplyName, Prepared>();
  for (const name of Object.keys(APPLIES) as ApplyName[]) prepared.set(name, await prepare(name));

  return {
    rollout,
    proxy,
    said,
    apps,
    picture,
    prepared: (name: ApplyName): Prepared => prepared.get(name)!,
    /** Okta's faults from now on, in place of those before; answers how many requests met those. */
    fault: async (rule?: object): Promise<number> => {
      const address = `${emulators.admin}/okta/faults`;
      const seen = (await (await fetch(address)).json()) as { seen: number }[];
      await fetch(address, { method: 'DELETE' });
      const headers = { 'content-type': 'application/json' };
      if (rule) await fetch(address, { method: 'POST', headers, body: JSON.stringify({ times: 30, ...rule }) });
      return seen.reduce((sum, one) => sum + one.seen, 0);
    },
    close: async () => {
      await proxy.close();
      await rollout.close();
    },
  };
}

export type Applies = Awaited<ReturnType<typeof startApplies>>;
