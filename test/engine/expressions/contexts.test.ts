import { describe, expect, test } from 'vitest';
import { check, compile, contextNamed, type Context } from '../../../engine/expressions';

const ids = (source: string, context: Context) =>
  check(source, { context }).findings.map(({ id, start, end }) => `${id} ${source.slice(start, end)}`);

describe('where an expression stands', () => {
  test.each<[Context, string]>([
    ['saml-statement', 'Arrays.toCsvString(session.amr ?: {})'],
    ['saml-statement', '${user.firstName}'],
    ['username-template', '${source.login}'],
    ['username-template', '${fn:substringBefore(source.login, "@")}'],
    ['claim', 'Groups.startsWith("OKTA", "a", 10)'],
    ['claim', 'access.scope'],
    ['idp', 'idpuser.email'],
    ['app-to-okta', 'appUser.firstName'],
    ['okta-to-app', 'target_app.namingContext'],
  ])('%s takes %s', (context, source) => expect(check(source, { context }).ok).toBe(true));

  test.each<[Context, string, string]>([
    ['okta-to-app', 'session.amr', 'foreign-variable session'],
    ['okta-to-app', '${user.login}', 'unexpected-character ${user.login}'],
    ['group-rule', 'isMemberOfGroupName(idpuser.x)', 'foreign-variable idpuser'],
    ['group-rule', 'active_directory.title == "a"', 'unknown-variable active_directory'],
    ['saml-statement', 'Groups.contains("OKTA", "a", 1)', 'claims-only Groups.contains'],
    ['idp', 'user.email', 'foreign-variable user'],
    ['claim', 'zendesk.role', 'unknown-variable zendesk'],
    ['app-to-okta', 'usre.title', 'unknown-variable usre'],
  ])('%s refuses %s', (context, source, finding) => expect(ids(source, context)).toContain(finding));

  test.each(['active_directory.managerUpn', 'workday.userName', 'zendesk.firstName'])(
    '%s is empty for a new import, and the checker says so',
    (source) => {
      const { ok, findings } = check(source, { context: 'app-to-okta' });
      expect(ok).toBe(true);
      expect(findings).toMatchObject([{ id: 'app-reference', severity: 'warning' }]);
      expect(findings[0]!.message).toContain('new import');
    },
  );

  test('the context is found by the words people use', () => {
    expect(['samlStatement', 'SAML', 'username_template', 'claims', 'group rule'].map(contextNamed)).toEqual([
      'saml-statement',
      'saml-statement',
      'username-template',
      'claim',
      'group-rule',
    ]);
    expect(contextNamed('somewhere')).toBeUndefined();
  });
});

describe('an attribute by a constant index', () => {
  test.each(['user["fristName"]', 'user[fristName]'])('%s is checked like any other', (source) => {
    const result = check(source, { context: 'okta-to-app', schemas: { user: { firstName: { type: 'string' } } } });
    expect(result.reads).toEqual(['user.fristName']);
    expect(result.findings).toMatchObject([{ id: 'unknown-attribute', suggestion: '"firstName"' }]);
    expect(result.suggestion?.expression).toBe('user["firstName"]');
  });
});

describe('templates', () => {
  const template = (source: string, vars: object) =>
    compile(source, { context: 'username-template' }).evaluate(vars as Record<string, unknown>);

  test('placeholders are expressions, the text between them stays', () => {
    const source = { login: 'ann@acme.test', n: 'x' };
    expect(template('${source.login}', { source })).toBe('ann@acme.test');
    expect(template('a-${fn:substringBefore(source.login, "@")}-${source.n}.z', { source })).toBe('a-ann-x.z');
    expect(template('String.toUpperCase(source.n)', { source })).toBe('X');
  });

  test('a finding points into the whole template', () => {
    expect(ids('x-${sorce.login}', 'username-template')).toEqual(['unknown-variable sorce']);
  });
});

describe('the display name in a group rule', () => {
  const user = { firstName: 'Ann', lastName: 'Lee' };

  test('is first and last name where it was never edited, and only there', () => {
    const rule = compile('user.displayName == "Ann Lee"', { context: 'group-rule' });
    expect(rule.evaluate({ user })).toBe(true);
    expect(rule.evaluate({ user: { ...user, displayName: 'A' } })).toBe(false);
    expect(rule.reads).toEqual(['user.displayName', 'user.firstName', 'user.lastName']);
    expect(compile('user.displayName').evaluate({ user })).toBeNull();
  });

  test('is as the org was seen to do it', () => {
    const rule = compile('user.displayName == null', { context: 'group-rule', behaviour: { displayName: 'null' } });
    expect(rule.evaluate({ user })).toBe(true);
  });
});
