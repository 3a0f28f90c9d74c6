import { OktaApiError } from '../../../clients/okta';
import { attributeName } from '../../../engine/flows/derive';
import { ringcentralSystem, tableOf } from '../../../engine/flows/take';
import { ATTRIBUTE, customAttribute } from '../throw-away';
import type { Asked, Question, Reply } from './question';

const ID = 'externalName';

/** External names of those attributes of the table that an admin has discovered in the app already. */
async function discoveredNames({ okta, environment }: Asked, appId: string): Promise<Record<string, string>> {
  const system = ringcentralSystem(environment.systems)!;
  const { base, custom } = (await okta.appSchema(appId)).definitions;
  const live = { ...base.properties, ...custom.properties };
  return Object.fromEntries(
    Object.entries(tableOf(environment).attributes)
      .filter(([path, { origin }]) => origin === 'discovered' && path.startsWith(`${system}.`))
      .flatMap(([path]) => {
        const name = attributeName(path as `${string}.${string}`);
        const { externalName } = live[name] ?? {};
        return externalName === undefined ? [] : [[name, externalName]];
      }),
  );
}

async function sentExternalName({ okta }: Asked, appId: string): Promise<Reply> {
  try {
    const property = { title: 'Calibration', type: 'string', externalName: ATTRIBUTE };
    await okta.postAppSchema(appId, customAttribute(property));
  } catch (error) {
    if (!(error instanceof OktaApiError) || error.status >= 500 || error.status === 429) throw error;
    return { id: ID, answer: 'refused', evidence: error.message };
  }
  const live = (await okta.appSchema(appId)).definitions.custom.properties[ATTRIBUTE];
  const kept = live?.externalName === ATTRIBUTE;
  return { id: ID, answer: kept ? 'kept' : 'dropped', evidence: `Read back: ${JSON.stringify(live ?? null)}` };
}

/** How attributes of the RingCentral app bind to RingCentral: by which names, and whether one can be given by API. */
export const discovered: Question = {
  ids: [ID, 'discovered'],
  ask: async (asked) => {
    const appId = asked.ringcentral?.id;
    if (appId === undefined) {
      const evidence = 'The org has no RingCentral app of this environment yet.';
      return { replies: [{ id: ID, evidence }], answers: {} };
    }
    const names = await discoveredNames(asked, appId);
    const reply = await sentExternalName(asked, appId);
    const listed = Object.entries(names).map(([name, external]) => `${name}=${external}`);
    const found: Reply = {
      id: 'discovered',
      ...(listed.length > 0 ? { answer: listed.join(', ') } : {}),
      evidence:
        listed.length > 0
          ? "Read from the app's schema."
          : 'Nobody has added a discovered attribute in Profile Editor.',
    };
    const answers = { [ID]: reply.answer as 'kept' | 'refused' | 'dropped', discovered: names };
    return { replies: [reply, found], answers };
  },
};
