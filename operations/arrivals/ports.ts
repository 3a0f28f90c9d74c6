import type { RingCentralClient } from '../../clients/ringcentral';
import { isDirect, rings } from '../../engine/systems/ringcentral-numbers';

/** Numbers that are on their way from another carrier, by the id of the extension that waits for them. */
export type Ports = ReadonlyMap<string, ReadonlySet<string>>;

/** States of a number that does not ring yet (RingCentral API reference, "Phone number status"). */
const UNDER_WAY = ['Pending', 'PortedIn', 'Temporary'];

/** One Heavy call a thousand numbers that are being ported, one where there are none. */
export async function readPorts(ringcentral: RingCentralClient): Promise<Ports> {
  const ports = new Map<string, Set<string>>();
  for (const number of await ringcentral.phoneNumbers({ usageType: ['DirectNumber'], status: UNDER_WAY })) {
    if (!number.extension || !isDirect(number) || rings(number)) continue;
    const known = ports.get(number.extension.id);
    if (known) known.add(number.phoneNumber);
    else ports.set(number.extension.id, new Set([number.phoneNumber]));
  }
  return ports;
}

/** Whether the only number that a person could have is still being ported. */
export function isPorting(ports: Ports, extensionId: string | undefined, held: unknown): boolean {
  const underWay = extensionId === undefined ? undefined : ports.get(extensionId);
  return underWay !== undefined && (typeof held !== 'string' || held === '' || underWay.has(held));
}
