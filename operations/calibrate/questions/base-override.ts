import { OktaApiError, type OktaClient, type SchemaProperty } from '../../../clients/okta';
import { oktaAttribute } from '../../../engine/flows/derive';
import { tableOf } from '../../../engine/flows/take';
import { customAttribute } from '../throw-away';
import type { Asked, Question, Reply } from './question';

/** Base attributes that hardly anybody uses; the first that no line fills and nobody sources is borrowed for a moment. */
const BORROWED = ['honorificPrefix', 'nickName', 'middleName', 'profileUrl', 'timezone'];
const INHERITED = 'PROFILE_MASTER';
const ID = 'baseOverride';

const withSource = (attribute: string, property: SchemaProperty, master: object) => ({
  definitions: { base: { id: '#base', type: 'object', properties: { [attribute]: { ...property, master } } } },
});

async function baseProperty(okta: OktaClient, attribute: string): Promise<SchemaProperty | undefined> {
  return (await okta.userSchema()).definitions.base.properties[attribute];
}

/** Puts back the source of the attribute that the note names; the note is the throw-away attribute's description. */
export async function restoreSource(okta: OktaClient, note: SchemaProperty): Promise<string[]> {
  const attribute = typeof note.description === 'string' ? note.description : '';
  if (!BORROWED.includes(attribute)) return [];
  const property = await baseProperty(okta, attribute);
  if (property?.master?.type !== 'OVERRIDE') return [];
  await okta.postUserSchema(withSource(attribute, property, { type: INHERITED }));
  return [`source of ${attribute}`];
}

async function borrowed({ okta, environment }: Asked): Promise<[string, SchemaProperty] | undefined> {
  const { hops } = tableOf(environment);
  const { properties } = (await okta.userSchema()).definitions.base;
  const free = BORROWED.find(
    (name) => properties[name]?.master?.type === INHERITED && !hops.some(({ to }) => to === oktaAttribute(name)),
  );
  return free === undefined ? undefined : [free, properties[free]!];
}

/** An app that may source attributes; RingCentral's rather than another. */
async function sourceApp({ okta, ringcentral }: Asked): Promise<string | undefined> {
  if (ringcentral?.features.includes('PROFILE_MASTERING')) return ringcentral.id;
  return (await okta.apps()).find(({ features }) => features.includes('PROFILE_MASTERING'))?.id;
}

async function override(okta: OktaClient, [name, property]: [string, SchemaProperty], app: string): Promise<Reply> {
  const master = { type: 'OVERRIDE', priority: [{ type: 'APP', value: app }] };
  try {
    await okta.postUserSchema(withSource(name, property, master));
  } catch (error) {
    if (!(error instanceof OktaApiError) || error.status >= 500 || error.status === 429) throw error;
    return { id: ID, answer: 'refused', evidence: error.message };
  }
  const live = (await baseProperty(okta, name))?.master;
  const accepted = live?.type === 'OVERRIDE' && live.priority?.[0]?.value === app;
  return {
    id: ID,
    answer: accepted ? 'accepted' : 'dropped',
    evidence: `${name} is then ${JSON.stringify(live ?? null)}`,
  };
}

/** Whether the API takes an override of a base attribute's source. Which one was borrowed is noted in the org before it is touched. */
export const baseOverride: Question = {
  ids: [ID],
  ask: async (asked) => {
    const [attribute, app] = [await borrowed(asked), await sourceApp(asked)];
    if (!attribute || app === undefined) {
      const evidence = attribute
        ? 'No app of the org is a profile source.'
        : 'The org shows no source of any free base attribute.';
      return { replies: [{ id: ID, evidence }], answers: {} };
    }
    await asked.okta.postUserSchema(
      customAttribute({ title: 'Calibration', type: 'string', description: attribute[0] }),
    );
    const reply = await override(asked.okta, attribute, app);
    const answers = { [ID]: reply.answer as 'accepted' | 'refused' | 'dropped' };
    return { replies: [reply], answers };
  },
};
