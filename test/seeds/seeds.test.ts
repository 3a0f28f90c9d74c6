import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/expressions';
import { parseEnvironment } from '../../engine/environment/parse';
import { lineId, tableOf } from '../../engine/flows/take';
import { demo } from '../../environments/demo';
import {
  AD_TO_OKTA,
  DUMMIES,
  OKTA_TO_RINGCENTRAL,
  PRIMARY_PHONE,
  RINGCENTRAL_TO_OKTA,
  SAML,
  WRITE_BACK,
} from './guide-tables';

const HOPS = tableOf(parseEnvironment(demo)).hops;
const line = (id: string) => HOPS.find((hop) => lineId(hop) === id);

describe("the guides' tables are in the table", () => {
  it.each(AD_TO_OKTA)('AD to Okta: %s > %s', (expr, to) => {
    expect(line(`ad → okta.${to}`)).toEqual({ from: 'ad', to: `okta.${to}`, expr, phase: 'provisioning' });
  });

  it.each(OKTA_TO_RINGCENTRAL)('Okta to RingCentral: %s > %s', (expr, to) => {
    expect(line(`okta → ringcentral.${to}`)).toMatchObject({ from: 'okta', to: `ringcentral.${to}`, expr });
  });

  it.each(RINGCENTRAL_TO_OKTA)('RingCentral to Okta: %s > %s', (expr, to) => {
    expect(line(`ringcentral → okta.${to}`)).toMatchObject({ expr });
  });

  it.each(DUMMIES)('dummy %s > %s, on create only', (expr, to) => {
    expect(line(`okta → ringcentral.${to}`)).toMatchObject({ expr, push: 'onCreate', phase: 'bidirectional' });
  });

  it.each(SAML)('SAML statement: %s > %s', (expr, to) => {
    expect(line(`okta → ringcentral.${to} (samlStatement)`)).toMatchObject({ expr, as: 'samlStatement' });
  });

  it('user name = email', () => {
    expect(line('okta → ringcentral.userName (usernameTemplate)')).toMatchObject({ expr: 'user.email' });
  });

  it("the guide's primaryPhone agrees with ours for everybody who has number and extension", () => {
    const person = { appuser: { directNumber: '+14155556789', extensionNumber: '321' } };
    const [guide, ours] = [PRIMARY_PHONE, line('ringcentral → okta.primaryPhone')!.expr].map((expr) =>
      compile(expr).evaluate(person),
    );
    expect([guide, ours]).toEqual(['+14155556789#321', '+14155556789#321']);
  });

  it("the guide's write-back agrees with ours for everybody who has a number", () => {
    const [expr, to] = WRITE_BACK;
    const person = { user: { primaryPhone: '+14155556789#321' } };
    const answers = [expr, line(`okta → ad.${to}`)!.expr].map((each) => compile(each).evaluate(person));
    expect(answers).toEqual(['+14155556789#321', '+14155556789#321']);
  });
});
