import { type Emulators, startEmulators } from '../../../emulators';
import type { Json } from './parsed';
import { type Recording, readRecordings, type Step } from './recording';
import { endpointOf, replay, type Judged, type Send } from './replay';
import { type Figures, Tally } from './tally';

/** A difference between what was recorded and what the embedded tenants answer, and how often it was met. */
export interface Difference {
  readonly vendor: Step['vendor'];
  readonly endpoint: string;
  readonly kind: string;
  readonly path: string;
  count: number;
  /** The first time: where, and both values. */
  readonly example: {
    readonly recording: string;
    readonly step: number;
    readonly recorded: Json | null;
    readonly given: Json | null;
  };
}

export interface Played {
  readonly figures: Readonly<Record<Step['vendor'], Figures>>;
  readonly differences: readonly Difference[];
}

/**
 * Orgs that the embedded tenants start with. A cassette starts in a new org, without a company; a captured company is held against the
 * one that it resembles most.
 */
const NEW_ORG = ['bare'] as const;
const COMPANIES = ['demo', 'awkward'] as const;
type Company = (typeof NEW_ORG | typeof COMPANIES)[number];

async function ringcentralToken({ ringcentral, env }: Emulators): Promise<string> {
  const basic = Buffer.from(`${env.RC_APP_CLIENT_ID}:${env.RC_APP_CLIENT_SECRET}`).toString('base64');
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: env.RC_USER_JWT ?? '' };
  const answer = await fetch(`${ringcentral}/restapi/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams(grant),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Embedded tenants that recordings are sent to, one after another, each on a company as it started. */
class Stage {
  private constructor(
    private readonly emulators: Emulators,
    private token: string | undefined,
  ) {}

  static async open(company: Company): Promise<Stage> {
    return new Stage(await startEmulators(company === 'bare' ? { bare: true } : { company }), undefined);
  }

  async reset(): Promise<void> {
    const post = { method: 'POST' };
    await fetch(`${this.emulators.admin}/reset`, post);
    this.token = undefined;
  }

  readonly send: Send = async ({ vendor, method, target, body, headers }) => {
    const { okta, oktaTenant } = this.emulators;
    const authorization = vendor === 'okta' ? `SSWS ${oktaTenant.apiToken}` : `Bearer ${await this.signedIn()}`;
    const response = await fetch(`${vendor === 'okta' ? okta : this.emulators.ringcentral}${target}`, {
      method,
      headers: { accept: 'application/json', ...headers, authorization },
      ...(body === '' ? {} : { body }),
    });
    return { status: response.status, link: response.headers.get('link') ?? '', text: await response.text() };
  };

  close = (): Promise<void> => this.emulators.close();

  private async signedIn(): Promise<string> {
    if (this.token === undefined) {
      this.token = await ringcentralToken(this.emulators);
      const body = JSON.stringify({ enforced: false });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${this.emulators.admin}/ringcentral/limits`, { method: 'PUT', headers, body });
    }
    return this.token;
  }
}

class Result {
  private readonly tallies: Record<Step['vendor'], Tally> = { okta: new Tally(), ringcentral: new Tally() };
  private readonly differences = new Map<string, Difference>();

  add(recording: string, { step, outside, checks }: Judged): void {
    if (outside) return;
    this.tallies[step.vendor].add(checks);
    const endpoint = endpointOf(step);
    for (const { passed, kind, path, recorded = null, given = null } of checks) {
      if (passed || kind === '') continue;
      const key = JSON.stringify([step.vendor, endpoint, kind, path]);
      const known = this.differences.get(key);
      if (known) known.count += 1;
      else {
        const example = { recording, step: step.number, recorded, given };
        this.differences.set(key, { vendor: step.vendor, endpoint, kind, path, count: 1, example });
      }
    }
  }

  all(): Played {
    const { okta, ringcentral } = this.tallies;
    return {
      figures: { okta: okta.figures(), ringcentral: ringcentral.figures() },
      differences: [...this.differences.values()].sort((a, b) => b.count - a.count),
    };
  }
}

async function playOn(company: Company, recordings: readonly Recording[]): Promise<Played> {
  const stage = await Stage.open(company);
  const result = new Result();
  try {
    for (const recording of recordings) {
      await stage.reset();
      for await (const judged of replay(recording, stage.send)) result.add(recording.name, judged);
    }
    return result.all();
  } finally {
    await stage.close();
  }
}

const met = ({ differences }: Played): number => differences.reduce((sum, { count }) => sum + count, 0);

/** Plays recordings on the embedded tenants. @throws UsageError where a place holds none */
export async function play(place: string): Promise<Played> {
  const recordings = readRecordings(place);
  const companies = recordings.some(({ captured }) => captured) ? COMPANIES : NEW_ORG;
  const [first, ...more] = await Promise.all(companies.map((company) => playOn(company, recordings)));
  return more.reduce((best, other) => (met(other) < met(best) ? other : best), first!);
}
