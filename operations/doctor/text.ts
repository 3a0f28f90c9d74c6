import { counted } from '../../engine/counted';
import { NOT_LOOKED_AT, type Finding } from './check';
import type { LeastApp } from './rights/least';

function lineOf({ id, ok, detail, remedy }: Finding, width: number): string[] {
  const line = `${ok ? 'ok  ' : 'NOT '} ${id.padEnd(width)}  ${detail}`;
  return remedy === '' ? [line] : [line, `${' '.repeat(width + 7)}Remedy: ${remedy}`];
}

const appLines = ({ app, for: purpose, scopes, optional }: LeastApp): string[] => [
  `  ${app}: ${purpose}`,
  `    ${scopes.join(' ')}`,
  ...(optional.length > 0 ? [`    optional: ${optional.join(' ')}`] : []),
];

/** What doctor found, a line a check, and the two Okta apps with the least scopes. */
export function doctorText(environment: string, findings: readonly Finding[], apps: readonly LeastApp[]): string {
  const width = Math.max(...findings.map(({ id }) => id.length));
  const waiting = findings.filter(({ detail }) => detail.startsWith(NOT_LOOKED_AT)).length;
  const failed = findings.filter(({ ok }) => !ok).length - waiting;
  const rest = waiting > 0 ? `, ${counted(waiting, 'was', 'were')} not looked at` : '';
  return [
    `${environment}: ${failed === 0 ? 'every check passed' : `${failed} of ${counted(findings.length, 'check')} failed${rest}`}`,
    ...findings.flatMap((finding) => lineOf(finding, width)),
    ...(apps.length > 0 ? ['', 'Okta service apps with the least scopes:', ...apps.flatMap(appLines)] : []),
  ].join('\n');
}
