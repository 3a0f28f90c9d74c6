import type { Vendor } from '../../engine/vendor';

/** Whom a client speaks to over HTTP, and where. */
export interface Party {
  readonly vendor: Vendor;
  /** Scheme and host, as the environment names it. */
  readonly address: string;
  /** The variables that say where it is. */
  readonly variables: string;
}
