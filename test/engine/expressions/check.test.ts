import { describe, expect, test } from 'vitest';
import type { CheckOptions, ExpressionFinding } from '../../../engine/expressions';
import { caret, check } from '../../../engine/expressions';

const SCHEMAS = {
  user: {
    firstName: { type: 'string' },
    email: { type: 'string', required: true },
    salary: { type: 'integer' },
    ratio: { type: 'number' },
    isContractor: { type: 'boolean' },
    tags: { type: 'array' },
  },
  appuser: { directNumber: { type: 'string' }, extensionNumber: { type: 'string' } },
  zendesk_9ao1g13: { role: { type: 'string' } },
} as const;
const GUIDE = '(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber';

const checked = (source: string, context: CheckOptions['context'] = 'okta-to-app') =>
  check(source, { context, schemas: SCHEMAS });
const ids = (source: string, context?: CheckOptions['context']) =>
  checked(source, context).findings.map(({ id, severity, start, end, suggestion }) =>
    [severity, id, source.slice(start, end), ...(suggestion === undefined ? [] : [suggestion])].join(' | '),
  );
const shown = (source: string, { start, end }: ExpressionFinding) => caret(source, start, end);

const CLEAN =
  '(appuser.directNumber != null AND appuser.directNumber != "") OR (appuser.extensionNumber != null AND appuser.extensionNumber != "")' +
  ' ? (appuser.directNumber != null AND appuser.directNumber != "" ? appuser.directNumber : "")' +
  ' + (appuser.extensionNumber != null AND appuser.extensionNumber != "" ? "#" + appuser.extensionNumber : "") : null';

describe("the guide's own expression", () => {
  test('draws one warning, for the operand that nobody guards, and is offered whole', () => {
    const result = checked(GUIDE, 'app-to-okta');
    expect(result).toMatchObject({
      ok: true,
      type: 'String',
      nullable: false,
      reads: ['appuser.directNumber', 'appuser.extensionNumber'],
      cause: 'appuser.extensionNumber',
    });
    expect(result.findings).toEqual([
      {
        id: 'null-concatenation',
        severity: 'warning',
        message: 'Where this is null, Spring appends the text "null"; what Okta does is not documented.',
        source: 'Spring 6 (OpPlus), run beside this engine',
        cause: 'appuser.extensionNumber',
        start: 67,
        end: 90,
        suggestion: '(appuser.extensionNumber != null ? appuser.extensionNumber : "")',
      },
    ]);
    expect(result.suggestion?.expression).toBe(CLEAN);
  });

  test('is shown for somebody with both, with the number only, with nothing', () => {
    const { before = [], after = [] } = checked(GUIDE, 'app-to-okta').suggestion ?? {};
    expect(before.map(({ value }) => value)).toEqual(['+14155550100#101', '+14155550100#null', '#null']);
    expect(after.map(({ value }) => value)).toEqual(['+14155550100#101', '+14155550100', null]);
    expect(after.map(({ person }) => person)).toEqual([
      'with everything',
      'without appuser.extensionNumber',
      'with nothing',
    ]);
  });

  test('guarded operand by operand it still leaves its "#"', () => {
    const [finding] = checked(GUIDE, 'app-to-okta').findings;
    const guarded = GUIDE.slice(0, finding!.start) + finding!.suggestion + GUIDE.slice(finding!.end);
    const { findings, suggestion } = checked(guarded, 'app-to-okta');
    expect(findings.map(({ id, start, end }) => [id, start, end])).toEqual([['constant-left-over', 0, guarded.length]]);
    expect(suggestion?.expression).toBe(CLEAN);
  });

  test('draws none once the whole suggestion is taken', () => {
    expect(checked(CLEAN, 'app-to-okta').findings).toEqual([]);
  });
});

describe('variables and attributes', () => {
  test('a foreign variable is refused, the caret under it', () => {
    const source = '"#" + user.firstName';
    const { ok, findings } = checked(source, 'app-to-okta');
    expect(ok).toBe(false);
    expect(findings.map(({ id }) => id)).toEqual(['foreign-variable']);
    expect(shown(source, findings[0]!)).toBe('"#" + user.firstName\n      ^^^^');
  });

  test('a misspelt attribute is refused, the caret under it and the right name offered', () => {
    const source = 'user.fristName';
    const [finding] = checked(source).findings;
    expect(finding).toMatchObject({ id: 'unknown-attribute', suggestion: 'firstName' });
    expect(shown(source, finding!)).toBe('user.fristName\n     ^^^^^^^^^');
  });

  test.each([
    ['user.firstname', ['error | unknown-attribute | firstname | firstName']],
    ['firstName', ['error | unknown-variable | firstName | user.firstName']],
    ['usr.email', ['error | unknown-variable | usr | user']],
    ['user.shoeSize', ['error | unknown-attribute | shoeSize']],
    ['session.amr', ['error | foreign-variable | session | user']],
    ['source.email', []],
    ['source.emial', ['error | unknown-attribute | emial | email']],
    ['zendesk_9ao1g13.role', []],
    ['office365_app.domain', []],
    ['org.name', []],
    ['user.email.length', ['error | unknown-attribute | length']],
  ])('%s', (source, expected) => expect(ids(source)).toEqual(expected));

  test('an attribute of a variable without schema is not checked', () => {
    expect(check('appuser.anything', { context: 'app-to-okta' })).toMatchObject({
      ok: true,
      type: 'Unknown',
      nullable: true,
    });
  });
});

describe('types', () => {
  test.each([
    ['user.email', 'String', false],
    ['user.firstName', 'String', true],
    ['user.salary + 1', 'Int', false],
    ['user.ratio * 2', 'Double', false],
    ['2 ^ 3', 'Int', false],
    ['-1.5', 'Double', false],
    ['user.salary > 1', 'Boolean', false],
    ['user.tags', 'Array', true],
    ['{1, 2}', 'Array', false],
    ["{'a': 1}", 'Object', false],
    ['"abc"[0]', 'String', false],
    ['{1}[0]', 'Unknown', true],
    ['user.email != "" ? 1 : null', 'Int', true],
    ['user.email != "" ? null : "a"', 'String', true],
    ['user.email != "" ? 1 : "a"', 'Unknown', false],
    ['user.firstName ?: "x"', 'String', false],
    ['String.len(user.firstName)', 'Int', false],
    ['String.toUpperCase(user.firstName)', 'String', true],
    ['String.toUpperCase(user.email)', 'String', false],
    ['Arrays.size(user.tags)', 'Int', false],
    ['null', 'Null', true],
    ['findDirectoryUser()', 'Object', true],
    ["user.getGroups({'group.type': 'OKTA_GROUP'}).![name]", 'Array', false],
    ['Convert.toNum("1")', 'Double', false],
  ])('%s is %s', (source, type, nullable) => expect(checked(source)).toMatchObject({ type, nullable }));
});

describe('what Okta leaves open', () => {
  test.each([
    ['"a" + null', ['warning | null-concatenation | null | ""']],
    ['user.firstName + user.firstName', ['warning | null-concatenation | user.firstName | (user.firstName != null ? user.firstName : "")']], // prettier-ignore
    ['"a" + String.toLowerCase(user.firstName)', ['warning | null-argument | user.firstName | (user.firstName != null ? user.firstName : "")']], // prettier-ignore
    [
      'String.len(user.firstName)',
      ['warning | null-argument | user.firstName | (user.firstName != null ? user.firstName : "")'],
    ],
    ['user.salary + 1', ['warning | null-operand | user.salary']],
    ['-user.salary', ['warning | null-operand | user.salary']],
    ['user.firstName[0]', ['warning | null-operand | user.firstName']],
    ['String.substringBefore(user.email, "@")', ['warning | no-match | String.substringBefore']],
    ['String.substringBefore("a@b", "@")', []],
    ['Iso3166Convert.toAlpha2(user.email)', ['warning | no-match | Iso3166Convert.toAlpha2']],
    ['String.substring(user.email, 0, 1)', ['warning | out-of-range | String.substring']],
    ['Arrays.flatten(user.tags)', ['warning | null-argument | user.tags | (user.tags != null ? user.tags : {})']],
    ['Arrays.contains(user.tags, "a")', ['warning | null-argument | user.tags | (user.tags != null ? user.tags : {})']],
    ['findDirectoryUser().managerUpn', ['warning | null-operand | findDirectoryUser()']],
    ['user.isContractor ? 1 : 2', ['warning | null-operand | user.isContractor | (user.isContractor != null ? user.isContractor : false)']], // prettier-ignore
    [
      'user.email matches "a" && true',
      ['info | deprecated-operator | matches', 'warning | unconfirmed-operator | && | AND'],
    ],
    [
      'not (user.email eq "a")',
      ['warning | unconfirmed-operator | not | !', 'warning | unconfirmed-operator | eq | =='],
    ],
    ['user.firstName matches "a"', ['warning | null-operand | user.firstName | (user.firstName != null ? user.firstName : "")', 'info | deprecated-operator | matches']], // prettier-ignore
    ['3 - 1', ['warning | unconfirmed-operator | -']],
    ['user?.email', ['warning | unconfirmed-operator | ?.']],
    ['Convert.toInt("1") == 1 ? 1 : 2', ['warning | conversion-in-condition | Convert.toInt']],
    ['toUpperCase(user.email)', ['info | deprecated-function | toUpperCase | String.toUpperCase']],
  ])('%s', (source, expected) => expect(ids(source)).toEqual(expected));
});

describe('guards', () => {
  test.each([
    'user.firstName != null ? "a" + user.firstName : ""',
    'user.firstName == null ? "" : "a" + user.firstName',
    'null != user.firstName ? "a" + user.firstName : ""',
    '!(user.firstName == null) ? "a" + user.firstName : ""',
    'user.firstName != "" AND user.firstName != null ? "a" + user.firstName : ""',
    'user.firstName == "" OR user.firstName == null ? "" : "a" + user.firstName',
    'user.firstName == "x" ? "a" + user.firstName : ""',
    'user.firstName != null AND String.len(user.firstName) > 1',
    'user.firstName == null OR String.len(user.firstName) > 1',
    'hasDirectoryUser() ? findDirectoryUser().managerUpn : null',
    'hasWorkdayUser() ? findWorkdayUser().employeeID : null',
    'String.stringContains(user.email, "@") ? String.substringBefore(user.email, "@") : user.email',
    'user.email + (user.firstName ?: "")',
    'String.substringAfter(user.email, "@")',
    'Arrays.size(user.tags)',
  ])('%s needs no warning', (source) => expect(ids(source)).toEqual([]));

  test.each([
    'user.firstName != "" ? "a" + user.firstName : ""',
    'user.firstName == null ? "a" + user.firstName : ""',
    'user.firstName != null OR user.salary == 1 ? "a" + user.firstName : ""',
    '!(user.firstName != null) ? "a" + user.firstName : ""',
  ])('%s does not guard', (source) => expect(ids(source)).not.toEqual([]));
});

describe('what is refused', () => {
  test.each([
    ['Strings.len(user.email)', ['error | unknown-function | Strings.len | String.len']],
    ['String.length(user.email)', ['error | unknown-function | String.length(user.email) | String.len(user.email)']],
    ['toUperCase(user.email)', ['error | unknown-function | toUperCase | toUpperCase']],
    ['user.getGroup("a")', ['error | unknown-function | getGroup | getGroups']],
    ['String.len()', ['error | wrong-arguments | String.len()']],
    ['String.len("a", "b")', ['error | wrong-arguments | String.len("a", "b")']],
    ['hasDirectoryUser(1)', ['error | wrong-arguments | hasDirectoryUser(1)']],
    ['String.len({1})', ['error | argument-type | {1}']],
    ['String.substring("abc", "a", 2)', ['error | argument-type | "a"']],
    ['Arrays.size(1)', ['error | argument-type | 1']],
    ['1 + true', ['error | operand-type | 1 + true']],
    ['{1} + {2}', ['error | operand-type | {1} + {2}']],
    ['-"a"', ['error | operand-type | "a"']],
    ['1 < "a"', ['error | operand-type | 1 < "a"']],
    ['1 ? 2 : 3', ['error | not-a-boolean | 1']],
    ['!"a"', ['error | not-a-boolean | "a"']],
    ['1 AND true', ['error | not-a-boolean | 1']],
    ['user.email matches "(a"', ['info | deprecated-operator | matches', 'error | bad-pattern | "(a"']],
    ['user.email matches 1', ['info | deprecated-operator | matches', 'error | operand-type | 1']],
    ['1[0]', ['error | operand-type | 1']],
    ['{1}["a"]', ['error | operand-type | "a"']],
    ['Groups.contains("OKTA", "a", 1)', ['error | claims-only | Groups.contains']],
    ['1 +', ['error | unexpected-token | ']],
    ['T(java.lang.Runtime)', ['error | unsupported | T']],
  ])('%s', (source, expected) => {
    expect(ids(source)).toEqual(expected);
    expect(checked(source).ok).toBe(false);
  });
});

describe('group rules', () => {
  test.each([
    'user.salary >= 1000000',
    'user.email == "San Francisco"',
    'String.stringContains(user.email, "@example.com")',
    'user.getInternalProperty("status") == "ACTIVE"',
    'isMemberOfGroupName("Sales") AND !isMemberOfAnyGroup("00g1", "00g2")',
    'String.startsWith(user.email, String.toLowerCase("bob"))',
  ])('%s is a rule', (source) => expect(checked(source, 'group-rule')).toMatchObject({ ok: true, type: 'Boolean' }));

  test.each([
    ['Convert.toInt("2018") == user.salary', 'error | not-in-group-rule | Convert.toInt'],
    ['Time.now() == user.email', 'error | not-in-group-rule | Time.now'],
    ['hasDirectoryUser()', 'error | not-in-group-rule | hasDirectoryUser'],
    ['toUpperCase(user.email) == "A"', 'error | not-in-group-rule | toUpperCase | String.toUpperCase'],
    ['appuser.directNumber == "1"', 'error | foreign-variable | appuser | user'],
    ['org.name == "acme"', 'error | foreign-variable | org | user'],
    ['zendesk_9ao1g13.role == "a"', 'error | unknown-variable | zendesk_9ao1g13'],
    ['user.email', 'error | rule-not-boolean | user.email'],
  ])('%s is none', (source, expected) => expect(ids(source, 'group-rule')).toContain(expected));
});

describe('reads', () => {
  test('lists each attribute once, as it is written', () => {
    const source = 'user.email != null ? user.email : String.join(user.firstName, org.name, getManagerUser("a").email)';
    expect(checked(source).reads).toEqual(['user.email', 'user.firstName', 'org.name']);
  });
});
