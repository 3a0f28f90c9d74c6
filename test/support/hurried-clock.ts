import { LONGEST_CALL_MS, LONGEST_SILENCE_MS } from '../../clients/http';
import { LONGEST_TERRAFORM_SILENCE_MS } from '../../terraform';
import type { Clock } from '../../clients/rate-limit';

/** Which of the time limits runs out: that of silence, that of a whole call, that of Terraform's progress, or none however slow the machine is. */
export type RunsOut = 'silence' | 'call' | 'terraform' | undefined;

/** How long a limit that runs out takes: any time does, as nothing else that rings is waited for. */
const SOON_MS = 30;

/**
 * A clock on which waits take no time, and on which one of the time limits runs out soon and the other never.
 * @param struck whether the call that never ends is under way: before, nothing runs out, however slow the machine is
 */
export function hurriedClock(
  runsOut?: RunsOut,
  struck: () => boolean | Promise<boolean> = () => true,
): Clock & { readonly waits: number[] } {
  const limit = {
    silence: LONGEST_SILENCE_MS,
    call: LONGEST_CALL_MS,
    terraform: LONGEST_TERRAFORM_SILENCE_MS,
    none: 0,
  }[runsOut ?? 'none'];
  let skipped = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => Date.now() + skipped,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      skipped += ms;
    },
    alarm: (ms, ring) => {
      if (ms !== limit) return () => undefined;
      const look = async () => {
        if (!(await struck())) return;
        clearInterval(timer);
        ring();
      };
      const timer = setInterval(() => void look(), SOON_MS);
      return () => clearInterval(timer);
    },
  };
}

/** The limit that a fault runs into. */
export const limitOf = (kind: string): RunsOut => ({ stall: 'silence' as const, drip: 'call' as const })[kind];
