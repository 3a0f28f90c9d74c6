import type { Answered } from './tour';
import { PublishedDefinitions, type Vendor } from './published';

/** One answer of an embedded tenant that is not as its vendor publishes it. */
export interface Deviation {
  readonly operation: string;
  readonly status: number;
  readonly problems: readonly string[];
}

export interface Conformance {
  readonly vendor: Vendor;
  /** Version of the vendor's definitions. */
  readonly version: string;
  readonly checked: number;
  /** Answers that deviate in what the vendor's list of known deviations does not name. */
  readonly deviating: readonly Deviation[];
  /** How many places of that list were met; a place that is not met has closed. */
  readonly listed: { readonly all: number; readonly met: number };
  /** Operations that are published, and that no answer was seen of. */
  readonly unseen: readonly string[];
}

/** Holds answers against what their vendor publishes. */
export function conformanceOf(vendor: Vendor, answers: readonly Answered[]): Conformance {
  const definitions = new PublishedDefinitions(vendor);
  const met: Parameters<PublishedDefinitions['isListed']>[1] = new Set();
  const deviating = answers.flatMap(({ operation, status, body }): Deviation[] => {
    const found = definitions.problems(operation, status, body);
    const problems = found.filter((problem) => !definitions.isListed(problem, met));
    return problems.length > 0 ? [{ operation, status, problems }] : [];
  });
  const seen = new Set(answers.map(({ operation }) => operation));
  return {
    vendor,
    version: definitions.version,
    checked: answers.length,
    deviating,
    listed: { all: definitions.listed.length, met: met.size },
    unseen: definitions.operations.filter((operation) => !seen.has(operation)),
  };
}
