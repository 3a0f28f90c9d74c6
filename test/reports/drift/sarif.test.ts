import { expect, it } from 'vitest';
import type { DriftReport } from '../../../engine/drift';
import { driftSarif } from '../../../reports/drift/sarif';

const drifted = (address: string, field: string) => ({ tier: 'declared', address, field, expected: 'a', actual: 'b' });

it('names what drifted in the words of the environment, where its line is asked', () => {
  const asked: string[] = [];
  const config = [
    drifted('okta_profile_mapping.okta_to_ringcentral', 'mappings.city.expression'),
    drifted('ringcentralokta_mapping_lines.okta_to_ad', 'lines.telephoneNumber'),
    drifted('okta_app_saml.ringcentral', 'label'),
    drifted('okta.primaryPhone', 'source'),
  ];
  const place = (where: string) => ({ file: 'environments/demo.ts', line: asked.push(where) });
  const sarif = driftSarif({ config, console: [], canaries: [] } as unknown as DriftReport, place, '1') as {
    runs: [{ results: { locations: [{ physicalLocation: unknown }] }[] }];
  };
  expect(asked).toEqual([
    'okta → ringcentral.city',
    'okta → ad.telephoneNumber',
    'okta_app_saml.ringcentral',
    'okta.primaryPhone',
  ]);
  expect(sarif.runs[0].results[1]?.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'environments/demo.ts' },
    region: { startLine: 2 },
  });
});
