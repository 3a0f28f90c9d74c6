import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding, Severity } from '../engine/findings/model';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' };

/** A place in a file, the line from 1. */
export type PlaceOf = (where: string) => { readonly file: string; readonly line: number };

/** Code scanning wants paths from the root of the repository; what stands elsewhere keeps its whole address. */
function uriOf(file: string): string {
  const path = relative(process.cwd(), resolve(file));
  return path.startsWith('..') || isAbsolute(path) ? pathToFileURL(file).href : path.split(sep).join('/');
}

const physical = ({ file, line }: ReturnType<PlaceOf>) => ({
  artifactLocation: { uri: uriOf(file) },
  region: { startLine: line },
});

/** Findings as SARIF 2.1.0 for code scanning; acknowledged ones are suppressed with their reason. */
export function toSarif(findings: readonly Finding[], placeOf: PlaceOf, version: string): object {
  const rules = [...new Map(findings.map((finding) => [finding.id, finding])).values()];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ringcentral-okta', version, rules: rules.map(sarifRule) } },
        results: findings.map((finding) => ({
          ruleId: finding.id,
          level: LEVEL[finding.severity],
          message: { text: `${finding.where}: ${finding.message}. ${finding.remedy}` },
          locations: [
            {
              physicalLocation: physical(placeOf(finding.where)),
              logicalLocations: [{ fullyQualifiedName: finding.where }],
            },
          ],
          // The place identifies the alert across runs; the message may carry counts that change.
          partialFingerprints: { 'ringcentralOkta/v1': `${finding.id}:${finding.where}` },
          ...(finding.acknowledged && {
            suppressions: [{ kind: 'external', justification: finding.acknowledged.reason }],
          }),
        })),
      },
    ],
  };
}

const sarifRule = ({ id, title, why, remedy, severity }: Finding) => ({
  id,
  shortDescription: { text: title },
  fullDescription: { text: why },
  help: { text: remedy },
  defaultConfiguration: { level: LEVEL[severity] },
});
