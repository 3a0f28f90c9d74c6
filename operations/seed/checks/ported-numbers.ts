import type { SeedCheck } from '../check';

/** Temporary numbers ring until the port is done, and must not reach a directory. */
export const portedNumbers: SeedCheck = {
  id: 'ported-numbers',
  who: 'RingCentral account administrator and the author of the environment',
  where: 'finish the port (Admin Portal > Phone System > Transfer Numbers), or say `porting: true` in the environment',
  source: 'RingCentral, Active Directory Integration Guide, "Porting old numbers from older phone system"',
  examine: ({ numbers, environment: { porting } }) => {
    const moving = numbers.filter(({ status }) => status === 'Pending' || status === 'Temporary');
    const people = new Set(moving.flatMap(({ extension }) => (extension ? [extension.id] : []))).size;
    const found =
      people === 0
        ? 'no number is being ported'
        : `numbers of ${people} people are being ported; ${porting ? 'nothing is written back before phase live' : 'their temporary ones would be written to the directory'}`;
    return { ok: people === 0 || porting, people, found };
  },
};
