import type { Check } from '../check';

export const stateLock: Check = {
  id: 'state-lock',
  after: 'providers',
  remedy:
    "wait for the command that holds it; where its process is gone, terraform force-unlock ID in the stack's folder",
  look: async (patient) => {
    const holder = await (await patient.stack()).lockHolder();
    return holder === undefined
      ? { ok: true, detail: 'Nobody holds the state.' }
      : { ok: false, detail: `Somebody holds the state: ${holder}.` };
  },
};
