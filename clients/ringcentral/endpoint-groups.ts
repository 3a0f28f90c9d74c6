/** RingCentral's rate-limit groups, counted apart for each user and app. */
export const RATE_GROUPS = ['light', 'medium', 'heavy', 'auth'] as const;
export type RateGroup = (typeof RATE_GROUPS)[number];

/** Calls by group. */
export type Calls = Record<RateGroup, number>;

/** What an app may do in 60 s unless RingCentral agreed on more (developer guide, "Rate limits"). */
export const USUAL_LIMITS: Readonly<Calls> = { light: 50, medium: 40, heavy: 10, auth: 5 };

/** Method and path, first match wins; from the API reference. What is not listed counts as the scarcest group. */
const GROUPS: readonly (readonly [method: string, path: RegExp, group: RateGroup])[] = [
  ['POST', /^\/restapi\/oauth\//, 'auth'],
  ['POST', /^\/scim\/v2\/Users\/\.search$/, 'light'],
  ['GET', /^\/scim\/v2\//, 'light'],
  ['GET', /\/accounts?\/[^/]+$/, 'light'],
  ['GET', /\/account\/[^/]+\/extension$/, 'medium'],
  ['POST', /\/account\/[^/]+\/extension$/, 'medium'],
  ['GET', /\/extension\/[^/]+(\/(phone-number|authz-profile(\/check)?|assigned-role))?$/, 'light'],
  ['PUT', /\/extension\/[^/]+(\/assigned-role)?$/, 'medium'],
  ['DELETE', /\/extension\/[^/]+$/, 'medium'],
  ['GET', /\/account\/[^/]+\/phone-number\/[^/]+$/, 'light'],
  ['PATCH', /\/phone-numbers\/[^/]+$/, 'medium'],
  ['POST', /\/phone-numbers\/[^/]+\/replace$/, 'medium'],
  ['DELETE', /\/phone-numbers$/, 'medium'],
  ['GET', /\/directory\/entries$/, 'medium'],
  ['GET', /\/(service-info|business-address|custom-fields|sites|cost-centers)$/, 'light'],
  ['GET', /\/(user-role|sites|templates|tasks)\/[^/]+$/, 'light'],
  ['GET', /\/(user-role|templates)$/, 'medium'],
  ['POST', /\/(custom-fields|user-role|sites)$/, 'medium'],
  ['PUT', /\/(custom-fields|user-role)\/[^/]+$/, 'medium'],
  ['DELETE', /\/(custom-fields|user-role)\/[^/]+$/, 'medium'],
  ['PUT', /\/business-address$/, 'medium'],
  ['GET', /\/dictionary\/(country|state)/, 'light'],
];

/** The group that a call is counted in. */
export const groupOf = (method: string, path: string): RateGroup =>
  GROUPS.find(([of, pattern]) => of === method && pattern.test(path))?.[2] ?? 'heavy';
