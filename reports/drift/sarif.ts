import { commandLine } from '../../engine/command-line';
import type { ConfigDrift, DriftReport } from '../../engine/drift';
import type { Finding, Severity } from '../../engine/findings/model';
import { toSarif, type PlaceOf } from '../sarif';
import { writtenBy } from './written-by';

const SEVERITY: Readonly<Record<ConfigDrift['tier'], Severity>> = {
  declared: 'error',
  deleted: 'error',
  undeclared: 'warning',
  'could-not-read': 'note',
};

const rule = (kind: string, severity: Severity, title: string) => ({
  id: `drift-${kind}`,
  severity,
  title,
  why: 'A setting that was changed by hand is overwritten by the next apply, or stays and nobody reviews it.',
  source: commandLine('drift'),
  remedy: `${commandLine('drift')} --env NAME revert fixes it; record or ignore accepts it with a reason`,
});

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

const OF_A_MAPPING =
  /^(?:okta_profile_mapping|ringcentralokta_mapping_lines)\.(\S+)_to_(\S+) (?:mappings|lines)\.([^.\s]+)\S*$/;

/** Terraform's address and field in the environment's words: of a mapping `okta → ringcentral.city`, else the address without the field. */
function stated(where: string): string {
  const [, from, to, attribute] = OF_A_MAPPING.exec(where) ?? [];
  return attribute === undefined ? where.replace(/ .*$/, '') : `${from} → ${to}.${attribute}`;
}

/** Configuration and canaries for code scanning. People are left out: their values are nobody's alert. */
export function driftSarif(
  { config, canaries, console: changes }: DriftReport,
  placeOf: PlaceOf,
  version: string,
): object {
  const findings: Finding[] = [
    ...config.map(({ tier, address, field, expected, actual, ...log }) => ({
      ...rule(tier, SEVERITY[tier], `Configuration drift: ${tier}`),
      where: `${address} ${field}`,
      message: `expected ${text(expected)}, live ${text(actual)}${log.by ? ` (${writtenBy(log)})` : ''}`,
    })),
    ...changes.map(({ condition, by, when, from, to }) => ({
      ...rule('console', 'warning', 'Changed in a console'),
      where: condition,
      message: `from ${text(from)} to ${text(to)} (${by}, ${when})`,
    })),
    ...canaries
      .filter(({ ok }) => !ok)
      .map(({ id, detail }) => ({ ...rule('canary', 'warning', 'Will fail soon'), where: id, message: detail })),
  ];
  return toSarif(findings, (where) => placeOf(stated(where)), version);
}
