import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../../engine/expressions';
import { caret, check, compile, ExpressionError } from '../../../engine/expressions';

/**
 * Every message, word for word, where it points and what it offers, in two files that a person can read.
 * `npx vitest run test/engine/expressions/reports.test.ts -u` writes them anew.
 */
const SCHEMAS = {
  user: {
    firstName: { type: 'string' },
    lastName: { type: 'string' },
    email: { type: 'string', required: true },
    salary: { type: 'integer' },
    ratio: { type: 'number' },
    isContractor: { type: 'boolean' },
    tags: { type: 'array' },
  },
  appuser: { extensionNumber: { type: 'string' } },
  zendesk_9ao1g13: { role: { type: 'string' } },
} as const;

const OKTA_TO_APP = [
  // Variables, attributes, functions that do not exist
  'usr.email', 'firstName', 'zendesk.role', 'zendesk_9ao1g13.rloe', 'idpuser.x', 'appuser.x', 'session.amr', 'access.scope',
  'user.eamil', 'user.mail', 'user.emali', 'user.zzz', 'user.emial + "a"', '{user.nme}', "{'a': user.nme}", 'user.email.first', '{1}.first',
  'frob(usr.x)', 'Zzz.frob(usr.x)', 'user.frobnicate(usr.x)', 'user.getGroop(usr.x)', 'getManagerUser("a").frob(usr.x)',
  'getManagerUser("a").getLinkedObjekt("x")', 'getManagerUser("a").getLinkedObject("x")', 'tolowercase(user.email)', 'String.lenn("a")',
  // Calls
  'String.len()', 'String.join("a")', 'String.substring("abc", 1)', 'isMemberOfAnyGroup()', 'Time.now("a", "b", "c")',
  'String.len({1})', 'String.len(null)', 'String.len(app.x)', 'String.toUpperCase(null)', 'String.toUpperCase(app.x)',
  'String.substring(user.email, user.salary, 2)', 'String.substring("abc", true, 2)', 'Convert.toInt(true)', 'Convert.toInt(app.x)', 'Arrays.size(1)',
  'Arrays.add(user.tags, null)', 'Arrays.get(user.tags, 0)', 'Arrays.flatten(app.x, 1)', 'Arrays.flatten(1, 2)', 'Arrays.clear(null)',
  'user.getLinkedObject(user.firstName)', 'user.getGroups(null)', 'user.getInternalProperty("id")', 'Groups.contains("a", "b", 1)',
  'Iso3166Convert.toAlpha2("IN")', 'Iso3166Convert.toAlpha2(user.email)', 'substringBefore(user.email, "@")', 'substring(user.email, 0, 1)', 'String.substring("abc", 0, 9)',
  'Convert.toInt("1") == 1 ? 1 : 2', 'Time.now() == "a" ? 1 : 2', 'Arrays.size(user.tags) == 1 ? 1 : 2', 'Arrays.contains({1}, 1) ? 1 : 2', 'true ? Time.now() : "a"',
  // Operators
  '"a" * 2', '"a" * user.salary', '"a" * app.x', '"a" - 1', '"a" - "b"', '"ab" / 2', '"a" / app.x', '1 - "a"', '1 * true', 'true * 1', '{1} % 2',
  'app.x * 2', '2 * app.x', 'app.x * "a"', 'app.x - true', 'app.x + 1', '1 + app.x', '"a" + app.x', 'app.x + "a"', 'app.x + app.y', 'null + "a"', 'null + 1', '1 + null',
  '1 + 1.5', '1.5 + 1', '1.5 * 1', '1 * 1.5', '1.5 + 1.5', '2.0 ^ 2', '1 + 2L', 'user.salary * user.salary', 'user.salary + user.salary', 'user.ratio + 1', '{1} + "a"', 'true + 1', "{'a': 1} + 1",
  '1 < app.x', 'app.x < "a"', 'null < 1', '1 >= null', '"a" == 1', '1 != "a"', 'true < 1', '"a" < 1', '1 <= {1}', '{1} > {1}', 'true > false', '"a" < "b"', '1 < 2.5',
  '"a" matches "b"', '"a" matches app.x', '"a" matches 1', 'user.email matches "["', 'user.firstName matches "a"', 'app.x matches "*"',
  'app.x ? 1 : 2', '!app.x', '-app.x', '+user.ratio', '-true', 'not user.isContractor', 'user.isContractor AND true', 'true or user.isContractor', 'app.x && true', '1 or true', '"a" ? 1 : 2',
  '1 eq 1 and 2 ne 3', '1 LT 2', '5 div 2', '5 mod 2', '5 % 2', '2 ^ 3',
  // Values within values
  'findDirectoryUser().a.b', 'findDirectoryUser()?.a', 'getManagerUser("x").email', 'org.a.b', '{1}[app.x]', '{1}["a"]', '{1}[1.5]', '{1}[user.salary]', 'app.x["a"]', '"abc"["a"]', '"abc"[0]',
  "user['firstName']", 'user[firstName]', 'org[name]', '1[0]', 'true[0]', 'null[0]', 'findDirectoryUser()[0]', 'user.tags[0]', 'user.firstName[0]',
  'user.getGroups().![name]', 'user.getGroups().![frob(1)]', 'user.getGroups().!["a" + name]', 'user.tags.![name]', 'app.x.![name]',
  'user.firstName ?: user.lastName', 'null ?: 1', 'user.firstName ?: 1', 'user.email ?: "a"', 'true ? null : null', 'true ? 1 : 1.5', 'true ? user.firstName : user.email', 'true ? user.email : user.firstName', 'true ? app.x : 1', 'user.email == "a" ? null : 1',
  // What a condition proves
  'Arrays.isEmpty(user.tags) ? "" : Arrays.toCsvString(user.tags)', 'Arrays.isEmpty(user.tags) ? Arrays.toCsvString(user.tags) : ""',
  'Arrays.contains(user.tags, "a") ? Arrays.toCsvString(user.tags) : Arrays.toCsvString(user.tags)', 'String.len(user.email) == 0 ? "a" + user.firstName : ""',
  'String.startsWith(user.firstName, "a") ? "a" + user.firstName : "b" + user.firstName', 'String.toLowerCase(user.firstName) == "a" ? "a" + user.firstName : ""',
  'hasWorkdayUser() ? "" : findWorkdayUser().x', 'hasWorkdayUser() ? findDirectoryUser().x : findWorkdayUser().x', '!hasDirectoryUser() ? "" : findDirectoryUser().x',
  'user.email matches "a" ? 1 : 2', 'user.firstName matches "a" ? "a" + user.firstName : "b" + user.firstName',
  '!(user.firstName == null OR user.lastName == null) ? user.firstName + user.lastName : ""', 'user.firstName == null AND true ? "" : "a" + user.firstName',
  'user.firstName != null AND user.lastName != null ? user.firstName + user.lastName : user.firstName + "a"', 'user.firstName == null OR user.lastName == null ? "" : user.firstName + user.lastName',
  'user.firstName != null OR user.lastName != null ? "a" + user.firstName : ""', '-1 == 1 ? "a" + user.firstName : ""', '{true}[0] ? "a" + user.firstName : ""', 'user.salary > 1 ? user.salary + 1 : 2',
  'user.firstName == user.lastName ? "a" + user.firstName : ""', 'user.firstName == "a" ? "a" + user.firstName : "b" + user.firstName', '"a" != user.firstName ? "b" + user.firstName : "a" + user.firstName', 'null == user.firstName ? "b" + user.firstName : "a" + user.firstName',
  'user.salary == 1 ? user.salary + 1 : 0', 'user.isContractor == true ? !user.isContractor : false', 'user.tags == {1} ? user.tags[0] : ""', 'user.firstName != "" ? "a" + user.firstName : ""',
  'String.stringContains(user.email, "@") ? substringAfter(user.email, "@") : substringAfter(user.email, "#")', 'String.stringContains(user.email, "@") AND String.len(substringAfter(user.email, "@")) > 1',
  // What the parser refuses
  '', '1 +', '(1', '{1', '{1: 2}', 'user.', 'user.1', "user.'a'", 'a ? 1', 'a ? 1 ; 2', '1 2', 'f(1 2)', 'a[1', 'a.![b', '"abc', "'abc", '~', '😀', '1 < 2 < 3', '2 ^ 3 ^ 2', ',', ')', '}',
  'a = 1', 'a++', '--a', '#a', '@a', '&a', 'a & b', 'a | b', 'a instanceof b', 'a between {1, 2}', 'a.?[b]', 'a.^[b]', 'a.$[b]', 'new a()', 'T(a)', 'a?.b()', '1.5f', '1f', '2147483648', '9223372036854775808L', '0x1FFFFFFFF', '1.5L', '1e', '0x', '1.', '.5',
  // Signs that documents put in the place of typed ones
  'user.email\u200b + "a"', 'user.firstName\u00a0+ user.lastName', '\u201ca\u201d + user.email + \'\u201cb\u201d\'', 'user.salary \u2264 5', 'user.salary \u2265 5', 'user.salary \u2260 5', 'user.salary \u2212 5', 'user.salary \u2013 5', '\u2018a\u2019 + "\u2019" + user.email', 'user.email == "it\u2019s" ? \u201cyes\u201d : "no"',
  // Operators and placeholders of other languages
  'user.email === "a"', 'user.email !== "a"', 'user.email <> "a"', 'user.email =~ "a"', 'user.email ~= "a"', 'user.email ~ "a"', 'user.salary => 5', 'user.salary =< 5', 'user->email', 'user.firstName ?? "a"', 'user.firstName & "a"', '"a" & user.firstName', 'user.isContractor & user.isContractor', 'user.isContractor | user.isContractor', '"a" + (user.isContractor & user.isContractor ? 1 : 2)',
  '${user.email}', '${ user.email }', '"a" + ${user.email}', '"a" + ${ user.email } + "b"', '${user.email', 'user.email;', 'user.email ; ', 'user.email; user.firstName', '`${user.firstName} ${user.lastName}`', ' `${user.firstName} ${user.lastName}` ', '${user.firstName} ${user.lastName}', '  ${user.firstName}-${user.lastName} ', '${user.firstName}@acme.com', 'x ${user.firstName} `', '`${user.firstName}` + "a"', '${user.firstName +} x', '${fn:substringBefore(user.email, "@")}',
  // Words between two values
  'user.email like "%a%"', 'user.email like "a%"', 'user.email like "%a"', 'user.email like "a"', 'user.email like "a_b"', 'user.email like "%a_b%"', 'user.email like "a%b"', 'user.email not like "%a%"', 'user.email not like "a%"', 'user.email not like "%a"', 'user.email not like "a"', 'user.email not like "a_b"', 'user.email like user.firstName', 'user.email like "%"',
  'user.email in {"a", "b"}', 'user.email not in {"a", "b"}', 'user.email contains "a"', 'user.email not contains "a"', 'user.email co "a"', 'user.email sw "a"', 'user.email startswith "a"', 'user.email not startsWith "a"', 'user.email ew "a"', 'user.email endswith "a"', 'user.email not ew "a"', 'user.email ew user.firstName', 'user.email + "x" pr', 'user.email constructor', 'user.email "pr"', '"pr" pr', 'user.email not sw "a"', 'user.email pr', 'user.email is null', 'user.email is not null', 'user.email between "a" and "b"',
  // What is read otherwise than it is meant
  'NOT user.email == "a"', '!user.email == "a"', '!user.salary > 5', '!user.isContractor == true', '!(user.email) == "a"', '!app.x == "a"', '!Arrays.isEmpty(user.tags) == true', '!String.len(user.email) > 3', '-user.salary == 1', '!user.email + "a"', '"a" == !user.email', '!frob(1) == 1',
  'user.email == "a" OR "b"', 'user.email == "a" OR "b" OR "c"', 'user.email != "a" AND "b"', 'user.email != "a" AND "b" AND "c"', 'user.email == "a" AND "b"', 'user.email < "a" OR "b"', 'user.isContractor OR "b"', 'user.salary == 1 OR 2', 'user.email == "a" OR user.firstName', 'user.email == "a" OR user.isContractor OR "b"', '"b" OR user.email == "a"',
  'user.firstName || user.lastName', 'user.firstName || " " || user.lastName', 'user.firstName || "x"', '"x" || user.firstName', 'user.firstName || user.salary', 'user.firstName || user.ratio || "x"', 'user.isContractor || user.firstName', 'user.firstName OR "x"', 'user.firstName && "x"', 'app.x || "a"', 'app.x || app.y', 'user.firstName || app.x', 'String.len(user.email) || "a"', 'frob(1) || "a"', 'user.firstName || null',
  'user.cost-center', 'user.cost -center', 'user.cost- center', 'user.email-lastName', 'user.email-user.lastName', 'user.email-email', 'app.cost-center', 'app.cost-user', 'user.salary-app', 'usr.cost-center', 'user.cost+center', 'org.sub-domain',
  'user.email == Active', 'user.email != Active', 'Active == user.email', 'user.email < Active', 'user.email == undefined', 'user.email == nil', 'user.email != None', 'user.email == NULL', 'user.email == frstName', 'user.email == usr', 'user.email == user', 'user.salary == Active', '{Active} == user.tags', 'user.email == a.b',
  // What Okta keeps beside the profile, and what stands within another value
  'user.id', 'user.status', '(user.status)', 'user["id"]', 'user.id.id', 'user.id.size()', 'user.profile.x', '(user.profile.email)', 'user.profile.email.length()', 'app.profile.x', 'app.profile.x[1]', 'app.profile.x[id]', '-app.profile.x', '+app.profile.x + Time.now()', '!app.profile.x', '2 * app.x - -app.x', '"a" + app.profile.x', 'app.profile.x ? 1 : 2', 'app.profile.x < 1', '1 < app.profile.x', 'true * 1 % -app.x', 'user[id].name', 'user[id].profile', 'user[app.x]', 'zendesk.role.x', 'my_app.x.y', 'my_app', '(my_app.x)',
  'findDirectoryUser()?.x.x', 'findDirectoryUser()[0].x', '"a"["2"]', '"a"[" 1 "]', '"a"["-1"]', '"a"["12"]', '"a"["1 x"]', '"a"["x1"]', '"a"["2.50"]', '"a"["12345678901"]', '"a"[true]', '"a"[org]', '"a"[app.x]', '"a"[-1]', '{"a"}[user.salary]', '{"a"}[user.ratio]', "{'a': 1}[{}]", '{"a"}.![user[id]]', '2.![name + "x"]', '"a".![name]', '{1}.![name]', 'Time.now() + "a"["12"]', 'user.email[app.x]',
  // Unknown functions: with too few values, of another kind, within others
  'if()', 'endsWith()', 'endsWith(user.email, "a")', 'length()', 'replaceAll()', 'substring()', 'String.join()', 'isMemberOfGroupNameEndsWith()', 'isMemberOfGroupNameEndsWith("a")', 'isMemberOfGroupNameEndsWith(user.email)', 'isMemberOfAnyGroupName("a", "b")', 'isEmpty() AND isMemberOfGroupNameStartsWith("a")', 'isEmpty(user.firstName != "a" ? user.firstName : "b")', 'isNull(user.firstName ?: "a")', 'round({1} ?: 5)', 'equals(user.email, "a")', 'equalsIgnoreCase(user.email, "A")', 'matches(user.email, "a")', 'user.email.equals("a")', '"a".equals(true)', 'user.email.matches("a" + user.lastName)', 'user.email.matches(user.lastName ?: "a")', 'user.tags.join()', 'user.tags.join(",")', 'user.tags.join("; ")', 'Arrays.join(user.tags)', 'Arrays.join(user.tags, "-")', 'user.tags.contains("a")', '{1}.contains(app.x)', '{1}.contains(1, 2)', 'user.email.endsWith("a")', 'user.email.endsWith(user.lastName)', 'user.email.endsWith()', 'user.email.frob()', 'user.frob()', '"".getLinkedObject()', '{user.tags}.getLinkedObject("a")', 'Conver.oInt("x") + 1', 'Iso316.onvert.toAlpha2("a")', 'Iso3166Convert.toAa2("IN")', 'use.getGroups(1)', 'stringContains(user.email, "a")', 'SomeThing.frobnicate(1)', 'someThing.frobnicate(1)', 'ring.len(null)',
  // Arguments of another kind
  'String.join(true, true, findDirectoryUser())', 'String.join(", ", user.tags)', 'String.len(user.tags)', 'Time.fromIso8601ToString("x1", user.email)', 'Time.fromWindowsToIso8601(user.firstName)', 'Time.fromWindowsToIso8601(user.id)', 'Time.fromIso8601ToUnix(user.profile.email)', 'Time.fromStringToIso8601("x1", user.email)', 'Time.now("A")', 'Time.now(user.firstName)', 'Iso3166Convert.toAlpha2(user.firstName)', 'Iso3166Convert.toAlpha2("x1")', 'Iso3166Convert.toAlpha2(null)', 'Iso3166Convert.toNumeric("x1")', 'Convert.toInt(user.salary)', 'Convert.toInt(user.ratio)', 'Convert.toNum(user.firstName)', 'getFilteredGroups(1, "a", {1})', 'getManagerAppUser(1.5, "a")', 'getManagerAppUser("a", "b").x', 'substringAfter("a", user.lastName)', 'String.replace("(" + my_app.x, 5, "a")',
  // Comparisons of different kinds
  'user.salary == "5"', 'user.salary == "-5"', 'user.salary == "2.50"', 'user.salary == "2.5x"', 'user.salary == "x2.5"', 'user.salary == "12"', 'user.ratio / "12"', 'user.salary < "5"', '"5" < user.salary', 'user.salary < "x"', '"x1" < user.salary', 'user.isContractor == "true"', 'user.isContractor == "TRUE"', 'user.isContractor == "true "', 'user.isContractor == "xtrue"', '"false" == user.isContractor', 'user.tags == ""', '"" == user.tags', 'user.email == {1}', 'user.email == 5', 'user.email == true', 'user.email == 1.5', '5 == user.email', 'user.email != 5L', 'true < "true"', 'false < ""', '0 != "-5" ? 1 : 2', '("a" != "" ? 0L != "2.50" : "")', 'user.salary / 0', 'user.salary % 0L', 'user.salary / 5L', 'user.ratio / 0', 'user.salary * 0', 'app.x / 0', '1 / 0',
  // Conditions within conditions
  'true or user.isContractor', 'not {1} eq 5', '-1 matches user.email', '"a" matches "a" + user.email', 'user.firstName matches null ? user.firstName : 1', '"a" matches "" ? "true".x : "b"', 'user.firstName != null OR user.isContractor ? "a" + user.firstName : ""', 'Arrays.isEmpty() ? 1 : 2', 'Arrays.isEmpty(user.tags) AND user.firstName == "a" ? "a" + user.firstName : ""', '(user.firstName ?: user.lastName) != null ? "a" + (user.firstName ?: user.lastName) : ""', '(user.firstName matches "a") ? user.firstName + "a" : "b"', 'isMemberOfGroupName(user.firstName) ? "a" + user.firstName : ""', '+(user.firstName == "a") ? "a" + user.firstName : ""',
]; // prettier-ignore

const APP_TO_OKTA = [
  'user.email',
  'appUser.extensionNumber',
  'appuser.extensionNumbr',
  'source.extensionNumber',
  'source.email',
  'appuser.extensionNumber',
  'target_app.x',
  'usre.x',
  'extensionNumber',
  'status',
  'id',
  '(zendesk_9ao1g13.role)',
  '!my_app.x',
  'user.id',
  'user.profile.x',
  'source.profile.x',
  'appuser.profile.extensionNumber',
  'my_app.x',
  'my_app.x + "a"',
  'user.id.size()',
  'id.![name]',
];
const GROUP_RULE = ['user.email', 'true', 'app.x', 'org.name', 'source.email', 'appuser.x', 'zendesk_9ao1g13.role == "a"', 'my_app.x == 1', 'isMemberOfGroupName("a")', 'Convert.toInt("1") == 1', 'toLowerCase(user.email) == "a"', 'Groups.contains("a", "b", 1)', 'Time.now() == "a" ? true : false', 'Arrays.size(user.tags) == 1 ? true : false', '1', 'null', 'user.nope', 'String.replace("(" + my_app.x, "a", "b")', '-app.profile.x', '"A".![user[id]]', 'isMemberOfGroupNameEndsWith("a")', 'user.firstName matches null ? user.firstName : hasDirectoryUser()', 'user.ratio / 0L', '"" == user.tags', 'user.getGroups() == ""', '(user["email"] ?: source.firstName) + user.tags.getLinkedObject(org, org.name)', '{}.equals(-1)', 'if()', '0 + 2 != "12"', 'user.displayName == "a"', 'user.salary']; // prettier-ignore

const FAILING = [
  'nobody', 'nobody.a', 'user.n.a', 'user.a.b', 'user.list.b', 'user.n[0]', '1[0]', '{1}[1]', '{1}[true]', '"a"[1]', '{1}["x"]',
  '1 + null', 'null + 1', 'null + null', '1 + true', 'true - 1', '1 * null', 'null ^ 2', '-true', '+true', '-null', '1 / 0', '1 % 0', '"a" * -1', '"a" * 999', '1 < "a"', '{1} < {1}',
  'null ? 1 : 2', '1 ? 1 : 2', '"x" AND true', 'true OR false AND {}', '!1', '!null', 'null matches "a"', "{'a': 1} matches 'a'", '"a" matches 1', '"a" matches null', '"a" + {user.o}',
  '"a" matches "("', '"a" matches "*"', '"a" matches "a**"', '"a" matches "{1}"', '"a" matches "a{2,1}"', '"a" matches "a{x}"', '"a" matches "[b-a]"', '"a" matches "[a"', '"a" matches ")"', '"a" matches "(?y)"', '"a" matches "(?<1>a)"', '"a" matches "(?<n>a)(?<n>a)"', '"a" matches "(?<=a*)b"', '"a" matches "\\y"', '"a" matches "\\"', '"a" matches "\\p{Nope}"', '"a" matches "\\xZZ"', '"a" matches "\\x{110000}"', '"a" matches "\\0"', '"a" matches "\\k<n>"', '"a" matches "(?i"', '"a" matches "[[[a]"', `"a" matches "${'a'.repeat(1001)}"`, '"a" matches "(a{1,300}){1,300}"', `"a" matches "${'('.repeat(101)}${')'.repeat(101)}"`, `"a" matches "${'['.repeat(60)}a"`,
  'frob(1)', 'user.frob(1)', 'String.frob(1)', 'String.len()', 'String.len(1, 2)', 'String.stringSwitch("a", "b", "c")', 'Time.now("a", "b", "c")', 'Arrays.get({1}, 1)', 'Arrays.get({1}, true)', 'Arrays.flatten(null)', 'Convert.toInt("x")', 'Convert.toInt({1})', 'Convert.toInt(true)', "String.len({'a': 1})", 'Time.fromUnixToIso8601("x")', 'Time.fromStringToIso8601("x", "yyyy")', 'Time.fromStringToIso8601("2015x", "yyyy")', 'Time.fromStringToIso8601("2015", "yyyy-")', 'Time.fromStringToIso8601("2015", "q")', 'Time.fromStringToIso8601("AD", "G")', 'Time.now()', 'hasDirectoryUser()', 'user.n.getGroups()', 'user.s.getGroups()', 'user.s.![a]', 'substring("abc", "x", 1)',
  // Values of other kinds where one is read, indexed or projected
  'user.s.b', 'user.s[0]', 'user.s["a"]', '{}[null]', '"a"[null]', '"a"["x1"]', '"a"["1 x"]', '"a"["0"]', '"a"["00g1"]', "'it''s'[{}]", '{null}[0]', '{null}["0"]', '{null}[user.s]', '{1, 2.0}.![name]', '{null}.![name]', '{user.o}.![a]', '{user.o, null}.![a + "x"]', '{{1}}.![a]', 'user.o[a]', 'user.o["a"]', 'user.o[null]', 'user.o[1]', 'user.list[0]', 'user.list["0"]', 'user.toString', 'user["toString"]', 'user.o.constructor', 'toString', '(user.n != null ? user.n : user.s)', '(user.s != null ? user.s : user.n)', '(user.n == null ? user.n : user.s)', '(user.s != null ? user.n : user.s)', '(user.n != "" ? user.s : user.n)', '(1 != null ? 1 : 2)', 'user.o.a != null ? user.o.a : 5', 'user.x.y != null ? user.x.y : 5', 'null.a',
  // Sums of texts, nulls and others
  '"a" + user.n + "b"', 'user.n + "a" + user.s', 'user.s + " " + user.n', 'user.s + " " + user.s', 'user.s + user.list', 'user.s + " " + user.list', 'user.o + " " + user.s', '1 + 2 + "a"', '"a" + 1 + 2', '1 + " " + 2', '1 + 2 + 3', 'true + " " + null', 'null + " " + null', '", " + "" + " x" + null', '"a" + "b" + "c" + "d" + null + 1.0', '1 + 2 + 3 + 4 + "a"', '{1} + "a"', '{1} + {2} + {3}', '"(" + {} + " " + {1}', '1E-5 + 2 + ""', 'null + 1 + 2', '1 + null + 2',
  // Numbers at their ends
  '2147483647 + 1', '-2147483647 - 2', '2147483647 * 2', '2147483647L + 1', '9223372036854775807L + 1', '-9223372036854775807L - 2', '5L * 2', '2 * 5L', '5L / 2', '7L % 4', '5L + 1.5', '5 / 2', '-7 / 2', '-7 % 3', '7 % -3', '1.0 / 0', '0.0 / 0', '1 / 0.0', '2 ^ 10', '2 ^ 31', '2 ^ -1', '2 ^ 0', '-2 ^ 2', '10 ^ 18', '10L ^ 18', '2.0 ^ 0.5', '"ab" * 0', '"ab" * 1', '"ab" * 3', '3 * "ab"', '"c" - 1', '"ab" - 1', '"" - 1', '+"a"', '!0', '+0x1F', '1.0 == 1', '1L == 1', '5L == 5.0', '1 < 5L', '5L < 5.5', '2147483648L > 2147483647',
  // Lists and objects are equal element by element
  '{} == {}', '{} == ""', '{1, 2} == {1, 2}', '{1, 2} == {1, 3}', '{1, 2} == {3, 2}', '{1, 2} == {1}', '{1} == {1, 2}', '{1} == {1.0}', '{1L} == {1}', '{1} != {2}', '{1} == 1', '1 == {1}', "{'a': 1} == {'a': 1}", "{'a': 1} == {'b': 1}", "{'a': 1} == {'a': 2}", "{'a': 1, 'b': 2} == {'a': 1, 'b': 3}", "{'a': 1} == {'a': 1, 'b': 2}", "{'a': 1} == {1}", "{1} == {'a': 1}", "{'a': 1} == null", 'null == null', 'null != null', 'null == 1', '"a" == "a"', '"a" != "b"', 'true == true', 'true != false', '"1" == 1', 'true == "true"',
  // What the parser refuses within braces and numbers
  '{:', '{: 1}', "{'a' 1}", "{'a': 1", "{'a': 1, 2}", "{'a': 1, 2: 3}", '{1, 2: 3}', '{1: 2}', '{1 2}', '2147483648', '12345678901', '99999999999999999999', '99999999999999999999L', '0x1FFFFFFFF', '1.5f', 'user?.getGroups()', 'String?.len("a")', 'user..x', 'user.list.!x', 'user.list.?[a]', '\ud83d\ude00', '\uffff', 'a~', '.[a',
]; // prettier-ignore
const STRICT = ['"a" + user.n', 'String.len(user.n)', 'substringBefore("a", "@")', 'substringAfter("a", "@")', 'substring("a", 0, 9)', 'substring("a", -1, 1)', 'substring("abc", 2, 1)', 'Iso3166Convert.toName("XX")', '"a" + user.n + "b"', 'user.n + "a" + user.s', 'user.s + " " + user.n', '"a" + "b" + "c" + "d" + user.n', 'user.n + 1', 'Time.fromWindowsToIso8601("x")', 'Time.fromIso8601ToWindows("x")', 'Time.fromIso8601ToUnix("x")', 'Time.fromStringToIso8601(2015, "yyyy")', 'Time.fromStringToIso8601("2015", user.s)', 'String.join(" ", user.s, user.n)', 'String.replace(user.n, "a", "b")', '(user.n != null ? user.n : "x") + "a"']; // prettier-ignore

/** What is offered for the whole expression. */
const SUGGESTED = [
  // Texts that are joined: the constant before, between, behind; marks of an extension; brackets
  '"+1" + user.firstName', 'user.firstName + "!"', 'user.firstName + " " + user.lastName', 'user.firstName + user.lastName', 'user.firstName + " " + user.email', 'user.email + " " + user.firstName', '"<" + user.firstName + ">"', 'user.email + " (" + user.firstName + ")"', '"a" + user.firstName + "b" + "c" + user.lastName + "d"',
  'user.email + "#" + user.firstName', 'user.firstName + "#" + user.lastName', 'user.firstName + " x" + user.lastName', 'user.firstName + " ext. " + user.lastName', 'user.firstName + " max" + user.lastName', 'user.firstName + ", " + user.lastName + ", " + user.email', '"(" + user.firstName + " " + user.lastName + ")"', 'user.email + " - " + user.firstName + " - " + user.lastName',
  'user.firstName + ""', '"" + user.salary', 'user.salary + "%"', '"" + user.salary + user.firstName', 'user.firstName + null', 'null + user.firstName + " "', 'app.x + "a"', '"a" + app.x + user.firstName',
  'String.join(" ", user.firstName, user.lastName)', 'String.join(", ", user.firstName, user.email, user.lastName)', 'String.join("", "a", user.firstName)', 'String.append(user.firstName, "@x")', 'String.append("a", String.append(user.firstName, user.lastName))', 'String.join(user.firstName, "a", "b")', 'String.join(" ", user.email, "x")',
  // Conditions within
  '"a" + (user.firstName == null ? "" : user.firstName)', '"a" + (user.firstName != null ? user.firstName : "")', '"a" + (user.firstName != "" ? user.firstName : "")', '"a" + (user.isContractor ? user.firstName : "")', '"a" + (user.isContractor ? "" : user.firstName)', '"a" + (user.email == "x" ? "" : user.lastName)', '"a" + (user.email == "x" OR user.email == "y" ? user.lastName : "")', '"a" + (user.email == "x" ? "y" : "z")', '"a" + (user.firstName ?: "")', '"a" + (user.firstName ?: null) + user.lastName', '"a" + (user.firstName ?: user.lastName)', '"#" + (user.isContractor ? user.firstName : null) + user.lastName',
  // Functions, conditions, fallbacks
  'String.toUpperCase(user.firstName)', 'String.toUpperCase(user.firstName) + "a"', 'String.substring(user.email, 0, 3)', 'String.substringBefore(user.email, "@")', 'String.substringBefore(user.firstName, "@") + String.substringAfter(user.email, "@")', 'String.len(user.firstName)', 'String.len(user.firstName) + 1', 'Convert.toInt(user.firstName)', 'user.salary + 1', 'user.salary * 2 + ""',
  'user.isContractor ? "a" + user.firstName : "b"', 'user.isContractor ? String.toUpperCase(user.firstName) : user.lastName', 'String.toUpperCase(user.firstName) == "A" ? "a" : "b"', 'user.isContractor AND user.salary > 1 ? "a" : "b"', 'user.salary > 1 OR user.isContractor ? "a" : "b"', '(user.isContractor ? true : false) ? "a" + user.firstName : "b"', 'user.firstName ?: "a" + user.lastName', '"a" + user.firstName ?: "b"', 'String.toUpperCase(user.firstName) ?: "x"', 'String.toUpperCase(user.firstName) ?: "x" + user.lastName', '(user.isContractor ? user.email : user.firstName) ?: "x" + user.lastName',
  'String.toUpperCase(user.isContractor ? user.firstName : user.lastName)', 'String.toUpperCase(user.firstName ?: user.lastName)', 'findDirectoryUser().managerUpn', 'findDirectoryUser().managerUpn + "a"', 'getManagerUser("active_directory").firstName + " " + user.firstName', 'user.tags[0] + "a"', 'Arrays.toCsvString(user.tags)', 'Arrays.get(user.tags, 0) + user.firstName',
  // Spellings, alone and together
  'user.fristName + "a"', 'user.eamil', 'usr.email + user.eamil', 'toLowerCase(user.firstName) + "a"', 'user.firstName.toLowerCase()', 'user.profile.firstName + "a"', '“a” + user.email', 'user.email === "a"', 'user.isContractor == "true" ? "a" : "b"', 'user.salary == "5" ? "a" : "b"',
  // What is read otherwise than it is meant
  'NOT user.email == "a" ? 1 : 2', '!user.isContractor == true ? 1 : 2', 'user.email == "a" OR "b" ? 1 : 2', 'user.email != "a" AND "b" AND "c" ? 1 : 2', 'user.firstName || " " || user.lastName', 'user.firstName || "x"', 'user.firstName || user.isContractor', 'user.email || user.salary || "x"', 'user.cost-center', 'user.email-user.lastName', 'app.cost-center', 'user.email == Active ? 1 : 2', 'user.email != undefined ? 1 : 2', 'user.email == frstName ? 1 : 2', 'user.email == nil ? 1 : 2',
  // Constants that fail
  'Convert.toInt("x") + 1', '1 / 0', 'user.email == String.substring("abc", 5, 9) ? 1 : 2', 'Time.fromStringToIso8601("x", "yyyy")', 'user.isContractor ? 1 / 0 : 2', 'user.email matches "(" ? 1 : 2', 'toUpperCase("a") + 1 / 0',
  // The constants that are left, for somebody with nothing
  'user.isContractor ? "#" + user.firstName : "-" + user.lastName', 'user.firstName == null ? "x" + user.lastName : user.firstName', '(user.firstName ?: "x" + user.lastName)', 'String.toLowerCase("#" + user.firstName)', 'String.replace("#" + user.firstName, "a", "b")', 'String.len("#" + user.firstName)',
  '"#" + (user.firstName ?: user.lastName)', '"#" + (user.firstName ?: "") + user.lastName', 'user.firstName ?: "#" + user.lastName', '("" ?: "#" + user.firstName)', '("a" ?: "#" + user.firstName)', '(null ?: "#" + user.firstName)', '"#" + user.firstName ?: user.lastName', 'user.isContractor == true ? "#" + user.firstName : ""', 'user.salary == 1 ? "#" + user.firstName : "-" + user.lastName', 'String.substring("#" + user.firstName, 0, 2)', 'substringBefore("#" + user.firstName, "x")', 'String.substringAfter("#" + user.firstName, "#")', 'String.replaceFirst("#" + user.firstName, "a", "b")', 'String.removeSpaces("# " + user.firstName)', 'toUpperCase("x" + user.firstName)', 'String.append("#", user.firstName)', 'String.join("#", user.firstName, user.lastName)', 'String.join("#", user.firstName)', 'String.join(user.firstName, "a", user.lastName)', 'String.join("-", "x", user.firstName, user.lastName)', 'String.stringSwitch("#" + user.firstName, "a", "b", "c")', 'String.toLowerCase(String.toUpperCase("#" + user.firstName))', '"#" + String.toUpperCase(user.firstName)', '"" + user.firstName', '"#" + 1 + user.firstName', 'Convert.toInt("1" + user.firstName)',
  // Suggestions that others would spoil
  '" " + Convert.toInt(user.salary) + "(" + hasDirectoryUser()', '"#" + {} + "#" + user.salary', '")" + Iso3166Convert.toAlpha2(user.firstName) + "(" + "5"', '"(" + Time.now() + ")" + app.x', '" " + user.firstName + " " + user.getGroups()', '")" + 0 + "(" + app.x["a"]', '"x" + ({1} != "a" ? "a" : Time.now()) + "(" + findDirectoryUser()', '" " + (Arrays.isEmpty(user.tags) OR true matches app.x ? "12" : null) + ")" + {}', '"a" + ("" ?: null)', '("" ?: null) + user.status', 'Iso3166Convert.toAlpha2("IN") ^ user.firstName || "x"', 'user.isContractor || user.firstName eq user.salary * 2 + ""', 'user.isContractor OR "b" matches "a" + (user.email == "x" ? "" : user.lastName)', 'app.x * 2 && app.x ? 1 : 2', '(user.isContractor AND user.salary > 1) AND user.firstName != "a" ? user.firstName + "a" : ""', '(user.isContractor OR user.salary > 1) AND user.lastName == "a" ? user.firstName + "b" : ""', 'user.isContractor AND (user.salary > 1 OR user.lastName == "a") ? 1 : 2', 'user.email == "a" AND user.email != "b" ? "x" : "y"',
  'user.email + (user.salary == null ? "" : "#" + user.salary)', 'user.email + (user.firstName == null ? "!" : "#" + user.firstName)', 'user.firstName == null ? user.email : user.email + "#" + user.firstName', 'user.firstName == null ? "n/a" : user.firstName + " " + user.lastName', 'user.firstName == null ? user.email + " " + user.lastName : user.firstName', 'user.salary == null ? 1 : user.salary + user.ratio', 'user.isContractor == null ? user.email + "x" : "y" + user.firstName', 'String.toUpperCase(user.email) + (user.lastName ?: "") + user.firstName',
  'user.email ew "a"', 'user.email ew user.firstName', 'user.email ew "a\\Eb"', 'user.email not ew "a\\E"', 'user.email.endsWith("a\\Eb")', 'isMemberOfGroupNameEndsWith("a\\Eb") ? 1 : 2', 'user.email like "%a\\Eb"', 'app.x + app.y!', 'String.lenn("a") AND "a" == 1 ? 1 : 2', 'String.len(user.email) eq "2.50" ? 1 : 2', 'user.fristName + user.lsatName', 'usr.emial', 'frstName + " " + lastName', '((user.eamil))', 'user.eamil + String.lenn(user.eamil)',
  // What a suggestion would lose, and where there is none
  '"x" + String.toUpperCase(user.firstName ?: user.lastName) + "#" + "1 x"', '"x" + String.toUpperCase(user.firstName ?: user.lastName) + "#"', '"x" + (user.firstName ?: user.lastName) + user.salary', 'app.x ?: "a" + (user.firstName ?: "")', '(my_app.x ?: "a" + (user.firstName ?: ""))', '(user.email startswith "a" ?: "(" + user.status + ", " + Time.now())', 'true or user.isContractor', '(id + app.x)', 'id + {}', 'String.join()', 'substring()', 'if()', ',.', 'user.email < source.email', 'user->email < source.email', 'user.email~"a"', 'user.email=~"a"', 'user.email =~"a"', 'user.email~= "a"', 'user.salary=>5', 'user.isContractor&true ? 1 : 2', 'user.isContractor| true ? 1 : 2', '"a"&user.email', 'Iso3166Convert.toAlpha2(app.x)', 'Iso3166Convert.toAa2("IN")', 'Iso3166Convert.toNumeric("x1")', 'user.id', 'user.status.size()', 'user.id.equals()', 'user.profile.firstName + " " + user.profile.lastName', 'user.profile.firstName.toUpperCase() + "a"', '2.![name + "x"]', 'app.x[1]', '"a"["x1"]', '"a"["12"]', '{}[app.x]', "{'a': 1}[{}]", '(("" ?: null) matches "a")', 'user.isContractor || user.firstName eq "a"', '2 != "-5" ? 1 : 2', 'not {1} eq 5', '-app.x.y', '1 < app.x + user.salary', 'user.salary < "5" ? 1 : 2', '"x" + ("" ?: null) + "#" + user.getGroups()', '"x" + 0 + "(" + app.x.y', '"a" != user.firstName ? "b" + user.firstName : "a" + user.firstName', 'Arrays.isEmpty(user.tags) ? Arrays.toCsvString(user.tags) : ""', 'String.startsWith(user.firstName, "a") AND user.salary < 5 ? String.join(user.salary, "a") : "(" + source.firstName + ")"', 'substringAfter("a@b", user.lastName)', '“a” + user.frstName + “b', '“a” + “b” + user.firstName + (', '“a”', '“', 'user.email == “it"s', 'user.email + "“" + ”a”',
]; // prettier-ignore
const SUGGESTED_RULES = ['String.toUpperCase(user.firstName) == "A"', 'user.salary > 1', 'user.salary > 1 OR user.isContractor', 'user.isContractor ? user.salary > 1 : false', 'user.firstName matches "a" AND user.lastName == "b"', 'String.stringContains(user.firstName, "a")', 'user.firstName', 'user.firstName OR "a"', 'NOT user.email == "a"', 'user.firstName == "a" OR user.lastName == "b"', '(user.firstName == "a" OR user.lastName == "b") AND user.isContractor', 'user.firstName matches "a" OR user.lastName matches "b"', 'user.isContractor AND (user.salary > 1 OR user.firstName matches "a")', 'not user.isContractor', 'user.isContractor ?: user.salary > 1']; // prettier-ignore
const CRITERIA = ["user.getGroups({'group.type': {'OKTA_GROUP'}})", "user.getGroups({'group.typ': {'OKTA_GROUP'}})", "user.getGroups({'group.type': {'OKTA'}})", "user.getGroups({'group.type': 'APP_GRUP'})", "user.getGroups({'group.profile.name': 'a', 'operator': 'EQUALS'})", "user.getGroups({'group.profile.name': 'a', 'operator': 'STARTS'})", "user.getGroups({'group.id': user.firstName})", "user.getGroups({'group.id': '1'}).![nam]", "user.getGroups({'group.id': '1'}).![name]", "user.isMemberOf({'group.id': {'1', '2'}})", "user.isMemberOf({'group.name': 'a'})"]; // prettier-ignore

function suggestionReport(source: string, context: CheckOptions['context']): string {
  const { suggestion, cause, findings } = check(source, { context, schemas: SCHEMAS });
  const named = findings.map(({ id, start, end }) => `${id} ${source.slice(start, end)}`).join('; ');
  if (!suggestion) return `  ${source}\n  found: ${named || 'nothing'}${cause ? `\n  cause: ${cause}` : ''}`;
  const { expression, before, after } = suggestion;
  const shown = (value: unknown, error?: string) => (error === undefined ? JSON.stringify(value) : `fails: ${error}`);
  const people = before.map(
    ({ person, value, error }, index) =>
      `  ${person}: ${shown(value, error)} -> ${shown(after[index]!.value, after[index]!.error)}`,
  );
  return [`  ${source}`, `  write: ${expression}`, `  found: ${named}`, `  cause: ${String(cause)}`, ...people].join(
    '\n',
  );
}

function checkReport(source: string, context: CheckOptions['context']): string {
  const { ok, type, nullable, reads, findings } = check(source, { context, schemas: SCHEMAS });
  const summary = `${ok ? 'ok' : 'refused'}: ${type}${nullable ? ' or null' : ''}${reads.length > 0 ? `, reads ${reads.join(', ')}` : ''}`;
  const lines = findings.map(({ id, severity, message, start, end, suggestion, cause }) => {
    const enters = cause === undefined || cause === source.slice(start, end) ? '' : `\n  cause: ${cause}`;
    const offer = `${enters}${suggestion === undefined ? '' : `\n  write: ${suggestion}`}`;
    const [, carets = ''] = caret(source, start, end).split('\n');
    return `  ${carets}\n  ${severity} ${id}: ${message}${offer}`;
  });
  return [`  ${source}`, ...lines, `  ${summary}`].join('\n');
}

function errorReport(source: string, mode: 'spring' | 'strict'): string {
  const user = { n: null, a: 'text', list: [1], o: { a: 1 }, s: 'text' };
  try {
    const { value, type } = compile(source, { mode }).answer({ user });
    return `  ${source}\n  no error: ${typeof value === 'bigint' || typeof value === 'number' ? value : JSON.stringify(value)}, ${type}`;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { name, code, message, start, end } = error;
    return `${caret(source, start, end).replaceAll(/^/gm, '  ')}\n  ${name} ${code}: ${message}`;
  }
}

const report = (title: string, parts: readonly string[]) => `${title}\n\n${parts.join('\n\n')}\n`;

describe('every message', () => {
  test('of the checker', async () => {
    const text = [
      report(
        'Okta to app',
        OKTA_TO_APP.map((source) => checkReport(source, 'okta-to-app')),
      ),
      report(
        'App to Okta',
        APP_TO_OKTA.map((source) => checkReport(source, 'app-to-okta')),
      ),
      report(
        'Group rule',
        GROUP_RULE.map((source) => checkReport(source, 'group-rule')),
      ),
    ].join('\n');
    await expect(text).toMatchFileSnapshot('reports/checks.txt');
  });

  test('of what is offered', async () => {
    const text = [
      report(
        'Okta to app',
        SUGGESTED.map((source) => suggestionReport(source, 'okta-to-app')),
      ),
      report(
        'Group rule',
        SUGGESTED_RULES.map((source) => suggestionReport(source, 'group-rule')),
      ),
      report(
        'Criteria of groups',
        CRITERIA.map((source) => checkReport(source, 'okta-to-app')),
      ),
    ].join('\n');
    await expect(text).toMatchFileSnapshot('reports/suggestions.txt');
  });

  test('of an evaluation that fails', async () => {
    const text = [
      report(
        'Spring',
        FAILING.map((source) => errorReport(source, 'spring')),
      ),
      report(
        'Strict',
        STRICT.map((source) => errorReport(source, 'strict')),
      ),
    ].join('\n');
    await expect(text).toMatchFileSnapshot('reports/errors.txt');
  });
});
