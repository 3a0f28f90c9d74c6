import { unlessMissing, type OktaClient } from '../../clients/okta';
import { UserFacingError } from '../../engine/errors';
import { restoreSource } from './questions/base-override';
import { ATTRIBUTE, customAttribute, LABEL, LOGIN, NUMBERS, withoutAttributes } from './throw-away';

/** Each finds by name what a calibration leaves, and answers what it removed. */
type Removal = (okta: OktaClient, ringcentralApp: string | undefined) => Promise<string[]>;

const apps: Removal = async (okta) => {
  const found = (await okta.apps({ q: LABEL })).filter(({ label }) => label === LABEL);
  for (const { id } of found) await okta.removeApp(id);
  return found.map(({ id }) => `app ${id}`);
};

const person: Removal = async (okta) => {
  const found = await unlessMissing(okta.user(LOGIN));
  if (!found) return [];
  if (found.status !== 'DEPROVISIONED') await okta.deactivateUser(found.id);
  await okta.deleteUser(found.id);
  return [`person ${found.id}`];
};

const appAttribute: Removal = async (okta, appId) => {
  if (appId === undefined || !(ATTRIBUTE in (await okta.appSchema(appId)).definitions.custom.properties)) return [];
  await okta.postAppSchema(appId, customAttribute(null));
  return [`attribute ${ATTRIBUTE} of app ${appId}`];
};

/** Before the groups that they fill: Okta keeps a rule whose group is gone, as invalid. */
const rules: Removal = async (okta) => {
  const found = (await okta.groupRules()).filter(({ name }) => name.startsWith(LABEL));
  for (const rule of found) await okta.removeGroupRule(rule);
  return found.map(({ name }) => `group rule ${name}`);
};

const groups: Removal = async (okta) => {
  const found = (await okta.groups({ q: LABEL })).filter(({ profile }) => profile.name.startsWith(LABEL));
  for (const { id } of found) await okta.removeGroup(id);
  return found.map(({ profile }) => `group ${profile.name}`);
};

const numbers: Removal = async (okta) => {
  const { properties } = (await okta.userSchema()).definitions.custom;
  const found = Object.values(NUMBERS).filter((name) => name in properties);
  if (found.length > 0) await okta.postUserSchema(withoutAttributes(found));
  return found.map((name) => `attribute ${name} of people`);
};

/** Last: it tells which source has to be put back. */
const source: Removal = async (okta) => {
  const note = (await okta.userSchema()).definitions.custom.properties[ATTRIBUTE];
  if (!note) return [];
  const restored = await restoreSource(okta, note);
  await okta.postUserSchema(customAttribute(null));
  return [...restored, `attribute ${ATTRIBUTE} of people`];
};

export interface Tidied {
  readonly removed: readonly string[];
  /** What is still there, and why. */
  readonly left: readonly string[];
}

/** Removes everything that this or an earlier calibration made, each even where another fails. */
export async function tidy(okta: OktaClient, ringcentralApp: string | undefined): Promise<Tidied> {
  const removed: string[] = [];
  const left: string[] = [];
  for (const removal of [apps, rules, groups, person, numbers, appAttribute, source])
    try {
      removed.push(...(await removal(okta, ringcentralApp)));
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      left.push(error.message);
    }
  return { removed, left };
}
