import { isSaid } from '../engine/drift';
import type { Mask } from './mask';

/** What a report shows in the place of the expected value: its shape, or what we say of it. */
export const expectedOf = (expected: unknown, mask: Mask): string => (isSaid(expected) ? expected : mask(expected));
