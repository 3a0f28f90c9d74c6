import type { RingCentralClient } from '../../clients/ringcentral';
import { InterruptedError, UserFacingError } from '../../engine/errors';
import { loadEnvironment } from '../../project';
import { inLines } from '../../reports/outgoing';
import type { Outcome } from '../outcome';
import { preflight, readExamined, withAccount, type Examined } from '../preflight/preflight';
import { openOkta, type Connecting } from '../tenants/connect';
import { seedText } from './report';
import { resultOf } from './result';
import { counted } from '../../engine/counted';

export interface SeedRequest {
  readonly env: string;
  /** Writes nothing; says what it would. */
  readonly dryRun: boolean;
  /** Shows numbers and employee ids as they are. Default: masked. */
  readonly showValues?: boolean;
}

/** Examines the account for people who have been read, and prepares it. Exit 1 where something is left for a person to do. */
export async function seedAccount(
  examined: Examined,
  ringcentral: RingCentralClient,
  { dryRun, showValues = false }: Omit<SeedRequest, 'env'>,
  connecting: Omit<Connecting, 'env'>,
): Promise<Outcome> {
  const { situation, checked } = await preflight(examined, ringcentral, dryRun, connecting);
  const json = resultOf(checked, situation, ringcentral.calls(), { dryRun, showValues });
  return {
    exitCode: json.remaining.length === 0 ? 0 : 1,
    json,
    text: seedText(inLines(situation), inLines(checked), inLines(json), dryRun),
  };
}

/**
 * Checks RingCentral's side of an environment and prepares what the API allows: the custom field of the employee id and its
 * values, and the swap of temporary numbers whose ported ones have come. It never creates, enables or deletes a person: Okta does.
 * One login a run; an interrupted run is continued by the next, which reads what is there; a second run writes nothing.
 */
export async function seed(request: SeedRequest, connecting: Connecting): Promise<Outcome> {
  const { progress } = connecting;
  const environment = loadEnvironment(request.env, connecting.env.ENVIRONMENT_FILE);
  const okta = await openOkta(environment, connecting);
  return withAccount(environment, connecting, async (ringcentral) => {
    try {
      progress(
        `Reading the people of ${environment.name} and RingCentral account ${environment.ringcentral.accountId}`,
      );
      const examined = await readExamined(environment, okta, ringcentral, connecting);
      return await seedAccount(examined, ringcentral, request, connecting);
    } catch (error) {
      if (!connecting.signal?.aborted || error instanceof UserFacingError) throw error;
      throw new InterruptedError(
        `RingCentral had confirmed ${counted(ringcentral.written, 'write')}; one that was under way may have been carried out.`,
        'run the same command again: it looks at what is there, writes nothing twice, and goes on',
      );
    }
  });
}
