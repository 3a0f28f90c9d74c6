import {
  causes,
  conditionCanaries,
  isAccepted,
  isNoise,
  unaccepted,
  type DataDrift,
  type DriftReport,
  type LocatedDrift,
} from '../../engine/drift';
import { loadEnvironment } from '../../project';
import { findTerraform } from '../../terraform';
import { keyedHash } from '../tenants/keyed-hash';
import { openOkta, type Connecting } from '../tenants/connect';
import type { Surroundings } from '../surroundings';
import { acceptedPath, readAccepted } from '../accepted-file';
import { named, namedPeople } from './actors';
import { pausedCanary, readAccountCanaries } from './canaries';
import { consolePlace, observationsOf, remember, shownChange } from './console';
import { spent } from '../tenants/effort';
import { readTenants, type LiveTenants } from './live-tenants';
import { Parts } from '../tenants/parts';
import { withRingCentral } from '../tenants/with-ringcentral';
import { managedDrift } from './ungated-plan';

export interface DriftRequest {
  readonly env: string;
  /** What people have accepted. Default: `environments/drift/NAME.json`. */
  readonly baseline?: string | undefined;
}

const NOTHING: LiveTenants = {
  drift: [],
  console: { changes: [], blocking: [] },
  canaries: [],
  data: [],
  userSchemaId: '',
  etaMs: 0,
  extensionOf: () => undefined,
};

/** What a check found: what is told of it, and all of it, accepted or not, for those who accept. */
export interface Checked {
  readonly report: DriftReport;
  readonly found: readonly LocatedDrift[];
}

/** Okta's log knows the schema of an attribute, not the attribute. */
const locatedBy =
  (userSchemaId: string) =>
  (one: LocatedDrift): LocatedDrift =>
    /^(okta_user_(base_)?schema_property|ringcentralokta_attribute_source)\./.test(one.address)
      ? { ...one, targets: [userSchemaId] }
      : one;

/** Where a rule that ignores finds a person's value: `ringcentral.directNumber`, and the person. */
export const placeOf = ({ system, person, attribute, actual }: DataDrift) => ({
  address: `${system}.${attribute}`,
  field: person,
  actual,
});

/**
 * What in the tenants is not as the environment declares it. Reads only. Throws RefusedError for the wrong tenant; what cannot be
 * read otherwise stands in `incomplete`.
 */
export const check = async (
  request: DriftRequest,
  surroundings: Surroundings & Pick<Connecting, 'clock'>,
): Promise<DriftReport> => (await inspect(request, surroundings)).report;

/** The same, with what is accepted. */
export async function inspect(
  request: DriftRequest,
  surroundings: Surroundings & Pick<Connecting, 'clock'>,
): Promise<Checked> {
  const environment = loadEnvironment(request.env, surroundings.env.ENVIRONMENT_FILE);
  const path = request.baseline ?? acceptedPath(environment.name, surroundings.env);
  const accepted = readAccepted(path);
  const hashOf = keyedHash(surroundings.env);
  let waitedMs = 0;
  const connecting: Connecting = { ...surroundings, waited: (milliseconds) => (waitedMs += milliseconds) };
  const parts = new Parts();
  const okta = await openOkta(environment, connecting);
  return withRingCentral(environment, connecting, parts, async (ringcentral) => {
    const now = surroundings.now();
    const live = await parts.read('the Okta org', NOTHING, () =>
      readTenants({ environment, okta, ringcentral, connecting, parts }, now, accepted.console),
    );
    const managed = await parts.read('the plan', { drift: [], incomplete: [] }, async () =>
      managedDrift(environment, await findTerraform(surroundings.env), surroundings),
    );
    parts.incomplete.push(...managed.incomplete);
    const account = await parts.read('the RingCentral account', [], async () =>
      ringcentral ? readAccountCanaries(ringcentral) : [],
    );
    const all = [...managed.drift.map(locatedBy(live.userSchemaId)), ...live.drift].filter((one) => !isNoise(one));
    const found = causes(all);
    const drift = unaccepted(found, accepted, { hashOf, complete: live !== NOTHING });
    const config = await parts.read(
      "Okta's System Log",
      drift.map(({ targets: _, ...one }) => one),
      () => named(okta, drift, now),
    );
    const differing = live.data.filter((one) => !isAccepted(placeOf(one), accepted, hashOf));
    const data = await parts.read('who changed people', differing, () =>
      namedPeople({ okta, ringcentral, extensionOf: live.extensionOf }, differing, now),
    );
    remember(path, accepted, live.console.changes, connecting.progress);
    const report: DriftReport = {
      config,
      data,
      console: live.console.changes.filter((one) => !isAccepted(consolePlace(one), accepted, hashOf)).map(shownChange),
      canaries: [
        ...conditionCanaries(environment, observationsOf(environment, live, account, now), now.getTime()),
        ...live.canaries,
        ...(live.console.known === undefined ? [pausedCanary(live.console.pausedSince)] : []),
        ...account,
      ],
      ...spent({ okta, ringcentral }),
      etaMs: live.etaMs,
      waitedMs,
      incomplete: parts.incomplete,
    };
    return { report, found };
  });
}
