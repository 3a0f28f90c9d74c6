import type { RingCentralClient, WriteRequest } from '../../clients/ringcentral';
import type { Situation } from './situation';

/** One change at RingCentral that makes the account fit. It never creates, enables or deletes a person: Okta does. */
export interface Write {
  readonly what: string;
  /** As it goes out. An id that an earlier write of the run is to make stands in angle brackets until it exists. */
  readonly request: () => WriteRequest;
  /** Whether the account shows it. Asked before a second try: a write whose answer was lost may have happened. */
  readonly isThere: (ringcentral: RingCentralClient) => Promise<boolean>;
  /** Look afterwards in any case: later writes and checks need what this one made. */
  readonly teaches?: true;
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
  /** Only a look at each write's own place tells whether it is needed; what was found is then known afterwards. */
  readonly onlyWhatLacks?: (missing: number) => string;
  /** Something earlier that the writes need; with it missing none can be sent. */
  readonly needs?: () => string | undefined;
}

/** One thing that RingCentral's side needs before people come. One file each under `checks/`. */
export interface SeedCheck {
  readonly id: string;
  /** Who mends it where no API can. */
  readonly who: string;
  readonly where: string;
  /** Where the need is known from. */
  readonly source: string;
  readonly examine: (situation: Situation) => Verdict;
}

/** A check after the run. */
export interface Checked extends Pick<Verdict, 'ok' | 'people' | 'found' | 'rows'> {
  readonly check: SeedCheck;
  readonly planned: readonly Write[];
  readonly written: number;
  /** RingCentral's reason, where it refused a write. */
  readonly refusal?: string;
}
