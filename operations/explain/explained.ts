import { explain } from '../../engine/explanations/explain';

/** What is known about an error text of a vendor, for the JSON of a command that failed. */
export interface Explained {
  readonly id: string;
  readonly cause: string;
  readonly remedy: string;
}

/** What is known about an error text; undefined where nobody has written it down. */
export function explainedBy(message: string): Explained | undefined {
  const found = explain(message);
  return found && { id: found.id, cause: found.cause, remedy: found.remedy };
}
