import { describe, expect, it } from 'vitest';
import type { EnvironmentInput } from '../../engine/environment/schema';
import { demo } from '../../environments/demo';
import { synthesise } from './synthesise';

const withLine = (line: NonNullable<EnvironmentInput['flows']['lines']>[number]) => () =>
  synthesise({ ...demo, phase: 'bidirectional', flows: { ...demo.flows, lines: [...demo.flows.lines!, line] } });

describe('expressions are checked at synth', () => {
  it('a misspelt attribute is shown with its place and the nearest right name', () => {
    expect(withLine({ from: 'okta', to: 'ringcentral.city', expr: 'user.citty' })).toThrow(
      /okta → ringcentral\.city: .*citty[\s\S]*user\.citty\n {5}\^{5}\nWrite: city/,
    );
  });

  it('a variable of the other direction is refused', () => {
    expect(withLine({ from: 'ad', to: 'okta.city', expr: 'user.city' })).toThrow(/ad → okta\.city: "user" exists in/);
  });

  it('a SAML statement and a user name are checked too', () => {
    expect(withLine({ from: 'okta', to: 'ringcentral.email', expr: 'user.mail', as: 'samlStatement' })).toThrow(
      /okta → ringcentral\.email \(samlStatement\): /,
    );
    expect(withLine({ from: 'okta', to: 'ringcentral.userName', expr: 'user.mail', as: 'usernameTemplate' })).toThrow(
      /okta → ringcentral\.userName \(usernameTemplate\): /,
    );
  });

  it('an attribute that no line needs yet is not there to be read', () => {
    const rules = [{ name: 'Badge', expression: 'user.extension == "1"', into: ['Contractors'] }];
    const at = (phase: 'provisioning') => () => synthesise({ ...demo, phase, access: { ...demo.access, rules } });
    expect(at('provisioning')).not.toThrow();
    const without = { ...demo.flows, without: ['ad → okta.extension'] };
    expect(() =>
      synthesise({ ...demo, phase: 'provisioning', flows: without, access: { ...demo.access, rules } }),
    ).toThrow(/group rule "Badge": "user" has no attribute "extension"/);
  });

  it('a group rule is held to its narrower language', () => {
    const rules = [{ name: 'Year', expression: 'Convert.toInt("2018") == user.title', into: ['Contractors'] }];
    expect(() => synthesise({ ...demo, phase: 'provisioning', access: { ...demo.access, rules } })).toThrow(
      /group rule "Year"/,
    );
  });

  it('the profile of another source is not known, so nothing is held against it', () => {
    const systems = {
      ...demo.systems,
      hr: { kind: 'other' as const, app: { adopt: '0oa1acmehr0000000app' }, sourceRank: 3 },
    };
    const lines = [...demo.flows.lines!, { from: 'hr', to: 'okta.costCenter' as const, expr: 'appuser.anything' }];
    expect(() =>
      synthesise({ ...demo, phase: 'provisioning', systems, flows: { ...demo.flows, lines } }),
    ).not.toThrow();
  });
});
