import { z } from 'zod';
import { ruleAnswer } from '../answers/group';
import type { GroupRule } from '../entities';
import { busy, notFound, refuse, validationFailed } from '../errors';
import type { Org } from '../org';
import { refusalOf } from '../rules/expressions';
import { applyRule, removeRule } from '../rules/group-rule';
import { type Call, type Endpoint, page } from '../server';
import { findRule } from './find';

const excluded = z.looseObject({ exclude: z.array(z.string()).nullish() }).nullish();
const body = z.looseObject({
  type: z.literal('group_rule'),
  name: z.string().min(1).max(50),
  conditions: z.looseObject({
    expression: z.looseObject({ type: z.literal('urn:okta:expression:1.0'), value: z.string().min(1) }),
    people: z.looseObject({ users: excluded, groups: excluded }).nullish(),
  }),
  actions: z.looseObject({ assignUserToGroups: z.looseObject({ groupIds: z.array(z.string()).min(1) }) }),
});

const target = ({ id, name }: GroupRule) => ({ id, type: 'GroupRule', displayName: name });

function checkBusy(org: Org): void {
  const { switches } = org.store.settings;
  if (switches.groupRulesBusy <= 0) return;
  switches.groupRulesBusy -= 1;
  throw busy();
}

/** Groups that a condition names by id have to be there. */
function checkExpression(org: Org, expression: string): void {
  const refusal = refusalOf(org, 'group-rule', 'expression', expression);
  if (refusal) refuse('conditions.expression', [refusal]);
  for (const [, names = ''] of expression.matchAll(/\bisMemberOf(?:Any)?Group\s*\(([^)]*)\)/g))
    for (const [, id = ''] of names.matchAll(/["']([^"']*)["']/g))
      if (!org.store.groups.has(id))
        throw validationFailed('conditions.expression', `Invalid group ${id} in expression`);
}

function settable(org: Org, raw: unknown, own?: GroupRule) {
  const { name, conditions, actions } = body.parse(raw);
  const { groupIds } = actions.assignUserToGroups;
  for (const rule of org.store.rules.values())
    if (rule !== own && rule.name === name) throw validationFailed('name', `name: Rule name is already in use.`);
  checkExpression(org, conditions.expression.value);
  for (const id of groupIds) {
    const group = org.store.groups.get(id);
    if (!group) throw notFound(id, 'UserGroup');
    // A rule fills groups of Okta only; directory groups keep the members that the directory gives them.
    if (group.type !== 'OKTA_GROUP')
      throw validationFailed('groupIds', `groupIds: ${group.profile.name} is not a group that rules can fill.`);
  }
  return {
    name,
    expression: conditions.expression.value,
    groupIds,
    excludedUsers: conditions.people?.users?.exclude ?? [],
    excludedGroups: conditions.people?.groups?.exclude ?? [],
    lastUpdated: org.now(),
  };
}

function create(org: Org, call: Call) {
  checkBusy(org);
  const rule: GroupRule = { id: org.id('0pr'), status: 'INACTIVE', created: org.now(), ...settable(org, call.body) };
  org.store.rules.set(rule.id, rule);
  call.touch(target(rule));
  return ruleAnswer(org, rule);
}

function replace(org: Org, call: Call) {
  checkBusy(org);
  const rule = findRule(org, call.params.ruleId);
  if (rule.status === 'ACTIVE') throw validationFailed('status', 'A rule must be deactivated before it changes.');
  const change = settable(org, call.body, rule);
  if (String(change.groupIds) !== String(rule.groupIds))
    throw validationFailed('groupIds', 'groupIds: The actions of a rule cannot change.');
  Object.assign(rule, change);
  call.touch(target(rule));
  return ruleAnswer(org, rule);
}

async function lifecycle(org: Org, call: Call, status: 'ACTIVE' | 'INACTIVE') {
  checkBusy(org);
  const rule = findRule(org, call.params.ruleId);
  rule.status = status;
  rule.lastUpdated = org.now();
  call.touch(target(rule));
  if (status === 'ACTIVE') await applyRule(org, rule);
}

async function remove(org: Org, call: Call) {
  checkBusy(org);
  const rule = findRule(org, call.params.ruleId);
  if (rule.status === 'ACTIVE') throw validationFailed('status', 'A rule must be deactivated before it is deleted.');
  await removeRule(org, rule, call.query.removeUsers === 'true');
  call.touch(target(rule));
  call.reply.status(202);
  return {};
}

export function groupRuleEndpoints(org: Org): Endpoint[] {
  const url = '/api/v1/groups/rules';
  const one = `${url}/:ruleId`;
  const write = (action: string) => ({ kind: 'group-rule', event: `group.rule.${action}` });
  const manage = 'okta.groups.manage';
  return [
    {
      method: 'GET',
      url,
      scope: 'okta.groups.read',
      handle: (call) => {
        const wanted = call.query.search?.toLowerCase();
        const rules = [...org.store.rules.values()].filter(
          ({ name }) => wanted === undefined || name.toLowerCase().includes(wanted),
        );
        return page(call, org, rules, ({ id }) => id, { default: 50, max: 200 }).map((rule) => ruleAnswer(org, rule));
      },
    },
    { method: 'POST', url, scope: manage, write: write('create'), handle: (call) => create(org, call) },
    {
      method: 'GET',
      url: one,
      scope: 'okta.groups.read',
      handle: ({ params }) => ruleAnswer(org, findRule(org, params.ruleId)),
    },
    { method: 'PUT', url: one, scope: manage, write: write('update'), handle: (call) => replace(org, call) },
    { method: 'DELETE', url: one, scope: manage, write: write('delete'), handle: (call) => remove(org, call) },
    {
      method: 'POST',
      url: `${one}/lifecycle/activate`,
      scope: manage,
      write: write('activate'),
      handle: (call) => lifecycle(org, call, 'ACTIVE'),
    },
    {
      method: 'POST',
      url: `${one}/lifecycle/deactivate`,
      scope: manage,
      write: write('deactivate'),
      handle: (call) => lifecycle(org, call, 'INACTIVE'),
    },
  ];
}
