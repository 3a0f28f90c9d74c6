import { seeded } from './seeded';

/** Members whose order no vendor promises; every other list keeps its order: source priorities, SAML statements. */
const UNORDERED = new Set([
  'records',
  'features',
  'serviceFeatures',
  'permissions',
  'groupIds',
  'roles',
  'phoneNumbers',
]);

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What vendors add to what was sent, beside what the rest of this tenant adds always. */
function withDefaults(value: Members): Members {
  if ('signOnMode' in value && isObject(value.settings))
    return {
      universalLogout: null,
      expressConfiguration: null,
      ...value,
      settings: { manualProvisioning: false, inlineHookId: null, emOptInStatus: 'NONE', ...value.settings },
    };
  if (isObject(value.profile) && 'passwordChanged' in value)
    return {
      transitioningToStatus: null,
      ...value,
      profile: { secondEmail: null, middleName: null, ...value.profile },
    };
  return value;
}

function mixed<T>(list: readonly T[], draw: () => number): T[] {
  const rest = [...list];
  const taken: T[] = [];
  while (rest.length > 0) taken.push(...rest.splice(Math.floor(draw() * rest.length), 1));
  return taken;
}

function walk(value: unknown, draw: () => number, unordered: boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => walk(item, draw, false));
    return unordered ? mixed(items, draw) : items;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(draw() < 0.5 ? withDefaults(value) : value);
  return Object.fromEntries(
    mixed(members, draw).map(([name, member]) => [name, walk(member, draw, UNORDERED.has(name))]),
  );
}

/** The same answer as another server of the vendor might word it: members and unordered lists in another order, defaults told or not. */
export const shuffled = (answer: unknown, seed: number): unknown => walk(answer, seeded(seed), true);
