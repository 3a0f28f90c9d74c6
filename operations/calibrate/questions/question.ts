import type { App, OktaClient } from '../../../clients/okta';
import type { Clock } from '../../../clients/rate-limit';
import type { Answers } from '../../../engine/calibration/answers';
import type { Environment } from '../../../engine/environment/schema';
import type { Bench } from '../throw-away';

/** What questions are put to. */
export interface Asked {
  readonly environment: Environment;
  readonly okta: OktaClient;
  readonly bench: Bench;
  readonly clock: Clock;
  /** The RingCentral app of the environment, where the org has it. */
  readonly ringcentral: App | undefined;
}

/** One answer with what was seen; without `answer` the org gave none. */
export interface Reply {
  readonly id: string;
  readonly answer?: string | undefined;
  readonly evidence: string;
}

/** Something nobody has documented, settled on throw-away objects. */
export interface Question {
  /** In the words of the answers' file. */
  readonly ids: readonly string[];
  readonly ask: (asked: Asked) => Promise<{ readonly replies: readonly Reply[]; readonly answers: Partial<Answers> }>;
}
