import { describe, expect, test } from 'vitest';
import { check, compile, EXPRESSION_FINDINGS, type Context } from '../../../engine/expressions';

const SCHEMAS = {
  user: {
    firstName: { type: 'string' },
    lastName: { type: 'string' },
    mobilePhone: { type: 'string' },
    department: { type: 'string' },
    email: { type: 'string', required: true },
    text: { type: 'string', required: true },
    salary: { type: 'integer' },
    tags: { type: 'array' },
  },
} as const;
const checked = (source: string, context: Context = 'okta-to-app') => check(source, { context, schemas: SCHEMAS });
const found = (source: string, context?: Context) =>
  checked(source, context).findings.map(({ id, start, end }) => `${id} ${source.slice(start, end)}`);
const clean = (source: string, context?: Context) => checked(source, context).suggestion?.expression;
const values = (source: string) => checked(source).suggestion?.after.map(({ value }) => value);

describe('one cause is one finding, where it enters', () => {
  test.each([
    ['"+1" + user.mobilePhone', ['null-concatenation user.mobilePhone']],
    [
      'String.toUpperCase(String.substring(user.firstName, 0, 1)) + String.toLowerCase(user.firstName) + "x"',
      ['null-argument user.firstName'],
    ],
    ['String.substringBefore(user.firstName, " ") + String.len(user.firstName)', ['null-argument user.firstName']],
    ['findDirectoryUser().managerUpn + "a"', ['null-operand findDirectoryUser()']],
  ])('%s', (source, expected) => expect(found(source)).toEqual(expected));

  test('every finding names the page or the observation it rests on', () => {
    for (const { source } of Object.values(EXPRESSION_FINDINGS)) expect(source).not.toBe('');
    expect(checked('"+1" + user.mobilePhone').findings[0]?.source).toContain('Spring');
  });
});

describe('a constant that is all there is', () => {
  test.each([
    ['"+1" + (user.mobilePhone ?: "")', [null, null]],
    ['(user.firstName ?: "") + " " + (user.lastName ?: "")', ['Ann', null]],
    ['user.department == "A" ? null : "x-" + (user.lastName ?: "")', [null, null]],
    ['String.append("+1", user.mobilePhone != null ? user.mobilePhone : "")', [null, null]],
  ])('%s', (source, lacking) => {
    expect(checked(source).findings.map(({ id }) => id)).toEqual(['constant-left-over']);
    expect(values(source)?.slice(1)).toEqual(lacking);
    expect(check(clean(source)!, { context: 'okta-to-app', schemas: SCHEMAS }).findings).toEqual([]);
  });

  test.each([
    'user.firstName != null ? user.firstName : "unknown"',
    'user.email + "#" + (user.firstName ?: "")',
    'String.stringSwitch(user.email, "none", "a", "b")',
  ])('%s chooses its constant', (source) => expect(found(source)).toEqual([]));
});

describe('one suggestion for the whole expression', () => {
  test.each([
    ['user.firstName + " " + user.lastName', ['Ann Lee', 'Ann', null]],
    ['user.lastName + " (" + user.department + ")"', ['Lee (department)', 'Lee', null]],
    ['String.join("-", user.firstName, user.lastName)', ['Ann-Lee', 'Ann', null]],
    ['user.salary + 1', [43, 43, null]],
    ['user.salary + ""', ['42', '42', null]],
    ['user.tags[0] + "x"', ['ax', 'ax', null]],
    ['Arrays.flatten(user.tags, user.firstName)', [['a', 'b', 'Ann'], null, null]],
  ])('%s becomes %j', (source, expected) => expect(values(source)).toEqual(expected));

  test('a rule stays a condition', () => {
    expect(clean('String.startsWith(user.department, "E")', 'group-rule')).toBe(
      'user.department != null AND user.department != "" AND String.startsWith(user.department, "E")',
    );
  });

  test('there is none where nothing is to be mended', () => expect(checked('user.email').suggestion).toBeUndefined());
});

describe('what fails for everybody', () => {
  test.each([
    ['Convert.toInt("a")', 'always-fails Convert.toInt("a")'],
    ['Time.now("Nope")', 'always-fails "Nope"'],
    ['Time.fromIso8601ToString(user.email, "qq")', 'always-fails "qq"'],
    ['String.stringSwitch(user.email, "d", "k")', 'wrong-arguments String.stringSwitch(user.email, "d", "k")'],
    ['user.text["a"]', 'operand-type "a"'],
    ['{1, 2}[5]', 'always-fails 5'],
    ['1 / 0', 'always-fails 0'],
    ['user.salary / 0', 'always-fails 0'],
    ['user.salary % 0L', 'always-fails 0L'],
    ['user.getInternalProperty("stats")', 'always-fails "stats"'],
    ['getManagerUser("google").email', 'always-fails "google"'],
    ['getAssistantAppUser("google", "x").email', 'always-fails "google"'],
    ['isMemberOfGroupNameRegex("([")', 'always-fails "(["'],
    ['getFilteredGroups({"a"}, "group.nam", 5)', 'always-fails "group.nam"'],
    ['user.getGroups({"group.typo": {"a"}})', 'always-fails {"group.typo": {"a"}}'],
    ['user.getGroups({"group.type": {"OKTA_GRUP"}})', 'always-fails "OKTA_GRUP"'],
    ['user.getGroups({"group.profile.name": "a", "operator": "LIKE"})', 'always-fails "LIKE"'],
    ['user.getGroups().![nme]', 'unknown-attribute nme'],
  ])('%s', (source, expected) => {
    const { ok } = checked(source);
    expect(found(source)).toContain(expected);
    expect(ok).toBe(false);
  });

  test.each([
    ['Convert.toInt(user.text)', 'may-fail Convert.toInt'],
    ['Time.fromIso8601ToUnix(user.text)', 'may-fail Time.fromIso8601ToUnix'],
    ['user.text[0]', 'may-fail 0'],
    ['Arrays.get(Arrays.flatten(user.text), 1)', 'may-fail Arrays.get'],
    ['user.text matches user.email', 'may-fail user.email'],
  ])('%s may fail', (source, expected) => expect(found(source)).toContain(expected));

  test.each([
    'user.salary / 2',
    'user.salary / 0.0',
    'isMemberOfGroupNameRegex("/.*admin.*") ? "a" : "b"',
    'user.getInternalProperty("id")',
    'getFilteredGroups({"a"}, "group.name", 5)',
    'user.getGroups({"group.id": {"a"}, "group.type": "APP_GROUP"}, {"group.profile.name": "a", "operator": "EXACT"})',
    'user.getGroups().![description]',
  ])('%s may have a value', (source) => expect(checked(source).ok).toBe(true));

  test.each([
    ['user.salary == "5"', 'never-equal "5"', '5'],
    ['"5" != user.salary', 'never-equal "5"', '5'],
    ['user.email == 5', 'never-equal 5', '"5"'],
    ['user.tags == "a"', 'never-equal "a"', undefined],
    ['user.email == true', 'never-equal true', '"true"'],
    ['(user.salary > 1) == "TRUE"', 'never-equal "TRUE"', 'true'],
  ])('%s compares different kinds', (source, expected, suggestion) => {
    const comparison = checked(source, 'group-rule').findings.find(({ id }) => id === 'never-equal');
    expect(found(source, 'group-rule')).toContain(expected);
    expect(comparison?.suggestion).toBe(suggestion);
  });

  test.each(['user.salary == 5.0', 'user.email == null', 'user.email == user.firstName', 'user.tags == {"a"}'])(
    '%s compares what may be equal',
    (source) => expect(found(source, 'group-rule').join()).not.toContain('never-equal'),
  );

  test('the body of a projection may be a path', () => {
    expect(found("user.getGroups({'group.type': 'OKTA_GROUP'}).![profile.name]")).toEqual([]);
  });
});

describe('what other languages write', () => {
  test.each<[string, string, Context?]>([
    ['String.endsWith(user.email, ".com")', 'user.email matches ".*\\Q.com\\E"'],
    ['String.contains(user.email, "a")', 'String.stringContains(user.email, "a")'],
    ['isMemberOfAnyGroupName("a", "b")', '(isMemberOfGroupName("a") OR isMemberOfGroupName("b"))', 'group-rule'],
    ['user.email.contains("a")', 'String.stringContains(user.email, "a")'],
    ['user.tags.contains("a")', 'user.tags != null ? Arrays.contains(user.tags, "a") : null'],
    ['\u201cUS\u201d + user.email', '"US" + user.email'],
    ['user.email\u00a0+ "a"', 'user.email + "a"'],
    ['user.department === "a"', 'user.department == "a"', 'group-rule'],
    ['user.department !== "a"', 'user.department != "a"', 'group-rule'],
    ['user.department <> "a"', 'user.department != "a"', 'group-rule'],
    ['user.department = "a"', 'user.department == "a"', 'group-rule'],
    ['user.department == Engineering', 'user.department == "Engineering"', 'group-rule'],
    ['user.email IN {"a", "b"} AND true', 'Arrays.contains({"a", "b"}, user.email) AND true', 'group-rule'],
    ['profile.department == "x"', 'user.department == "x"', 'group-rule'],
    ['user.profile.department == "x"', 'user.department == "x"', 'group-rule'],
    ['user.email in ("a", "b")', 'Arrays.contains({"a", "b"}, user.email)', 'group-rule'],
    ['user.email NOT IN {"a"}', '!Arrays.contains({"a"}, user.email)', 'group-rule'],
    ['user.email not contains "a"', '!String.stringContains(user.email, "a")', 'group-rule'],
    ['user.email LIKE "%a%"', 'String.stringContains(user.email, "a")', 'group-rule'],
    ['user.email like "a%"', 'String.startsWith(user.email, "a")', 'group-rule'],
    ['user.email NOT LIKE "%a"', '!(user.email matches ".*\\Qa\\E")', 'group-rule'],
    ['user.email like "a"', 'user.email == "a"', 'group-rule'],
    ['user.email like "a%b_c"', 'user.email matches "a.*b.c"', 'group-rule'],
    ['user.department IS NOT NULL', 'user.department != null', 'group-rule'],
    ['user.department is null', 'user.department == null', 'group-rule'],
    ['user.department == undefined', 'user.department == null', 'group-rule'],
    ['user.department != nil', 'user.department != null', 'group-rule'],
    ['user.email =~ "a.*"', 'user.email matches "a.*"', 'group-rule'],
    ['user.email ~= "a.*"', 'user.email matches "a.*"', 'group-rule'],
    ['${user.email} == "a"', 'user.email == "a"', 'group-rule'],
    ['user.email == "a" ;', 'user.email == "a" ', 'group-rule'],
    ['user.department ?? "x"', 'user.department ?: "x"'],
    ['user->email', 'user.email'],
    ['"a" & user.email', '"a" + user.email'],
    ['String.lower(user.email)', 'String.toLowerCase(user.email)'],
    ['String.upper(user.email)', 'String.toUpperCase(user.email)'],
    ['len(user.email)', 'String.len(user.email)'],
    ['IF(user.email == "a", 1, 2)', '((user.email == "a") ? 1 : 2)'],
    ['coalesce(user.department, "x")', '(user.department ?: "x")'],
    ['isNull(user.department)', '(user.department == null)', 'group-rule'],
    ['isEmpty(user.department)', '(user.department == null OR user.department == "")', 'group-rule'],
    ['Convert.toString(user.salary)', 'user.salary != null ? user.salary + "" : null'],
    ['Math.round(2.5)', 'Convert.toInt(2.5)'],
    ['DateTime.now()', 'Time.now()'],
  ])('%s', (source, expected, context) => {
    expect(checked(source, context).ok).toBe(false);
    expect(clean(source, context)).toBe(expected);
  });

  test.each([
    ['if (user.email == "a") "b" else "c"', 'There is no "if"; write condition ? value : other.'],
    ['Zzz.frob(user.email)', 'There is no function "Zzz.frob".'],
    ['user.frob(user.email)', 'There is no function "frob".'],
    ['equals(user.email)', 'Texts are compared with "=="'],
    ['isMemberOf("a")', 'isMemberOfGroupName, isMemberOfGroup'],
  ])('%s is answered in words', (source, message) => {
    const [finding] = checked(source).findings;
    expect(finding?.message).toContain(message);
    expect(finding).not.toHaveProperty('suggestion');
  });

  test.each(['user.email ew "a\\Eb"', 'user.email like "%a\\Eb"', 'user.email.endsWith("a\\Eb")'])(
    'what would end a quotation is part of the text: %s',
    (source) => {
      const write = compile(clean(source)!);
      const ends = ['a\\Eb', 'xa\\Eb', 'ab', 'a\\Ebc', 'aEb'].map((email) => write.evaluate({ user: { email } }));
      expect(ends).toEqual([true, true, false, false, false]);
    },
  );

  test('a condition without its attribute is told what to write', () => {
    expect(checked('==Engineering', 'group-rule').findings[0]?.message).toContain('user.attribute == "value"');
    const [status, active] = check('status==Active', { context: 'group-rule' }).findings;
    expect([status?.suggestion, active?.suggestion]).toEqual(['user.status', '"Active"']);
  });
});

describe('what is meant otherwise than it is read', () => {
  const people = {
    ...SCHEMAS.user,
    city: { type: 'string' },
    age: { type: 'integer' },
    active: { type: 'boolean' },
    'cost-center': { type: 'string' },
  } as const;
  const asked = (source: string, context: Context) => check(source, { context, schemas: { user: people } });

  test.each<[string, Context, string, string]>([
    ['user.email == "a" AND NOT user.city == "b"', 'group-rule', 'not-a-boolean', 'user.email == "a" AND !(user.city == "b")'], // prettier-ignore
    ['!String.toLowerCase(user.email) != "a"', 'group-rule', 'not-a-boolean', '!(String.toLowerCase(user.email) != "a")'], // prettier-ignore
    ['user.city == "a" OR "b" OR "c"', 'group-rule', 'not-a-boolean', 'user.city == "a" OR user.city == "b" OR user.city == "c"'], // prettier-ignore
    ['user.city != "a" AND "b"', 'group-rule', 'not-a-boolean', 'user.city != "a" AND user.city != "b"'],
    ['user.email || "-" || user.text', 'okta-to-app', 'not-a-boolean', 'user.email + "-" + user.text'],
    ['user.city || "none"', 'okta-to-app', 'not-a-boolean', 'user.city ?: "none"'],
    ['user.cost-center == "a"', 'group-rule', 'unknown-attribute', 'user["cost-center"] == "a"'],
    ['user.status == "ACTIVE"', 'group-rule', 'unknown-attribute', 'user.getInternalProperty("status") == "ACTIVE"'],
    ['status==Active', 'group-rule', 'unknown-variable', 'user.getInternalProperty("status")=="Active"'],
    ['user.age > "5"', 'group-rule', 'operand-type', 'user.age > 5'],
    ['"5" <= user.age', 'group-rule', 'operand-type', '5 <= user.age'],
    ['user.age == 14155550100', 'group-rule', 'number-out-of-range', 'user.age == 14155550100L'],
    ['user.active == "true"', 'group-rule', 'never-equal', 'user.active == true'],
    ['user.email ~ "a.*"', 'group-rule', 'unexpected-character', 'user.email matches "a.*"'],
    ['stringContains(user.email, "a")', 'group-rule', 'unknown-function', 'String.stringContains(user.email, "a")'],
    ['user.tags.join("; ")', 'okta-to-app', 'unknown-function', 'user.tags != null ? String.replace(Arrays.toCsvString(user.tags), ",", "; ") : null'], // prettier-ignore
    ['String.join(",", {"a", "b"})', 'okta-to-app', 'argument-type', 'String.join(",", Arrays.toCsvString({"a", "b"}))'], // prettier-ignore
    ['${user.email}.${user.text}@acme.com', 'okta-to-app', 'unexpected-character', 'user.email + "." + user.text + "@acme.com"'], // prettier-ignore
    ['`${user.email} ${user.text}`', 'okta-to-app', 'unexpected-character', 'user.email + " " + user.text'],
    ['${fn:toUpperCase(user.email)}', 'okta-to-app', 'unexpected-character', 'String.toUpperCase(user.email)'],
    ['fn:toUpperCase(source.email)', 'username-template', 'unexpected-token', 'String.toUpperCase(source.email)'],
  ])('%s in %s is one %s', (source, context, id, meant) => {
    const { findings, suggestion } = asked(source, context);
    expect([...new Set(findings.filter(({ severity }) => severity !== 'info').map((one) => one.id))]).toContain(id);
    expect(suggestion?.expression).toBe(meant);
    expect(asked(meant, context).ok).toBe(true);
  });

  test.each<[string, Context]>([
    ['!user.active == true', 'group-rule'],
    ['user.city == "a" || user.city == "b"', 'group-rule'],
    ['user.age-1', 'okta-to-app'],
    ['user.age-user.age', 'okta-to-app'],
  ])('%s means what it says', (source, context) => expect(asked(source, context).ok).toBe(true));

  test("Identity Engine's method of Identity Engine's attribute is one finding", () => {
    const { findings, suggestion } = asked('user.profile.email.substringAfter("@")', 'okta-to-app');
    expect(findings.map(({ id, suggestion: meant }) => [id, meant])).toEqual([
      ['unknown-function', 'String.substringAfter(user.email, "@")'],
    ]);
    expect(suggestion?.expression).toBe('String.substringAfter(user.email, "@")');
  });

  test('what a function is given needs no word where there is no such function', () => {
    const { findings } = asked('Convert.toInt(user.city, 1) > 3', 'group-rule');
    expect(findings.map(({ id }) => id)).toEqual(['not-in-group-rule']);
  });
});
