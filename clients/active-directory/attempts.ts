import { ResultCodeError } from 'ldapts';
import { UserFacingError } from '../../engine/errors';
import { isCertificateCode } from '../http';
import { alarmOf, systemClock } from '../rate-limit';
import type { AccessOptions } from './directory-access';
import { type Asked, mayPass, refusedByDirectory, silentDirectory, unreachableDirectory } from './errors';

/** The longest that one operation, or one page of a search, may take: a little more than the domain controller is given. */
export const LONGEST_OPERATION_MS = 75_000;

/** Tries of a read, the first included; of one that fell silent, fewer: each costs the whole limit. */
const TRIES = 4;
const TRIES_IN_SILENCE = 2;
const FIRST_PAUSE_MS = 1000;

/** An error that a repetition may be spared, with how many tries it is worth. */
class Passing extends Error {
  constructor(
    readonly error: UserFacingError,
    readonly tries: number,
  ) {
    super(error.message);
  }
}

type What = Omit<Asked, 'url' | 'kind'>;

/** Carries out LDAP operations: each ends, failures are told in this project's words, and reads that may do better are repeated. */
export class Attempts {
  constructor(
    private readonly directory: Pick<Asked, 'url' | 'kind'>,
    private readonly options: AccessOptions,
    /** Lets go of a connection on which nothing comes any more. */
    private readonly drop: () => void,
  ) {}

  /** One operation. @throws UserFacingError, inside of `repeat` where it may pass wrapped for it */
  async once<T>(what: What, action: () => Promise<T>): Promise<T> {
    const asked = { ...what, ...this.directory };
    try {
      return await this.withinLimit(asked, action);
    } catch (error) {
      const told = this.told(asked, error);
      throw what.writes && told instanceof Passing ? told.error : told;
    }
  }

  /** Repeats a read while its failure may pass. */
  async repeat<T>(what: What, read: () => Promise<T>): Promise<T> {
    const { clock = systemClock, signal, onWait } = this.options;
    for (let attempt = 1; ; attempt += 1)
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof Passing)) throw error;
        if (attempt >= error.tries) throw error.error;
        const ms = FIRST_PAUSE_MS * 2 ** (attempt - 1);
        onWait?.(what.what, ms, { kind: 'retry', after: error.message });
        await clock.sleep(ms, signal);
      }
  }

  private told(asked: Asked, error: unknown): unknown {
    if (error instanceof Passing || error instanceof UserFacingError) return error;
    if (error instanceof DOMException) return error;
    if (error instanceof ResultCodeError) {
      const refused = refusedByDirectory(asked, error.code, error.message);
      return mayPass(error.code) ? new Passing(refused, TRIES) : refused;
    }
    const unreachable = unreachableDirectory(asked, error);
    return isCertificateCode((error as NodeJS.ErrnoException).code ?? '')
      ? unreachable
      : new Passing(unreachable, TRIES);
  }

  private async withinLimit<T>(asked: Asked, action: () => Promise<T>): Promise<T> {
    const { signal, clock } = this.options;
    const ends = asked.writes ? undefined : signal;
    if (ends?.aborted) throw aborted();
    return new Promise<T>((resolve, reject) => {
      const give = (error: Error) => {
        reject(error);
        this.drop();
      };
      const onAbort = () => give(aborted());
      const stop = alarmOf(clock)(LONGEST_OPERATION_MS, () =>
        give(new Passing(silentDirectory(asked, LONGEST_OPERATION_MS), TRIES_IN_SILENCE)),
      );
      ends?.addEventListener('abort', onAbort, { once: true });
      void action()
        .then(resolve, reject)
        .finally(() => {
          stop();
          ends?.removeEventListener('abort', onAbort);
        });
    });
  }
}

const aborted = () => new DOMException('The operation was given up.', 'AbortError');
