import { commandLine } from '../engine/command-line';
import { IncompleteError } from '../engine/errors';
import { DISK_FULL } from '../engine/explanations/messages/terraform';
import type { Diagnostic } from './messages';

/** Who holds a state. */
export interface LockHolder {
  readonly id: string;
  /** `ada@runner-7` */
  readonly who: string;
}

/** The state is held by another run, or by one that was killed. */
export class StateLockedError extends IncompleteError {
  constructor(
    /** Undefined where the backend does not tell. */
    readonly holder: LockHolder | undefined,
    ...rest: ConstructorParameters<typeof IncompleteError>
  ) {
    super(...rest);
  }
}

/** Terraform prints what a lock tells of itself as `  Who:       ada@runner-7`, under "Lock Info:". */
const member = (detail: string, name: string): string | undefined =>
  new RegExp(`^\\s*${name}:[ \\t]+(\\S.*)$`, 'm').exec(detail)?.[1]?.trim();

const OPERATIONS: Readonly<Record<string, string>> = {
  OperationTypeApply: 'an apply',
  OperationTypePlan: 'a plan',
  OperationTypeRefresh: 'a refresh',
};

const LOCKED = 'Error acquiring the state lock';

/**
 * The failure to say where another run holds the state, or a run that was killed has left its lock: who, since when, and how to
 * take it away. Undefined where the state was free.
 */
export function lockFailure(errors: readonly Diagnostic[], folder: string): StateLockedError | undefined {
  const error = errors.find(({ summary }) => summary === LOCKED);
  return error && failureOf(error.detail, folder);
}

/** The same of a command that answers in words, in a box of lines. */
export function wordedLockFailure(output: string, folder: string): StateLockedError | undefined {
  return output.includes(LOCKED) ? failureOf(output.replaceAll(/^[│╷╵] ?/gm, ''), folder) : undefined;
}

/** The backend "http" tells only the id of the lock that is held; what Terraform then shows under "Lock Info:" is its own attempt. */
const HELD_OVER_HTTP = /HTTP remote state already locked:\s*ID=(\S+)/;

function failureOf(shown: string, folder: string): StateLockedError {
  const overHttp = HELD_OVER_HTTP.exec(shown)?.[1];
  const detail = overHttp === undefined ? shown : `ID: ${overHttp}`;
  const id = member(detail, 'ID');
  if (id === undefined && DISK_FULL.test(shown))
    return new StateLockedError(
      undefined,
      `The state cannot be locked, because the disk is full; nobody holds it: ${shown.replace(/\s+/g, ' ').trim()}`,
      'make room there, then run again',
      [{ what: 'state', why: 'its disk is full' }],
    );
  if (id === undefined)
    return new StateLockedError(
      undefined,
      `The state cannot be locked: ${shown.replace(/\s+/g, ' ').trim()}`,
      'run again once the other run has ended',
      [{ what: 'state', why: 'locked by another run' }],
    );
  const operation = member(detail, 'Operation') ?? '';
  const held = `by ${member(detail, 'Who') ?? 'somebody unknown'} since ${member(detail, 'Created') ?? 'an unknown time'}`;
  const why = `The state is locked ${held}, for ${OPERATIONS[operation] ?? 'another run'}; lock ${id}.`;
  return new StateLockedError(
    { id, who: member(detail, 'Who') ?? '' },
    `${why} Nothing was written.`,
    `wait until that run has ended, then run again; if it was killed and nothing of it runs any more: ${commandLine('apply')} --env NAME --resume ${id}, which runs terraform -chdir=${folder} force-unlock ${id} and goes on`,
    [{ what: 'state', why }],
  );
}
