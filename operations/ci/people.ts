import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvironment } from '../../project';
import { writeLines } from '../json-lines';
import type { Outcome } from '../outcome';
import { readExport } from '../tenants/read-export';
import { openOkta } from '../tenants/connect';
import type { Surroundings } from '../surroundings';
import { jobOf, needed, sealedPeople } from './job';
import { Pseudonyms } from './pseudonyms';
import { seal } from './sealed';
import { counted } from '../../engine/counted';

/**
 * Exports people for the reviews of the next day: under pseudonyms, and sealed, in `out/people`. The one run that reads
 * everybody is one of the default branch; a pull request gets its result. Reads only.
 */
export async function people(surroundings: Surroundings): Promise<Outcome> {
  const { env } = surroundings;
  const job = jobOf(env);
  const key = needed(env, 'PIPELINE_KEY', 'it makes the pseudonyms, and seals the export');
  const environment = loadEnvironment(job.environment, env.ENVIRONMENT_FILE);
  const okta = await openOkta(environment, surroundings);
  const pseudonyms = new Pseudonyms(environment, key);
  const { people: everybody, org } = await readExport(okta, environment, surroundings);
  const file = join(job.out, 'people.jsonl');
  try {
    const lines = await writeLines(
      file,
      (async function* () {
        yield pseudonyms.ofOrg(org);
        for await (const person of everybody) yield pseudonyms.of(person);
      })(),
    );
    const count = lines - 1;
    const sealed = sealedPeople(job);
    seal(file, sealed, env);
    const says = `${counted(count, 'person', 'people')} of ${environment.name}, under pseudonyms, sealed in ${sealed}`;
    return { exitCode: 0, json: { step: 'people', says: [says] }, text: says };
  } finally {
    rmSync(file, { force: true });
  }
}
