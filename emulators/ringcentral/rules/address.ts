import { STATES, countryOf } from '../dictionaries';
import type { Address } from '../entities';
import { invalid, missingInBody } from '../errors';

/**
 * Checks an address against the dictionaries and writes the country out. The state stays as it was sent.
 * @param path dotted name of the address in the request; it stands in the refusal
 * @throws ApiFault CMN-101 for a wrong country or state, CMN-102 where a state is missing in the US, Canada or the UK
 */
export function checkedAddress(address: Address, path: string, usual: Address): Address {
  const filled = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== '')) as Address;
  if (Object.keys(filled).length === 0) return {};
  const country = countryOf(filled.country ?? usual.country ?? '');
  if (!country) throw invalid(`${path}.country`, filled.country);
  const states = STATES[country.isoCode];
  if (states) {
    if (!filled.state) throw missingInBody(`${path}.state`);
    const sent = filled.state.toLowerCase();
    const known = states.some((names) => names.some((name) => name.toLowerCase() === sent));
    if (!known) throw invalid(`${path}.state`, filled.state);
  }
  return { ...filled, country: country.name };
}
