/** What a comparison leaves out or treats specially. A path is `a.b.[].c`; `*` is one name, `**.` any number of them. */

/** One name of a pattern, with the dot behind it: `**` swallows any number of names, `*` any one. */
function segment(name: string, place: number, { length }: readonly string[]): string {
  const last = place === length - 1;
  if (name === '**') return last ? '.*' : '(?:.*\\.)?';
  const literal = name
    .split('*')
    .map((text) => text.replaceAll(/\W/g, '\\$&'))
    .join('[^.]*');
  return last ? literal : `${literal}\\.`;
}

function globs(patterns: readonly string[]): (path: string) => boolean {
  const whole = new RegExp(`^(?:${patterns.map((pattern) => pattern.split('.').map(segment).join('')).join('|')})$`);
  return (path) => whole.test(path.replace(/^\[\]\./, ''));
}

/** Okta's ids of 20 characters, its key ids, the names it makes up for custom apps, RingCentral's numbers, and our pseudonyms of them. */
const ID = new RegExp(
  `^(?:${[
    '(?:0oa|0pr|0la|00[a-zA-Z]|prm|oty|osc|rst|rul|ftr|exk|aln|lnk|guo|aus|gfs|pfs)(?=.*[0-9A-Z].*[0-9A-Z])[A-Za-z0-9_-]{17}',
    '(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{43}',
    '[a-z0-9-]+_testacc\\d+_\\d+',
    '\\d{9,}',
  ].join('|')})$`,
);

export const isId = (text: unknown): text is string => typeof text === 'string' && ID.test(text);

/** What tells a list's elements apart beside their ids, best first: paths of one or two fields. */
export const IDENTIFYING: readonly (readonly (readonly string[])[])[] = [
  [['id']],
  [['profile', 'login']],
  [['profile', 'name']],
  [
    ['source', 'id'],
    ['target', 'id'],
  ],
  [
    ['source', 'id'],
    ['target', 'type'],
  ],
  [
    ['source', 'type'],
    ['target', 'id'],
  ],
  [['label']],
  [['name'], ['type']],
  [['name']],
  [['const']],
  [['principal']],
  [['kid']],
  [['@Binding']],
  [['system']],
  [['default']],
];

const ignored = globs([
  '**.orn',
  '**._links.**',
  '**._embedded.resourceType',
  '**.realmId',
  '**.x5t#S256',
  'cell',
  ...[
    'analyticsCollectionEnabled',
    'bugReportingEnabled',
    'omEnabled',
    'pssoEnabled',
    'desktopMFAEnabled',
    'itpEnabled',
    'op4wEnabled',
    'emOptInStatus',
  ].map((name) => `settings.${name}`),
  '**.universalLogout',
  '**.universalLogout.**',
]);

const kept = globs([
  ...[
    'self',
    'schema',
    'type',
    'metadata',
    'accessPolicy',
    'organization',
    'rules',
    'users',
    'groups',
    'apps',
    'app',
    'group',
  ].map((name) => `**._links.${name}.href`),
  '**._links.logo.[].href',
  '**._links.appLinks.[].href',
]);

/** Whether a key counts at all. */
export const counts = (path: string): boolean => kept(path) || !ignored(path);

/** Maps whose keys are names of somebody's things: only what the recording itself set is asked for. */
export const isOpenMap = globs(['definitions.custom.properties', 'properties', 'visibility.appLinks']);

/** Fields whose values are Okta's, of objects that the recording made. */
export const isTold = globs([
  'status',
  'type',
  'signOnMode',
  'system',
  'default',
  'objectClass.[]',
  'allGroupsValid',
  'source.type',
  'target.type',
]);

/** Fields whose values are the same in every org. */
export const isConstant = globs([
  ...['type', 'title', 'format', 'mutability', 'scope', 'required', 'minLength', 'maxLength', 'master.type'].map(
    (name) => `definitions.base.properties.*.${name}`,
  ),
  'definitions.*.id',
  'definitions.*.type',
  '$schema',
]);

/** Fields that nobody gives back as they were set. */
export const isVolatile = globs(['**.created', '**.lastUpdated', '**.password', '**.client_secret']);

/** Query parameters that make a list a selection. */
export const FILTERS: readonly string[] = ['q', 'search', 'filter', 'sourceId', 'targetId'];

/** What the embedded tenants do not play: sent, and not counted. */
export const isOutside = (path: string): boolean => /^\/api\/v1\/(idps(\/[^/]*)?|internal\/.*)$/.test(path);
