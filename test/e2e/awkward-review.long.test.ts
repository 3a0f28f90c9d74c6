import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Emulators } from '../../emulators';
import { UserFacingError } from '../../engine/errors';
import { parseEnvironment } from '../../engine/environment/parse';
import type { EnvironmentInput } from '../../engine/environment/schema';
import { tableFile } from '../../engine/review/table-file';
import type { OrgFile } from '../../engine/org/exported';
import { apply } from '../../operations/apply/apply';
import { exportPeople } from '../../operations/export/export';
import { plan } from '../../operations/plan/plan';
import { review } from '../../operations/review/review';
import { KINDS } from '../operations/review/oracle/changes';
import { Random } from '../operations/review/oracle/random';
import { copy, type Edited, type World } from '../operations/review/oracle/world';
import { times } from '../support/effort';
import { noTerraform } from '../terraform/on-path';
import { attested, startAwkward } from './awkward';

/** Unpacking a revision and starting its own code takes seconds, and has tests of its own. */
const base = vi.hoisted((): { environment?: unknown } => ({}));
vi.mock('../../operations/review/revision', () => ({
  configurationAt: () => Promise.resolve(JSON.parse(JSON.stringify(tableFile(parseEnvironment(base.environment))))),
}));

const SEED = Number(process.env.ORACLE_SEED ?? 20_261_201);
const OF_EACH_KIND = times(2, 1);
/** Nobody plans the order of sources, which an administrator sets; and as it was adopted the company has no attribute of its own to change. */
const PLANNED = Object.keys(KINDS).filter((kind) => kind !== 'order' && kind !== 'attribute');

/** Throws after which a kind counts as one that this company cannot have. */
const MOST_THROWS = 100;

interface Said {
  readonly attributes: readonly object[];
  readonly configuration: readonly { readonly id: string; readonly kind: string }[];
  readonly [part: string]: unknown;
}

/** What a review of a plan says as well as one of two revisions, over the same people in the same org. */
const agreed = ({
  attributes,
  access,
  ringcentral,
  configuration,
  refusals,
  pools,
  worst,
  complete,
  incomplete,
}: Said) => ({
  ...{ attributes, access, ringcentral, refusals, pools, worst, complete, incomplete },
  configuration: configuration.map((one) => JSON.stringify(one)).sort(),
});

describe.skipIf(noTerraform.skip)(
  `reviews of the company that was wired by hand, of a plan and of two revisions${noTerraform.because}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'awkward-review-'));
    let emulators: Emulators;
    let world: World;
    let plans = 0;
    const environment = (): EnvironmentInput => ({
      ...attested(),
      state: { backend: 'local', path: join(folder, 'awkward.tfstate') },
    });
    const surroundings = (stated: unknown) => {
      const file = join(folder, 'environment.json');
      writeFileSync(file, JSON.stringify(stated));
      const env = { ...process.env, ...emulators.env, ENVIRONMENT_FILE: file };
      return { env, now: () => new Date(), progress: () => undefined, output: join(folder, 'cdktf.out') };
    };
    const people = join(folder, 'people.jsonl');

    beforeAll(async () => {
      emulators = await startAwkward();
      const taken = await apply({ env: 'awkward', resume: true }, surroundings(environment()));
      expect(taken.exitCode, taken.text).toBe(0);
      await exportPeople({ env: 'awkward', out: people }, surroundings(environment()), process.stdout);
      const file = JSON.parse(readFileSync(join(folder, 'people.org.json'), 'utf8')) as OrgFile;
      const order = Object.keys(environment().systems);
      world = { environment: copy<unknown>(environment()) as Edited, org: copy(file.org) as World['org'], order };
      base.environment = environment();
    });
    afterAll(async () => {
      await emulators?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** A change that the environment may state. */
    function changed(kind: string, random: Random): { said: string; after: World } {
      for (let time = 1; ; time++) {
        const after = copy(world);
        try {
          const said = KINDS[kind]!(after, random);
          parseEnvironment(after.environment);
          return { said, after };
        } catch (error) {
          // What this company does not have is thrown again.
          if (time === MOST_THROWS) throw error;
        }
      }
    }

    /** Undefined: findings stop synth, or Terraform cannot plan it. */
    async function bothSay(after: unknown): Promise<readonly [Said, Said] | undefined> {
      const where = surroundings(after);
      const own = { ...process.env };
      Object.assign(process.env, where.env);
      try {
        const saved = join(folder, `plan-${plans++}`);
        await plan('awkward', where, { out: saved }).catch((error: unknown) => {
          if (!(error instanceof UserFacingError)) throw error;
        });
        if (!existsSync(saved)) return undefined;
        const request = { env: 'awkward', people, formats: [], failOn: 'error', showValues: true } as const;
        const now = new Date().toISOString();
        const ofPlan = await review({ ...request, now, plan: saved });
        const ofRevisions = await review({ ...request, now, base: 'BASE' });
        return [ofPlan.json as Said, ofRevisions.json as Said];
      } finally {
        process.env = own;
      }
    }

    it.each(PLANNED)('say the same of a change of the kind %s', async (kind) => {
      const random = new Random(SEED + kind.length);
      for (let time = 0; time < OF_EACH_KIND;) {
        const { said, after } = changed(kind, random);
        const both = await bothSay(after.environment);
        if (both === undefined) continue;
        time += 1;
        const [ofPlan, ofRevisions] = both;
        expect(agreed(ofRevisions), said).toEqual(agreed(ofPlan));
        expect(ofPlan.configuration.length, said).toBeGreaterThan(0);
      }
    });
  },
);
