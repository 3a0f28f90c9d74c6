import { describe, expect, it } from 'vitest';
import { flows } from '../../operations/flows/flows';

describe('what an environment declares', () => {
  it('is shown phase by phase, each with what it adds, its sources and what members of a group get', () => {
    const { text } = flows('demo');
    expect(text).toMatch(/^demo, now in phase app: 1 mapping\n/);
    expect(text.match(/^Phase \w+/gm)).toEqual([
      'Phase app',
      'Phase provisioning',
      'Phase bidirectional',
      'Phase live',
    ]);
    const bidirectional = /Phase bidirectional:([^]*?)\n\n/.exec(text)![1]!;
    expect(bidirectional).toMatch(/\+ okta → ad\.telephoneNumber +user\.primaryPhone/);
    expect(bidirectional).toContain('+ okta.primaryPhone is sourced by ringcentral');
    expect(bidirectional).not.toContain('okta.firstName');
    expect(text).toContain('+ ringcentral.department of members of Contractors is "External"');
  });

  it('is shown for one phase', () => {
    const { text, json } = flows('demo', 'live');
    expect(text).toMatch(/^demo, phase live: \d+ mappings\n/);
    expect(text).toContain('ringcentral → okta.primaryPhone');
    expect(json).toMatchObject({ phase: 'live' });
  });
});
