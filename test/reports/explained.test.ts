import { describe, expect, it } from 'vitest';
import type { DriftReport } from '../../engine/drift';
import { driftText } from '../../reports/drift/text';
import { stepText } from '../../operations/verify/report';
import { explainedLines } from '../../reports/explained';
import { masked } from '../../reports/mask';
import { driftMarkdown } from '../../reports/drift/markdown';

const LICENCE = 'License limit has been reached.';

const report: DriftReport = {
  config: [],
  data: [],
  canaries: [],
  console: [],
  calls: { okta: 1, ringcentral: {} },
  waitedMs: 0,
  limits: [],
  etaMs: 0,
  incomplete: [{ what: 'RingCentral', why: 'RingCentral refused (401): OAU-149: OAuth token is invalid' }],
};

describe('error texts in reports', () => {
  it('carry cause and remedy where they are known, and nothing where they are not', () => {
    expect(explainedLines(LICENCE)).toEqual([
      expect.stringContaining('license-limit: No free extension') as string,
      expect.stringContaining('Remedy: Add user licences') as string,
    ]);
    expect(explainedLines('The coffee machine is empty.')).toEqual([]);
    expect(explainedLines("Gate 'ad-agent' is shut")).toEqual([]);
  });

  it('are explained by drift, in the terminal and for an issue', () => {
    expect(driftText('demo', report, masked())).toContain('token-invalid: The RingCentral access token');
    expect(driftMarkdown('demo', report, masked())).toContain('  - token-invalid: The RingCentral access token');
  });

  it('are explained by verify, under the step that failed', () => {
    const step = {
      step: 3 as const,
      name: 'Pushed',
      ok: false,
      unread: [],
      evidence: { why: `RingCentral said: ${LICENCE}` },
    };
    expect(stepText(step)).toMatch(/said: License limit.*\n {6}license-limit: .*\n {6}Remedy: /);
  });
});
