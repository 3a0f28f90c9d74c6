import { describe, expect, test } from 'vitest';
import { compile, parse, print } from '../../../engine/expressions';

/** Okta's reference prints these results (its examples for Winston Churchill and for `user.arrayAttribute`). */
const VARIABLES = {
  user: {
    firstName: 'Winston',
    lastName: 'Churchill',
    email: 'winston.churchill@gmail.com',
    arrayAttribute: [10, 20, 30],
    employeeNumber: '',
  },
};
const alex = { user: { email: 'alex@okta.com' }, source: { firstName: 'Alexander' } };
const GROUPS = [
  { id: '00g1emaKYZTWRYYRRTSK', name: 'East Coast Admins', type: 'OKTA_GROUP', source: '' },
  { id: '00garwpuyxHaWOkdV0g4', name: 'West Coast Admins', type: 'OKTA_GROUP', source: '' },
  { id: '00gjitX9HqABSoqTB0g3', name: 'Engineering Users', type: 'APP_GROUP', source: '0aae4be2456eb62f7c3d' },
  { id: '00gnftmgQxC2L19j6I9c', name: 'East Coast Users', type: 'OKTA_GROUP', source: '' },
];
const CONTEXT = {
  groups: GROUPS,
  linked: { manager: { lastName: 'Gates' } },
  appUsers: { workday: [{ employeeID: '123456' }], active_directory: [{ managerUpn: 'bob@okta.com' }] },
};

type Row = readonly [row: number, expression: string, result: unknown, variables?: Record<string, unknown>];

const VALUES: readonly Row[] = [
  [1, 'String.append("This is", " a test")', 'This is a test'],
  [2, 'String.join(",", "This", "is", "a", "test")', 'This,is,a,test'],
  [3, 'String.join("", "This", "is", "a", "test")', 'Thisisatest'],
  [4, 'String.len("This")', 4],
  [5, 'String.removeSpaces("This is a test")', 'Thisisatest'],
  [6, 'String.replace("This is a test", "is", "at")', 'That at a test'],
  [7, 'String.replaceFirst("This is a test", "is", "at")', 'That is a test'],
  [8, 'String.startsWith("Kiss", "K")', true],
  [9, 'String.stringContains("This is a test", "test")', true],
  [10, 'String.stringContains("This is a test", "doesn\'tExist")', false],
  [11, 'String.stringSwitch("This is a test", "default", "key1", "value1")', 'default'],
  [12, 'String.stringSwitch("This is a test", "default", "test", "value1")', 'value1'],
  [
    13,
    'String.stringSwitch("First match wins", "default", "absent", "value1", "wins", "value2", "match", "value3")',
    'value2',
  ],
  [14, 'String.stringSwitch("Substrings count", "default", "ring", "value1")', 'value1'],
  [15, 'String.substring("This is a test", 2, 9)', 'is is a'],
  [16, 'String.substringAfter("abc@okta.com", "@")', 'okta.com'],
  [17, 'String.substringBefore("abc@okta.com", "@")', 'abc'],
  [18, 'String.toUpperCase("This")', 'THIS'],
  [19, 'String.toLowerCase("ThiS")', 'this'],
  [20, 'toUpperCase(source.firstName)', 'ALEXANDER', alex],
  [21, 'toLowerCase(source.firstName)', 'alexander', { source: { firstName: 'AlexANDER' } }],
  [22, "substringBefore(user.email, '@')", 'alex', alex],
  [23, "substringAfter(user.email, '@')", 'okta.com', alex],
  [24, 'substring(source.firstName, 1, 4)', 'lex', alex],
  [25, 'Arrays.add(user.arrayAttribute, 40)', [10, 20, 30, 40]],
  [26, 'Arrays.remove(user.arrayAttribute, 20)', [10, 30]],
  [27, 'Arrays.clear(user.arrayAttribute)', []],
  [28, 'Arrays.get({0, 1, 2}, 0)', 0],
  [29, 'Arrays.flatten(10, {20, 30}, 40)', [10, 20, 30, 40]],
  [30, "Arrays.flatten('10, 20, 30, 40')", [10, 20, 30, 40]],
  [31, 'Arrays.contains({10, 20, 30}, 10)', true],
  [32, 'Arrays.contains({10, 20, 30}, 50)', false],
  [33, 'Arrays.size({10, 20, 30})', 3],
  [34, 'Arrays.size(NULL)', 0],
  [35, 'Arrays.isEmpty({10, 20})', false],
  [36, 'Arrays.isEmpty(NULL)', true],
  [37, 'Arrays.toCsvString({"This", "is", " a ", "test"})', 'This,is, a ,test'],
  [38, 'Convert.toInt(val)', 1234, { val: '1234' }],
  [39, 'Convert.toInt(val)', 123, { val: 123.4 }],
  [40, 'Convert.toInt(val)', 124, { val: 123.6 }],
  [41, 'Convert.toNum(val)', 3.141, { val: '3.141' }],
  [42, 'Iso3166Convert.toAlpha2("IND")', 'IN'],
  [43, 'Iso3166Convert.toAlpha3("840")', 'USA'],
  [44, 'Iso3166Convert.toNumeric("USA")', '840'],
  [45, 'Iso3166Convert.toName("IN")', 'India'],
  [46, 'Time.now()', '2015-07-31T17:18:37.979Z'],
  [47, 'Time.now("EST")', '2015-07-31T13:18:37.979-04:00'],
  [48, 'Time.now("EST", "YYYY-MM-dd HH:mm:ss")', '2015-07-31 13:18:37'],
  [49, '{1, 2, 3}[0]', 1],
  [50, "user.groupCode == 123 ? 'Sales' : 'Other'", 'Sales', { user: { groupCode: 123 } }],
  [50, "user.groupCode == 123 ? 'Sales' : 'Other'", 'Other', { user: { groupCode: 4 } }],
  [51, 'Groups.startsWith("OKTA", "TEST", 100) ?: {}', []],
  [52, 'user.employeeNumber == null', true, { user: {} }],
  [52, 'user.employeeNumber == null', false],
  [53, 'user.employeeNumber == ""', true],
  [53, 'user.employeeNumber == ""', false, { user: {} }],
  [54, 'user.getLinkedObject("manager").lastName', 'Gates'],
  [55, "user.getGroups({'group.id': {'00gjitX9HqABSoqTB0g3'}}, {'group.profile.name': 'West Coast.*'})", []],
  [
    56,
    "user.getGroups({'group.type': {'OKTA_GROUP'}}, {'group.profile.name': {'Everyone', 'West Coast Admins'}})",
    [GROUPS[1]],
  ],
  [57, "user.getGroups({'group.profile.name': 'East Coast.*'})", []],
  [58, "user.getGroups({'group.type': {'OKTA_GROUP', 'APP_GROUP'}})", GROUPS],
  [
    59,
    "user.getGroups({'group.source.id': '0aae4be2456eb62f7c3d'} , {'group.profile.name': {'Engineering Users'}} )",
    [GROUPS[2]],
  ],
  [60, 'user.firstName', 'Winston'],
  [61, 'user.firstName + user.lastName', 'WinstonChurchill'],
  [62, 'user.firstName + "." + user.lastName', 'Winston.Churchill'],
  [63, 'substring(user.firstName, 0, 1) + user.lastName', 'WChurchill'],
  [64, 'substring(user.firstName, 0, 1) + substring(user.lastName, 0, 6)', 'WChurch'],
  [65, 'toLowerCase(substring( user.firstName, 0, 1)) + "." + toLowerCase(user.lastName)', 'w.churchill'],
  [
    66,
    'toUpperCase(substringBefore( substringAfter(user.email, "@"), ".")) + "\\" + substringBefore( user.email, "@")',
    'GMAIL\\winston.churchill',
  ],
  [
    67,
    'toUpperCase(substringBefore( substringAfter(user.email, "@"), ".")) + "\\" + toLowerCase(substring( user.firstName, 0, 1)) + toLowerCase(user.lastName)',
    'GMAIL\\wchurchill',
  ],
  [
    68,
    '"XDOMAIN\\" + toLowerCase(substring( user.firstName, 0, 1)) + toLowerCase(user.lastName)',
    'XDOMAIN\\wchurchill',
  ],
  [69, 'hasWorkdayUser() ? findWorkdayUser().employeeID : null', '123456'],
  [70, 'hasDirectoryUser() ? findDirectoryUser().managerUpn : null', 'bob@okta.com'],
];

const PARSED: readonly (readonly [row: number, expression: string])[] = [
  [
    71,
    'firstName + " " + (String.len(middleInitial) == 0 ? "" : (String.substring(middleInitial, 0, 1) + ". ")) + lastName',
  ],
  [
    72,
    '(courtesyTitle != "" ? (courtesyTitle + " ") : honorificPrefix != "" ? (honorificPrefix + " ") : "") + firstName + " " + (String.len(middleInitial) == 0 ? "" : (String.substring(middleInitial, 0, 1) + ". ")) + lastName',
  ],
  [73, 'user.employeeNumber != "" AND user.employeeNumber != null ? user.employeeNumber : user.nonEmployeeNumber'],
  [74, 'user.salary > 1000000 AND !user.isContractor'],
  [75, 'user.salary >= 1000000'],
  [75, '!user.isContractor'],
  [75, 'user.city == "San Francisco"'],
  [75, 'user.hasBadge'],
  [76, 'String.stringContains(user.email, "@example.com")'],
  [76, 'Arrays.contains(user.favoriteColors, "blue")'],
  [77, 'Convert.toInt("2018") == user.yearJoined'],
  [78, 'user.department matches "California-[a-zA-Z]+-Sales"'],
  [79, 'user.primaryPhone matches "(\\+\\d{1,2}\\s)?\\(?\\d{3}\\)?[\\s.-]\\d{3}[\\s.-]\\d{4}"'],
  [80, "user.title matches '(?i)engineer'"],
  [81, 'user.getInternalProperty("status") == "ACTIVE"'],
  [82, 'String.replace(Arrays.toCsvString(access.scope),","," ")'],
  [103, '(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber'],
  [104, 'Arrays.flatten(appuser.a1 != null ? appuser.a1 : {}, appuser.a2 != null ? appuser.a2 : {})'],
  [105, 'String.substringBefore(user.email, "@")'],
  [106, 'substringBefore(user.login, "@") + "@" + target_app.namingContext'],
  [107, 'getManagerUser("active_directory").displayName'],
  [107, 'appuser.managerDn'],
];

describe("the examples of Okta's reference", () => {
  for (const [row, expression, result, variables = VARIABLES] of VALUES) {
    test(`row ${row}: ${expression} is ${JSON.stringify(result)}`, () => {
      const options = { now: '2015-07-31T17:18:37.979Z', context: CONTEXT };
      expect(compile(expression).evaluate(variables, options)).toEqual(result);
    });
  }

  test.each(PARSED)('row %i is read, and its print means the same: %s', (_row, expression) => {
    const printed = print(parse(expression));
    expect(print(parse(printed))).toBe(printed);
  });
});
