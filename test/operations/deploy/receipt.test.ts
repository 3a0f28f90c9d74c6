import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { declaredFields } from '../../../engine/terraform/declared';
import { recordVariable } from '../../../engine/terraform/receipt';
import { handFixesOf, handFixRefusals, maybeLostIn, unwrittenIn } from '../../../operations/terraform-run/hand-fixes';
import { changeDigests, isWhatIsLeft } from '../../../operations/terraform-run/resume/remaining';
import { receipt } from '../../../provider/resources/receipt';
import type { Plan } from '../../../terraform';
import { change, environmentWith, planOf } from './example-plan';

const MAPPING = 'okta_profile_mapping.ringcentral_to_okta';
const RECEIPT = 'ringcentralokta_receipt.applied';

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
const mapping = (...lines: [id: string, expression: string][]) => ({
  source_id: '0oa1',
  mappings: lines.map(([id, expression]) => ({ id, expression, push_status: 'PUSH' })),
});
/** As the stack declares it: ids are references, a literal `${` is doubled. */
const declaring = (block: object) =>
  declaredFields({ okta_profile_mapping: { ringcentral_to_okta: { ...block, lifecycle: {}, depends_on: [] } } }, hash);

/** A plan whose state remembers `state`, while `live` is live and `wanted` declared; `applied` was the last that was completed. */
const planned = (applied: object | undefined, state: object, live: object, wanted: object) =>
  planOf(
    [
      change(MAPPING, ['update'], live, wanted),
      change(RECEIPT, ['update'], applied ? { declared: declaring(applied), applies: [], begun: null } : null, {
        declared: declaring(wanted),
      }),
    ],
    { resource_drift: [change(MAPPING, ['update'], state, live)] },
  );

const OLD = mapping(['city', 'appuser.city'], ['email', 'appuser.email']);
const NEW = mapping(['city', 'String.toUpperCase(appuser.city)'], ['email', 'appuser.email']);

const RULE = 'okta_group_rule.ringcentral_for_sales_leads';
const rule = (status: string, expression_value: string) => ({ status, expression_value });
/** An update of a rule that was cut off while it was inactive; the state remembers it as it was before. */
const cut = (begun: object | null, live = rule('INACTIVE', 'old'), wanted = rule('ACTIVE', 'new')) =>
  planOf(
    [
      change(RULE, ['update'], live, wanted),
      change(RECEIPT, ['update'], { declared: { [`${RULE} name`]: 'x' }, applies: [], begun }),
    ],
    { resource_drift: [change(RULE, ['update'], rule('ACTIVE', 'old'), live)] },
  );

describe('a value that the state remembers and that is not live', () => {
  it('was never written where the last apply that was completed left what is live', () => {
    const plan = planned(OLD, NEW, OLD, NEW);
    expect([handFixesOf(plan), unwrittenIn(plan)]).toEqual([[], [MAPPING]]);
  });

  it('was changed by hand where it is neither, and only that is named', () => {
    const live = mapping(['city', 'appuser.city'], ['email', '"x"']);
    const plan = planned(OLD, NEW, live, NEW);
    expect(handFixesOf(plan).map(({ field }) => field)).toEqual(['mappings.email.expression']);
    expect(unwrittenIn(plan)).toEqual([MAPPING]);
  });

  it('was changed by hand where no receipt says otherwise: a state of an earlier version', () => {
    const plan = planned(undefined, NEW, OLD, NEW);
    expect(handFixesOf(plan).map(({ field }) => field)).toEqual(['mappings.city.expression']);
  });

  it('belongs to an object that no apply has completed, so nobody changed it since', () => {
    const plan = planOf(
      [
        change(MAPPING, ['update'], mapping(), NEW),
        change(RECEIPT, ['update'], { declared: { 'okta_app_saml.ringcentral label': 'x' }, applies: [], begun: null }),
      ],
      { resource_drift: [change(MAPPING, ['update'], NEW, mapping())] },
    );
    expect([handFixesOf(plan), unwrittenIn(plan)]).toEqual([[], [MAPPING]]);
  });

  it('is a step of a change that was begun, not a hand: okta/okta deactivates a rule before it changes it', () => {
    const begun = cut({ changes: { [RULE]: 'digest' } });
    expect([handFixesOf(begun), unwrittenIn(begun), maybeLostIn(begun)]).toEqual([[], [RULE], []]);
    for (const other of [cut(null), cut({ changes: { 'okta_group.other': 'digest' } })])
      expect(handFixesOf(other).map(({ field, live }) => [field, live])).toEqual([['status', 'INACTIVE']]);
  });

  it('may be such a step where an apply was lost without a word, if something else of the rule was to change too', () => {
    const said = (plan: Plan) => handFixRefusals(environmentWith(), plan, new Date(0));
    for (const lost of [cut(null), cut(null, rule('INACTIVE', 'new'))]) {
      expect(maybeLostIn(lost)).toEqual([RULE]);
      expect(said(lost)).toEqual([
        {
          why: `${RULE} status was changed by hand since the last apply, or by an apply that never ended, from "ACTIVE" to "INACTIVE", and would be overwritten with "ACTIVE".`,
          remedy: expect.stringMatching(
            /acknowledge: .*; where drift names the managing app itself, an apply was lost with its machine: npx ringcentral-okta apply --env demo --resume goes on with it$/,
          ) as string,
        },
      ]);
    }
    const byHand = cut(null, rule('INACTIVE', 'old'), rule('ACTIVE', 'old'));
    const both = cut(null, rule('INACTIVE', 'by hand'));
    expect([byHand, both].map((plan) => [maybeLostIn(plan), handFixesOf(plan).length])).toEqual([
      [[], 1],
      [[], 2],
    ]);
    expect(JSON.stringify([said(byHand), said(both)])).not.toMatch(/never ended|--resume/);
  });

  it('is compared as it was declared: references by the id they led to, a doubled dollar as one', () => {
    const declared = declaring({ app_id: '${okta_app_saml.x.id}', template: '$${source.login}', ids: [] });
    expect(declared).toEqual({
      [`${MAPPING} app_id`]: 'id ${okta_app_saml.x.id}',
      [`${MAPPING} template`]: hash('"${source.login}"'),
    });
  });

  it('is left out where changes are ignored', () => {
    expect(declaredFields({ okta_group: { a: { name: 'A', lifecycle: { ignore_changes: 'all' } } } }, hash)).toEqual(
      {},
    );
  });
});

describe('what is left of an apply that was begun', () => {
  const wanted = (declared: object) => change(RECEIPT, ['update'], null, { declared });
  const declared = { 'okta_group.a name': 'h1', 'okta_group.a owner': 'id 00g1', 'okta_group.b name': 'h2' };
  const begun = changeDigests(
    planOf([change('okta_group.a', ['create']), change('okta_group.b', ['create']), wanted(declared)]),
  );

  it.each([
    ['one of two', [change('okta_group.b', ['create'])], declared, true],
    ['what was made half-way and is to be finished', [change('okta_group.a', ['update'])], declared, true],
    ['nothing', [], declared, true],
    ['ids are known by now', [change('okta_group.a', ['update'])], { ...declared, 'okta_group.a owner': 'id 0' }, true],
    [
      'something else is to become of it',
      [change('okta_group.a', ['update'])],
      { ...declared, 'okta_group.a name': 'h3' },
      false,
    ],
    ['a delete', [change('okta_group.a', ['delete'])], declared, false],
    ['a replace', [change('okta_group.a', ['delete', 'create'])], declared, false],
    ['another object', [change('okta_group.c', ['create'])], declared, false],
  ] as const)('%s', (_name, changes, now, expected) => {
    expect(isWhatIsLeft(planOf([...changes, wanted(now)]), begun)).toBe(expected);
  });

  it('a replace of what is tainted is none', () => {
    const tainted = { ...change('okta_group.a', ['delete', 'create']), action_reason: 'replace_because_tainted' };
    expect(isWhatIsLeft(planOf([tainted, wanted(declared)]), begun)).toBe(true);
  });
});

describe('the receipt in the state', () => {
  const operation = {} as never;
  const people = { 'okta.city changed': 49 };
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`;
  const applied = (day: number) => ({ at: at(day), plan: `p${day}`, people });
  const record = (day: number, resumes = false) => receipt(recordVariable({ ...applied(day), resumes }));
  const prior = (more: object) => ({ id: 'applied', declared: {}, applies: [applied(1)], begun: null, ...more });

  it('remembers applies of eight days, and one that was begun', async () => {
    const planned = prior({ declared: { a: 'b' } });
    expect(await record(3).update(planned, prior({}), operation)).toMatchObject({
      declared: { a: 'b' },
      applies: [applied(1), applied(3)],
      begun: null,
    });
    expect(await record(12).update(planned, prior({}), operation)).toMatchObject({ applies: [applied(12)] });
    const begun = { ...applied(2), changes: {} };
    expect(await record(3).update(planned, prior({ begun }), operation)).toMatchObject({
      applies: [applied(1), applied(2), applied(3)],
    });
    // It goes on with the one that was begun, and reaches nobody twice.
    expect(await record(3, true).update(planned, prior({ begun }), operation)).toMatchObject({
      applies: [applied(1), applied(3)],
    });
  });

  it('is imported by what it holds, and by nothing else', async () => {
    const held = { declared: { a: 'b' }, applies: [applied(1)], begun: null };
    const id = Buffer.from(JSON.stringify(held)).toString('base64url');
    expect(await receipt({}).import!(id, operation)).toEqual({ id: 'applied', ...held });
    await expect(receipt({}).import!('x', operation)).rejects.toThrow('Not a receipt');
  });
});
