import { commandLine } from '../../../engine/command-line';
import type { Check } from '../check';

export const stateLock: Check = {
  id: 'state-lock',
  after: 'providers',
  remedy: `wait for the command that holds it; where nothing of it runs any more: ${commandLine('apply')} --env NAME --resume ID, with the ID that the lock shows`,
  look: async (patient) => {
    const held = await (await patient.stack()).lockHolder();
    if (held === undefined) return { ok: true, detail: 'Nobody holds the state.' };
    return { ok: false, detail: held.message, ...(held.remedy === undefined ? {} : { remedy: held.remedy }) };
  },
};
