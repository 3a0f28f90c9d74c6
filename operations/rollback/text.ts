import type { RolledBack, Shown } from './model';
import { counted } from '../../engine/counted';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

const line = ({ what, now, was }: Shown): string => `  ${what}\n      ${shown(now)} → ${shown(was)}`;

/** A rollback as a person reads it. */
export function rollbackText({ environment, takenAt, dryRun, written, left }: RolledBack): string {
  const many = `${counted(written.length, 'value')} ${dryRun ? 'to write back' : 'written back'}`;
  return [
    `${environment}, as it was at ${takenAt}: ${many}, ${left.length} cannot return by this command.`,
    ...written.map(line),
    ...(left.length > 0 ? ['', 'Not back:'] : []),
    ...left.map(({ what, why }) => `  ${what}\n      ${why}`),
    ...(dryRun || written.length === 0
      ? []
      : [
          '',
          `The code still says otherwise: revert the change in git, or the next plan of ${environment} brings it again.`,
        ]),
  ].join('\n');
}
