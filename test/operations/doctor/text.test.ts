import { describe, expect, it } from 'vitest';
import { doctorText } from '../../../operations/doctor/text';

const passed = { id: 'node', ok: true, detail: 'Node 24', remedy: '' };
const failed = { id: 'org', ok: false, detail: 'Another org.', remedy: 'set OKTA_ORG_NAME' };
const waits = { id: 'gates', ok: false, detail: 'Not looked at: org comes first.', remedy: 'fix org' };
const headline = (...findings: (typeof passed)[]) => doctorText('demo', findings, []).split('\n')[0];

describe('what doctor says first', () => {
  it('counts causes as failed, and what waits for them apart', () => {
    expect(headline(passed)).toBe('demo: every check passed');
    expect(headline(failed)).toBe('demo: 1 of 1 check failed');
    expect(headline(passed, failed, waits)).toBe('demo: 1 of 3 checks failed, 1 was not looked at');
    expect(headline(passed, failed, waits, waits)).toBe('demo: 1 of 4 checks failed, 2 were not looked at');
  });
});
