import { describe, expect, it } from 'vitest';
import { configurationFor } from '../../../engine/environment/configuration';
import { compare } from '../../../engine/review/compare';
import { personReader } from '../../../engine/review/person';
import { compileFlows, OKTA_STATUSES, settle, type Configuration, type OktaStatus } from '../../../engine/sync';
import { loadEnvironment } from '../../../project';
import { person } from '../../operations/review/people';

const LIVE = configurationFor({ ...loadEnvironment('demo', ''), phase: 'live' });
const flows = compileFlows(LIVE);

/** A department that everybody gets, whatever Okta says. */
const CHANGED: Configuration = {
  ...LIVE,
  lines: LIVE.lines.map((line) => (line.to === 'ringcentral.department' ? { ...line, expr: '"Sales EMEA"' } : line)),
};
const linked = (status: OktaStatus) => ({ ...person('ada', { number: '+16505550101', extension: '101' }), status });
const newcomer = (status: OktaStatus) => {
  const { profiles, ...rest } = linked(status);
  return { ...rest, profiles: { okta: profiles['okta']!, ad: profiles['ad']! } };
};

const IS_PROVISIONED = ['ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT'];
const others = OKTA_STATUSES.filter((status) => !IS_PROVISIONED.includes(status));

describe('what a review lets happen to a person in each of Okta’s states', () => {
  it.each(IS_PROVISIONED)('%s: an account is created, and changes reach it', (status) => {
    const { effects } = settle(flows, personReader(flows)(newcomer(status as OktaStatus)));
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'create', system: 'ringcentral' }));
    const { changes } = compare(flows, compileFlows(CHANGED)).difference(linked(status as OktaStatus))!;
    expect(changes).toEqual([{ path: 'ringcentral.department', before: 'Sales', after: 'Sales EMEA' }]);
  });

  it.each(others)('%s: no account is created, and nothing is pushed', (status) => {
    const { effects } = settle(flows, personReader(flows)(newcomer(status)));
    expect(effects).toEqual([]);
    expect(compare(flows, compileFlows(CHANGED)).difference(newcomer(status))).toBeUndefined();
  });

  it.each(['STAGED', 'PROVISIONED', 'SUSPENDED'] as const)('%s: the account that is there stays as it is', (status) => {
    const before = personReader(flows)(linked(status));
    expect(settle(flows, before).person).toBe(before);
    expect(compare(flows, compileFlows(CHANGED)).difference(linked(status))).toBeUndefined();
  });

  it('a suspended person who leaves every group loses access, and the account', () => {
    const left = {
      ...LIVE,
      systems: { ...LIVE.systems, ringcentral: { ...LIVE.systems['ringcentral']!, groups: [] } },
    };
    expect(compare(flows, compileFlows(left)).difference(linked('SUSPENDED'))).toMatchObject({
      access: 'lost',
      account: 'deleted',
    });
  });

  it('expressions see the state itself: locked out is not ACTIVE', () => {
    const asks = {
      ...LIVE,
      lines: LIVE.lines.map((line) =>
        line.to === 'ringcentral.department'
          ? { ...line, expr: 'user.getInternalProperty("status") == "ACTIVE" ? "in" : "out"' }
          : line,
      ),
    };
    const after = compare(flows, compileFlows(asks)).difference(linked('LOCKED_OUT'))!;
    expect(after.changes).toEqual([{ path: 'ringcentral.department', before: 'Sales', after: 'out' }]);
  });
});
