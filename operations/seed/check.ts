import type { RingCentralClient } from '../../clients/ringcentral';
import type { Situation } from './situation';

/** One change at RingCentral that makes the account fit. It never creates, enables or deletes a person: Okta does. */
export interface Write {
  readonly what: string;
  readonly send: (ringcentral: RingCentralClient) => Promise<unknown>;
}

/** What a check found. */
export interface Verdict {
  readonly ok: boolean;
  /** People it is about. */
  readonly people: number;
  /** One line for a person: what was found. */
  readonly found: string;
  /** Rows under that line, where single people or numbers matter. */
  readonly rows?: readonly string[];
  /** What the API can mend. */
  readonly writes?: readonly Write[];
}

/** One thing that RingCentral's side needs before people come. One file each under `checks/`. */
export interface SeedCheck {
  readonly id: string;
  /** Who mends it where no API can. */
  readonly who: string;
  readonly where: string;
  /** Where the need is known from. */
  readonly source: string;
  readonly examine: (situation: Situation, ringcentral: RingCentralClient) => Verdict | Promise<Verdict>;
}

/** A check after the run. */
export interface Checked extends Pick<Verdict, 'ok' | 'people' | 'found' | 'rows'> {
  readonly check: SeedCheck;
  readonly planned: readonly Write[];
  readonly written: number;
  /** RingCentral's reason, where it refused a write. */
  readonly refusal?: string;
}
