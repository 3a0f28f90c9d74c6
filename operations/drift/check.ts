import type { OktaClient } from '../../clients/okta';
import type { RingCentralClient } from '../../clients/ringcentral';
import {
  declaredCanaries,
  isAccepted,
  isNoise,
  unmanagedDrift,
  type Accepted,
  type DataDrift,
  type DriftReport,
  type LocatedDrift,
  type Unread,
} from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import { IncompleteError, UserFacingError } from '../../engine/errors';
import { compileFlows, type Flows } from '../../engine/sync';
import { configurationFor } from '../../engine/environment/configuration';
import { loadEnvironment } from '../../environments';
import { findTerraform } from '../../terraform';
import { appsOf } from '../people/apps';
import { openOkta, openRingCentral, type Connecting } from '../people/tenants';
import type { Surroundings } from '../surroundings';
import { acceptedPath, readAccepted } from './accepted-file';
import { named } from './actors';
import { readAppPeople } from './app-people';
import { readAccountCanaries, readKeyCanaries } from './canaries';
import { readData } from './data';
import { readOrg } from './live-org';
import { managedDrift } from './ungated-plan';

export interface DriftRequest {
  readonly env: string;
  /** What people have accepted. Default: `environments/drift/NAME.json`. */
  readonly baseline?: string | undefined;
}

/** Runs one part; what keeps it from being read is told and ends nothing else. */
class Parts {
  readonly incomplete: Unread[] = [];

  async read<T>(what: string, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UserFacingError) || error.exitCode === 1) throw error;
      const listed = error instanceof IncompleteError ? error.incomplete : [];
      this.incomplete.push(...(listed.length > 0 ? listed : [{ what, why: error.message }]));
      return otherwise;
    }
  }
}

/** Attributes of each system that some line reads or writes. */
function wantedAttributes({ lines }: Flows): (system: string) => ReadonlySet<string> {
  const paths = lines.flatMap(({ path, reads }) => [path, ...reads]);
  const of = (system: string) =>
    new Set(paths.flatMap((path) => (path.startsWith(`${system}.`) ? [path.slice(system.length + 1)] : [])));
  const known = new Map<string, ReadonlySet<string>>();
  return (system) => known.get(system) ?? known.set(system, of(system)).get(system)!;
}

interface Tenants {
  readonly environment: Environment;
  readonly okta: OktaClient;
  readonly ringcentral: RingCentralClient | undefined;
  readonly surroundings: Surroundings;
  readonly parts: Parts;
}

const NOTHING = { drift: [], canaries: [], data: [], userSchemaId: '' };

async function readTenants({ environment, okta, ringcentral, surroundings, parts }: Tenants, now: Date) {
  const flows = compileFlows(configurationFor(environment, now.toISOString()));
  const wanted = wantedAttributes(flows);
  const apps = await appsOf(okta, environment);
  const people = await readAppPeople(okta, environment, apps, wanted);
  const org = await readOrg(okta, apps, (system) => people.get(system)?.byHand ?? []);
  const { env } = surroundings;
  const data = await parts.read('people', [], () =>
    readData({ okta, ringcentral, env, environment, flows, apps, people, wanted }),
  );
  const keys = await readKeyCanaries(okta, environment, apps, now);
  return { drift: unmanagedDrift(environment, org), canaries: keys, data, userSchemaId: org.userSchemaId };
}

const shown = (drift: readonly LocatedDrift[], accepted: Accepted): LocatedDrift[] =>
  drift.filter((one) => !isNoise(one) && !isAccepted(one, accepted));

/** Okta's log knows the schema of an attribute, not the attribute. */
const locatedBy =
  (userSchemaId: string) =>
  (one: LocatedDrift): LocatedDrift =>
    /^(okta_user_(base_)?schema_property|ringcentralokta_attribute_source)\./.test(one.address)
      ? { ...one, targets: [userSchemaId] }
      : one;

/** Where a rule that ignores finds a person's value: `ringcentral.directNumber`, and the person. */
const placeOf = ({ system, person, attribute, actual }: DataDrift) => ({
  address: `${system}.${attribute}`,
  field: person,
  actual,
});

async function withRingCentral<T>(
  environment: Environment,
  connecting: Connecting,
  parts: Parts,
  work: (ringcentral: RingCentralClient | undefined) => Promise<T>,
): Promise<T> {
  const ringcentral = await parts.read('RingCentral', undefined, () => openRingCentral(environment, connecting));
  try {
    return await work(ringcentral);
  } finally {
    await ringcentral?.signOut().catch(() => undefined);
  }
}

/**
 * What in the tenants is not as the environment declares it. Reads only. Throws RefusedError for the wrong tenant; what cannot be
 * read otherwise stands in `incomplete`.
 */
export async function check(
  request: DriftRequest,
  surroundings: Surroundings & Pick<Connecting, 'clock'>,
): Promise<DriftReport> {
  const environment = loadEnvironment(request.env, surroundings.env.ENVIRONMENT_FILE);
  const accepted = readAccepted(request.baseline ?? acceptedPath(environment.name));
  let waitedMs = 0;
  const connecting: Connecting = { ...surroundings, waited: (milliseconds) => (waitedMs += milliseconds) };
  const parts = new Parts();
  const okta = await openOkta(environment, connecting);
  return withRingCentral(environment, connecting, parts, async (ringcentral) => {
    const now = surroundings.now();
    const live = await parts.read('the Okta org', NOTHING, () =>
      readTenants({ environment, okta, ringcentral, surroundings, parts }, now),
    );
    const managed = await parts.read('the plan', { drift: [], incomplete: [] }, async () =>
      managedDrift(environment, await findTerraform(surroundings.env), surroundings),
    );
    parts.incomplete.push(...managed.incomplete);
    const account = await parts.read('the RingCentral account', [], async () =>
      ringcentral ? readAccountCanaries(ringcentral) : [],
    );
    const drift = shown([...managed.drift.map(locatedBy(live.userSchemaId)), ...live.drift], accepted);
    const config = await parts.read(
      "Okta's System Log",
      drift.map(({ targets: _, ...one }) => one),
      () => named(okta, drift, now),
    );
    return {
      config,
      data: live.data.filter((one) => !isAccepted(placeOf(one), accepted)),
      canaries: [...declaredCanaries(environment, now.getTime()), ...live.canaries, ...account],
      calls: { okta: okta.calls.reads + okta.calls.writes, ringcentral: ringcentral?.calls() ?? {} },
      waitedMs,
      incomplete: parts.incomplete,
    };
  });
}
