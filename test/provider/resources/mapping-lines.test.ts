import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AD, USER_TYPE, demoOrg, prose } from './demo-org';
import type { DemoOrg } from './demo-org';

let demo: DemoOrg;
const ADDRESS = 'ringcentralokta_mapping_lines.phone';
const phone = { expression: 'user.primaryPhone', push_status: 'PUSH' };
const NONE = { expression: null, push_status: null };

beforeEach(async () => void (demo = await demoOrg()));
afterEach(() => demo.close());

const lines = (owned: object, pair: object = {}) =>
  demo.configure({ mapping_lines: { phone: { source_id: USER_TYPE, target_id: AD, lines: owned, ...pair } } });

/** A line that somebody else owns, as another team's click in Profile Editor. */
async function foreign(name: string, expression: string): Promise<void> {
  const [found] = (await demo.api('GET', `/api/v1/mappings?sourceId=${USER_TYPE}&targetId=${AD}`)) as { id: string }[];
  await demo.api('POST', `/api/v1/mappings/${found?.id}`, {
    properties: { [name]: { expression, pushStatus: 'PUSH' } },
  });
}

const wire = ({ expression, push_status }: typeof phone) => ({ expression, pushStatus: push_status });

describe('lines of a mapping that is shared', () => {
  it('are added among the others, planned no more, and taken back on destroy', async () => {
    const before = await demo.toDirectory();
    lines({ telephoneNumber: phone });
    await demo.tf.apply();
    expect(await demo.toDirectory()).toEqual({ ...before, telephoneNumber: wire(phone) });
    expect(demo.tf.state(ADDRESS)).toMatchObject({
      source_id: USER_TYPE,
      target_id: AD,
      lines: { telephoneNumber: phone },
      restores: { telephoneNumber: NONE },
    });
    expect(await demo.tf.plan()).toEqual([]);
    await demo.tf.succeed('destroy', '-auto-approve');
    expect(await demo.toDirectory()).toEqual(before);
  });

  it('leave a foreign line alone in plan, apply and destroy', async () => {
    lines({ telephoneNumber: phone });
    await demo.tf.apply();
    await foreign('mobilePhone', 'user.mobilePhone');
    const before = await demo.toDirectory();
    expect(await demo.tf.plan()).toEqual([]);
    lines({ telephoneNumber: { ...phone, expression: 'String.removeSpaces(user.primaryPhone)' } });
    await demo.tf.apply();
    expect(await demo.toDirectory()).toMatchObject({
      mobilePhone: before.mobilePhone,
      description: before.description,
    });
    await demo.tf.succeed('destroy', '-auto-approve');
    const { telephoneNumber: _ours, ...rest } = before;
    expect(await demo.toDirectory()).toEqual(rest);
  });

  it('return to what they were when taken over, each for itself', async () => {
    const before = await demo.toDirectory();
    const mail = { expression: 'String.toLowerCase(user.email)', push_status: 'PUSH' };
    lines({ telephoneNumber: phone, email: mail });
    await demo.tf.apply();
    expect(demo.tf.state(ADDRESS)).toMatchObject({
      restores: { email: { expression: 'user.email', push_status: 'PUSH' }, telephoneNumber: NONE },
    });
    lines({ telephoneNumber: phone });
    await demo.tf.apply();
    expect(await demo.toDirectory()).toEqual({ ...before, telephoneNumber: wire(phone) });
    expect(demo.tf.state(ADDRESS)).toMatchObject({ restores: { telephoneNumber: NONE } });
  });

  it('may be that of login, which returns to what it was', async () => {
    await demo.admin('ad-profile-source', { enabled: true });
    const pair = { source_id: AD, target_id: USER_TYPE };
    lines({ login: { expression: 'appuser.email', push_status: 'PUSH' } }, pair);
    await demo.tf.apply();
    expect(await demo.tf.plan()).toEqual([]);
    const { restores } = demo.tf.state(ADDRESS) as { restores: { login: { expression: string } } };
    expect(restores.login.expression).toContain('appuser.');
    await demo.tf.succeed('destroy', '-auto-approve');
    lines({ login: restores.login }, pair);
    const before = demo.org.writes();
    await demo.tf.apply();
    expect(demo.org.writes()).toEqual(before);
  });

  it('may grow: the line that is new remembers what stood there', async () => {
    lines({ telephoneNumber: phone });
    await demo.tf.apply();
    lines({ telephoneNumber: phone, description: { expression: '"RingCentral"', push_status: 'DONT_PUSH' } });
    await demo.tf.apply();
    expect(await demo.tf.plan()).toEqual([]);
    await demo.tf.succeed('destroy', '-auto-approve');
    expect((await demo.toDirectory()).description).toEqual({
      expression: '"Managed in Okta: " + user.login',
      pushStatus: 'PUSH',
    });
  });

  it.each([
    ['changed', 'user.mobilePhone'],
    ['removed', null],
  ])('are mended when somebody has them %s', async (_title, expression) => {
    lines({ telephoneNumber: phone });
    await demo.tf.apply();
    const [found] = (await demo.api('GET', `/api/v1/mappings?sourceId=${USER_TYPE}&targetId=${AD}`)) as {
      id: string;
    }[];
    const line = expression === null ? null : { expression, pushStatus: 'PUSH' };
    await demo.api('POST', `/api/v1/mappings/${found?.id}`, { properties: { telephoneNumber: line } });
    expect((await demo.tf.plan()).map(({ address, actions }) => [address, actions])).toEqual([[ADDRESS, ['update']]]);
    await demo.tf.apply();
    expect((await demo.toDirectory()).telephoneNumber).toEqual(wire(phone));
  });

  it('are written once: a second apply writes nothing', async () => {
    lines({ telephoneNumber: phone });
    await demo.tf.apply();
    const before = demo.org.writes();
    await demo.tf.apply();
    expect(demo.org.writes()).toEqual(before);
  });

  it('carry values the other way too', async () => {
    await demo.admin('ad-profile-source', { enabled: true });
    lines(
      { department: { expression: 'appuser.department', push_status: 'PUSH' } },
      { source_id: AD, target_id: USER_TYPE },
    );
    await demo.tf.apply();
    expect(await demo.tf.plan()).toEqual([]);
  });
});

describe('import', () => {
  it('takes the named lines, plans nothing, and destroys to nothing', async () => {
    await foreign('telephoneNumber', phone.expression);
    const { telephoneNumber: _taken, ...others } = await demo.toDirectory();
    lines({ telephoneNumber: phone });
    await demo.tf.succeed('import', ADDRESS, `${USER_TYPE}/${AD}/telephoneNumber`);
    expect(demo.tf.state(ADDRESS)).toMatchObject({
      lines: { telephoneNumber: phone },
      restores: { telephoneNumber: NONE },
    });
    expect(await demo.tf.plan()).toEqual([]);
    await demo.tf.succeed('destroy', '-auto-approve');
    expect(await demo.toDirectory()).toEqual(others);
  });

  it('of the line of login leaves it where it is on destroy, for Okta keeps one for ever', async () => {
    await demo.admin('ad-profile-source', { enabled: true });
    const pair = { source_id: AD, target_id: USER_TYPE };
    lines({ login: { expression: 'appuser.email', push_status: 'PUSH' } }, pair);
    await demo.tf.succeed('import', ADDRESS, `${AD}/${USER_TYPE}/login`);
    await demo.tf.apply();
    const before = demo.org.writes();
    await demo.tf.succeed('destroy', '-auto-approve');
    expect(demo.org.writes()).toEqual(before);
  });

  it.each([
    ['without names', `${USER_TYPE}/${AD}`, 'name the lines to own'],
    ['of a line that is not there', `${USER_TYPE}/${AD}/fax`, 'The mapping has no line for fax'],
    ['of a pair that is none', `${AD}/${AD}/fax`, 'There is no mapping from'],
  ])('%s is refused', async (_title, id, words) => {
    lines({ telephoneNumber: phone });
    expect(prose((await demo.tf.run('import', '-no-color', ADDRESS, id)).output)).toContain(words);
  });
});

describe('what Okta refuses', () => {
  it('points at the line with a target that does not exist, in its words', async () => {
    lines({ telephoneNumber: phone, noSuchThing: phone });
    const { code, output } = await demo.tf.run('apply', '-no-color', '-auto-approve');
    expect(code).toBe(1);
    expect(prose(output)).toContain('Invalid target field noSuchThing');
    expect(prose(output)).toContain('in resource.ringcentralokta_mapping_lines.phone.lines.noSuchThing');
    expect(demo.tf.state(ADDRESS)).toBeUndefined();
    expect(await demo.toDirectory()).not.toHaveProperty('telephoneNumber');
  });

  it('points at the push status of an app that is no profile source', async () => {
    lines(
      { department: { expression: 'appuser.department', push_status: 'PUSH' } },
      { source_id: demo.ringcentral, target_id: USER_TYPE },
    );
    const { output } = await demo.tf.run('apply', '-no-color', '-auto-approve');
    expect(prose(output)).toContain('phone.lines.department: 18: "push_status": "PUSH"');
    expect(prose(output)).toContain('only an admin makes an app a profile source');
  });

  it.each([
    ['no lines', {}, 'Name at least one line'],
    ['an empty expression', { fax: { ...phone, expression: '' } }, 'An expression is not empty'],
    ['a wrong push status', { fax: { ...phone, push_status: 'ALWAYS' } }, 'PUSH (on create and update)'],
  ])('%s is told before anything is asked', async (_title, owned, words) => {
    lines(owned);
    expect(prose((await demo.tf.run('validate', '-no-color')).output)).toContain(words);
  });
});

it('is created anew where the mapping is gone with its app', async () => {
  lines({ department: { expression: 'user.department', push_status: 'PUSH' } }, { target_id: demo.ringcentral });
  await demo.tf.apply();
  await demo.api('POST', `/api/v1/apps/${demo.ringcentral}/lifecycle/deactivate`, {});
  const headers = { authorization: `SSWS ${demo.org.apiToken}` };
  await fetch(`${demo.org.url}/api/v1/apps/${demo.ringcentral}`, { method: 'DELETE', headers });
  expect((await demo.tf.plan()).map(({ actions }) => actions)).toEqual([['create']]);
});

it('takes source and target from what is known only after apply', async () => {
  demo.configure({
    mapping_lines: {
      a: { source_id: USER_TYPE, target_id: AD, lines: { telephoneNumber: phone } },
      b: {
        source_id: USER_TYPE,
        target_id: AD,
        lines: { mobilePhone: { expression: '"${ringcentralokta_mapping_lines.a.id}"', push_status: 'PUSH' } },
      },
    },
  });
  await demo.tf.apply();
  expect(await demo.tf.plan()).toEqual([]);
});
