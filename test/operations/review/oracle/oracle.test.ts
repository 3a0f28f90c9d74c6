import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseEnvironment } from '../../../../engine/environment/parse';
import type { PersonRecord } from '../../../../engine/review/model';
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
});
