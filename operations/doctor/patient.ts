import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { OktaClient, oktaConfigFromEnv, type App, type OktaConfig } from '../../clients/okta';
import { oktaHeaders, type Reading } from '../../clients/rate-limit';
import type { RingCentralClient } from '../../clients/ringcentral';
import { endedBy } from '../../engine/conditions/console/changes';
import type { Observation, Observations } from '../../engine/conditions/condition';
import { ringcentralAuthenticated } from '../../engine/conditions/gates/ringcentral-authenticated';
import { merged, orgFacts } from '../../engine/conditions/org-facts';
import type { Environment } from '../../engine/environment/schema';
import { IncompleteError, UserFacingError } from '../../engine/errors';
import { ringcentralSystem } from '../../engine/flows/take';
import { findTerraform, releaseFolder, StackDirectory, type TerraformCli } from '../../terraform';
import { synthesise } from '../terraform-run/synthesise';
import { observe } from '../observations';
import { appsOf, type Apps } from '../tenants/apps';
import { openRingCentral, type Connecting } from '../tenants/connect';
import { knownConsole } from '../tenants/console';
import { readOrg } from '../tenants/read-org';
import { writeUnchanged } from '../../reports/outgoing';
import { PACKAGE } from '../../project';
import { PROJECT, type Surroundings } from '../surroundings';

export interface DoctorSurroundings extends Surroundings, Pick<Connecting, 'clock'> {
  /** Version of Node. @default the one that runs */
  readonly node?: string;
  /** Root with package.json, package-lock.json and node_modules. @default this project */
  readonly project?: string;
}

const Org = z.looseObject({ id: z.string() });
const Block = z.record(z.string(), z.record(z.string(), z.unknown())).default({});
const Stack = z.looseObject({ resource: Block, data: Block });

/** A synthesised stack, as far as rights and calls depend on it: how many of each type. */
export interface Declared {
  readonly resources: Readonly<Record<string, number>>;
  readonly data: Readonly<Record<string, number>>;
}

const counted = (block: z.infer<typeof Block>): Record<string, number> =>
  Object.fromEntries(Object.entries(block).map(([type, instances]) => [type, Object.keys(instances).length]));

/** Asked once, however many checks want it; a failure is everybody's. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}

/** What checks look at. Everything is read when the first check wants it. */
export class Patient {
  readonly surroundings: DoctorSurroundings;
  readonly now: () => number;
  readonly node: string;
  readonly project: string;
  /** Root of the package whose code runs; in a checkout the same. */
  readonly package: string;
  /** Difference of Okta's clock to ours in milliseconds, as its last answer tells. */
  skewMs: number | undefined;
  /** Okta's limits by path, as its answers tell. */
  readonly limits = new Map<string, Reading>();

  constructor(
    readonly environment: Environment,
    surroundings: DoctorSurroundings,
  ) {
    // A kept token would say nothing about the credentials.
    this.surroundings = { ...surroundings, tokens: undefined };
    this.now = () => surroundings.clock?.now() ?? surroundings.now().getTime();
    this.node = surroundings.node ?? process.versions.node;
    this.project = surroundings.project ?? PROJECT;
    this.package = surroundings.project ?? PACKAGE;
  }

  oktaConfig = (): OktaConfig => oktaConfigFromEnv(this.surroundings.env);

  /** Learns limits and time from every answer. */
  readonly fetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const received = this.now();
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) this.skewMs = date - received;
    const url = input instanceof Request ? input.url : String(input);
    this.limits.set(new URL(url).pathname, oktaHeaders(response, received));
    return response;
  };

  /** With other scopes than OKTA_API_SCOPES names, to learn which ones the service app was granted. */
  oktaFor(scopes?: readonly string[]): OktaClient {
    const config = this.oktaConfig();
    const { clock, signal } = this.surroundings;
    const credentials =
      scopes && config.credentials.kind === 'privateKey' ? { ...config.credentials, scopes } : config.credentials;
    const options = { fetch: this.fetch, ...(clock && { clock }), ...(signal && { signal }) };
    return new OktaClient({ ...config, credentials }, options);
  }

  /** One client, one token. */
  okta = (): OktaClient => (this.client ??= this.oktaFor());
  private client: OktaClient | undefined;

  /** Id of the org the variables lead to; anybody may ask. */
  readonly orgId = once(async () => {
    const { orgUrl } = this.oktaConfig();
    const response = await this.fetch(`${orgUrl}/.well-known/okta-organization`).catch((error: Error) => {
      const why = error.cause instanceof Error ? error.cause.message : error.message;
      throw new IncompleteError(`${orgUrl} cannot be reached: ${why}.`);
    });
    const answer = Org.safeParse(await response.json().catch(() => undefined));
    if (answer.success) return answer.data.id;
    throw new IncompleteError(`${orgUrl} answers ${response.status}, and not as an Okta org does.`);
  });

  readonly ringcentral: () => Promise<RingCentralClient> = once(() =>
    openRingCentral(this.environment, this.surroundings),
  );

  readonly apps: () => Promise<Apps> = once(() => appsOf(this.okta(), this.environment));

  ringcentralApp = async (): Promise<App | undefined> =>
    (await this.apps()).get(ringcentralSystem(this.environment.systems)!);

  /** When Okta's session with RingCentral was used last, as the log of the environment's own org tells; nothing of another org is asked. */
  readonly sessionUse: () => Promise<readonly Observation[]> = once(async () => {
    if ((await this.orgId()) !== this.environment.okta.orgId) return [];
    const app = await this.ringcentralApp();
    return app ? observe(this.okta(), ringcentralAuthenticated, app.id, this.now()) : [];
  });

  /**
   * What Okta tells of conditions: uses of the session, changes in the console, settings that prove a gate. What cannot be read, or belongs to
   * another org, tells nothing here, but for what drift remembers of the console: attestations count as they stand.
   */
  readonly observations: () => Promise<Observations> = once(async () => {
    const { environment } = this;
    const used = { [ringcentralAuthenticated.id]: await this.sessionUse().catch(() => []) };
    try {
      if ((await this.orgId()) !== environment.okta.orgId) return used;
      const apps = await this.apps();
      const { env } = this.surroundings;
      const console = await knownConsole(this.okta(), environment, apps, { now: this.now(), env });
      const org = await readOrg(this.okta(), environment, ['apps', 'appSchemas', 'userSchema'], { apps });
      return merged(used, endedBy(environment, console.changes), orgFacts(environment, org, this.now()));
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      return used;
    }
  });

  readonly terraform: () => Promise<TerraformCli> = once(() => findTerraform(this.surroundings.env));

  private readonly folder = once(() => synthesise(this.environment.name, this.surroundings));

  /** The stack as it will be when the environment is live: rights are granted once, not again in every phase. */
  readonly declared: () => Promise<Declared> = once(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
    try {
      const file = join(folder, 'live.json');
      writeUnchanged(file, JSON.stringify({ ...this.environment, phase: 'live' }));
      const env = { ...this.surroundings.env, ENVIRONMENT_FILE: file };
      const stack = await synthesise(this.environment.name, { ...this.surroundings, env, output: join(folder, 'out') });
      const { resource, data } = Stack.parse(JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')));
      return { resources: counted(resource), data: counted(data) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  /** Initialised: providers are installed, the state can be read. */
  readonly stack: () => Promise<StackDirectory> = once(async () => {
    const { env, signal } = this.surroundings;
    const stack = new StackDirectory(await this.terraform(), await this.folder(), { env, ...(signal && { signal }) });
    await stack.init();
    return stack;
  });

  /** Ends sessions that were opened, and gives the folder of stacks back. */
  async leave(): Promise<void> {
    releaseFolder(this.surroundings.output);
    await this.ringcentral()
      .then((client) => client.signOut())
      .catch(() => undefined);
  }
}
