import type { Vendor } from '../vendor';

/** One message that a console, an API or Terraform prints, and what it means. */
export interface KnownMessage {
  /** Stable; reports and JSON carry it. */
  readonly id: string;
  /** Whose words these are. Absent: several say the same, or tools on this machine do. */
  readonly vendor?: Vendor;
  /** Named groups become `parameters`. */
  readonly pattern: RegExp;
  readonly cause: string;
  readonly remedy: string;
  /** What helps where the message is known to be about this vendor. */
  readonly remedies?: Readonly<Partial<Record<Vendor, string>>>;
  /** The vendor's page, the guide's table or the issue that documents it. */
  readonly source: string;
  /** A message as it was seen or printed; the test holds the pattern against it. */
  readonly example: string;
}

/** What `explain` answers for a message that it knows. */
export interface Explanation {
  readonly id: string;
  readonly cause: string;
  readonly remedy: string;
  readonly source: string;
  /** What the message names: an attribute, an email, an extension, a code. */
  readonly parameters: Readonly<Record<string, string>>;
}
