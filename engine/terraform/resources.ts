import type { Mapping } from '../flows/derive';

/** Types of the resources that say who an Okta attribute is sourced from, and what a mapping holds. */
export const ATTRIBUTE_SOURCE = 'ringcentralokta_attribute_source';
export const MAPPING_LINES = 'ringcentralokta_mapping_lines';
export const PROFILE_MAPPING = 'okta_profile_mapping';

/** What was applied last, remembered in the state. */
export const RECEIPT = 'ringcentralokta_receipt';
export const RECEIPT_ADDRESS = `${RECEIPT}.applied`;

const GATES = 'terraform_data';

/** Gates, and the receipt of what was applied: nothing of it stands in a tenant. */
export const isBookkeeping = (type: string): boolean => type === GATES || type === RECEIPT;

/** The name of one direction of one pair, a public contract: `ad_to_okta`, `okta_to_ringcentral`. */
export const mappingId = ({ system, direction }: Pick<Mapping, 'system' | 'direction'>): string =>
  direction === 'toOkta' ? `${system}_to_okta` : `okta_to_${system}`;

/** A shared pair is owned line by line; okta/okta's own resource speaks for the whole of a pair. */
export const mappingType = ({ shared }: Pick<Mapping, 'shared'>): typeof MAPPING_LINES | typeof PROFILE_MAPPING =>
  shared ? MAPPING_LINES : PROFILE_MAPPING;

/** Where a mapping's resource keeps its lines. */
export const linesIn = ({ shared }: Pick<Mapping, 'shared'>): 'lines' | 'mappings' => (shared ? 'lines' : 'mappings');

export const mappingAddress = (mapping: Pick<Mapping, 'system' | 'direction' | 'shared'>): string =>
  `${mappingType(mapping)}.${mappingId(mapping)}`;
