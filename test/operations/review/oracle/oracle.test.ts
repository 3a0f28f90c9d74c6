import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseEnvironment } from '../../../../engine/environment/parse';
import type { PersonRecord } from '../../../../engine/review/model';
import type * as Walk from '../../../../operations/review/walk';
import { tableFile } from '../../../../engine/review/table-file';
import { times } from '../../../support/effort';
import { COMPANIES, runningCompany } from '../../companies/company';
import { KINDS } from './changes';
import { exported, muddled } from './companies';
import { disagreements } from './disagreements';
import { hasOracle, oracle, type Answer } from './oracle';
import { Random } from './random';
import { Reviewing } from '../reviewing';
import { copy, ringcentralOf, type Company, type World } from './world';

/** Unpacking a revision and starting its own code takes seconds, and has tests of its own. */
const base = vi.hoisted((): { environment?: unknown } => ({}));
vi.mock('../../../../operations/review/revision', () => ({
  configurationAt: () => Promise.resolve(JSON.parse(JSON.stringify(tableFile(parseEnvironment(base.environment))))),
}));

/** How many threads look at the people, and in which ranges. */
const looking = vi.hoisted((): { threads?: Walk.Threads; times: number } => ({ times: 0 }));
vi.mock('../../../../operations/review/walk', async (original) => {
  const real = await original<typeof Walk>();
  const walk: typeof real.walk = (walking, rows) => {
    const start = () => {
      looking.times += 1;
      rows.start();
    };
    return real.walk(walking, { ...rows, start, write: (text) => rows.write(text) }, looking.threads);
  };
  return { ...real, walk };
});

/** For each company; in the long suite 200 in all. */
const CHANGES = times(100, 3);
const SEED = Number(process.env.ORACLE_SEED ?? 20_261_132);
/** How many of a review's findings may go beyond the oracle's. */
const BEYOND = 0.02;

interface Case {
  readonly said: string;
  readonly after: World;
  readonly people: readonly PersonRecord[];
}

const isValid = ({ environment }: World): boolean => {
  try {
    parseEnvironment(environment);
    return true;
  } catch {
    return false;
  }
};

/** One to three changes. What an environment may not state is thrown again. */
function randomCase({ world, people }: Company, random: Random, first: string): Case {
  for (;;) {
    const after = copy(world);
    const others = random.shuffled(Object.keys(KINDS)).slice(0, random.below(3));
    const said = [...new Set([first, ...others])].map((kind) => KINDS[kind]!(after, random)).join('; ');
    if (!isValid(after)) continue;
    const groups = world.org.groups.map(({ name }) => name);
    return { said, after, people: random.chance(0.7) ? muddled(people, groups, random) : people };
  }
}

function casesOf(company: Company): Case[] {
  const random = new Random(SEED + company.name.length);
  const kinds = random.shuffled(Object.keys(KINDS));
  return Array.from({ length: CHANGES }, (_, at) => randomCase(company, random, kinds[at % kinds.length]!));
}

const NEEDS = hasOracle ? '' : ' (needs python3)';

describe.skipIf(!hasOracle).each(COMPANIES)(`random changes to the %s company, and an oracle${NEEDS}`, (name) => {
  const running = runningCompany(name);
  const reviewing = new Reviewing();
  let company: Company;
  let cases: readonly Case[];
  let answers: readonly Answer[];
  beforeAll(async () => {
    company = await exported(running());
    base.environment = company.world.environment;
    cases = casesOf(company);
    const { states, countries = {} } = company.file.ringcentral!;
    answers = oracle(cases.map(({ after, people }) => ({ before: company.world, after, people, states, countries })));
  });
  afterAll(reviewing.remove);

  it('no false green, every value and count equal, and next to nothing beyond', async () => {
    const wrong: string[] = [];
    const beyond: string[] = [];
    for (const [at, { said, after, people }] of cases.entries()) {
      const org = { ...company.file, org: company.world.org };
      const told = await reviewing.of({ after: after.environment, people, org });
      const found = disagreements(ringcentralOf(company.world), answers[at]!, told);
      if (found.falseGreen) wrong.push(`${said}: false green`);
      wrong.push(...found.wrong.map((one) => `${said}: ${one}`));
      beyond.push(...found.invented.map((one) => `${said}: ${one}`));
    }
    expect(wrong).toEqual([]);
    const all = answers.reduce((sum, { changes }) => sum + changes.length, 0);
    expect(all).toBeGreaterThan(0);
    expect(beyond.slice(0, beyond.length / all <= BEYOND ? 0 : undefined)).toEqual([]);
  });

  it('the same by one thread, by two and by five, wherever the file is cut', async () => {
    const org = { ...company.file, org: company.world.org };
    const most = Math.max(...answers.map(({ changes }) => changes.length));
    const { after, people } = cases[answers.findIndex(({ changes }) => changes.length === most)]!;
    const said = (threads: number, range: number, lineEnd = '\n') => {
      looking.threads = { threads, range, inTurn: true };
      return reviewing.of({ after: after.environment, people, org, lineEnd });
    };
    looking.times = 0;
    const alone = await said(1, Infinity);
    expect(alone.rows.length).toBeGreaterThan(0);
    expect(await said(2, 1777)).toEqual(alone);
    expect(await said(5, 9973, '\r\n')).toEqual(alone);
    // Nobody had to begin again.
    expect(looking.times).toBe(3);
    looking.threads = undefined;
  });
});
