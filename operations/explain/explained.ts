import { explain } from '../../engine/explanations/explain';
import type { Vendor } from '../../engine/vendor';

/** What is known about an error text of a vendor, for the JSON of a command that failed. */
export interface Explained {
  readonly id: string;
  readonly cause: string;
  readonly remedy: string;
}

/** What is known about an error text of the vendor who was spoken to; undefined where nobody has written it down. */
export function explainedBy(message: string, vendor?: Vendor): Explained | undefined {
  const found = explain(message, vendor);
  return found && { id: found.id, cause: found.cause, remedy: found.remedy };
}
