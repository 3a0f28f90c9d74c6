import { IncompleteError } from '../../engine/errors';
import type { Vendor } from '../../engine/vendor';
import type { Party } from './party';

/** What kept a call from a usable answer. */
export type Problem =
  | { readonly kind: 'unreachable'; readonly why: string; readonly neverArrived: boolean }
  | { readonly kind: 'cut' | 'certificate'; readonly why: string }
  | { readonly kind: 'stalled' | 'too slow'; readonly ms: number }
  | { readonly kind: 'redirected'; readonly to: string }
  | { readonly kind: 'login page' | 'proxy page' | 'web page'; readonly title: string }
  | { readonly kind: 'no JSON'; readonly why: string }
  | { readonly kind: 'unknown shape'; readonly why: string }
  | { readonly kind: 'standing still'; readonly why: string };

type Kind = Problem['kind'];

/** How often a read is tried, by what went wrong; absent: as often as the client tries. What cannot pass by itself is tried once. */
const TRIES: Readonly<Partial<Record<Kind, number>>> = {
  certificate: 1,
  redirected: 1,
  'standing still': 1,
  'unknown shape': 1,
  stalled: 2,
  'too slow': 2,
};

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;

/** What happened, as the rest of a sentence about the vendor. */
function happened(problem: Problem, vendor: Vendor): string {
  switch (problem.kind) {
    case 'unreachable':
      return `cannot be reached: ${problem.why}`;
    case 'cut':
      return `was cut off in the middle of its answer: ${problem.why}`;
    case 'certificate':
      return `shows a certificate that is not trusted here: ${problem.why}`;
    case 'stalled':
      return `sent nothing for ${seconds(problem.ms)}`;
    case 'too slow':
      return `had not sent its whole answer after ${seconds(problem.ms)}`;
    case 'redirected':
      return `sends elsewhere, to ${problem.to}`;
    case 'login page':
      return `answered with a login page${problem.title} instead of data`;
    case 'proxy page':
      return `did not answer; a proxy did, with a page${problem.title}`;
    case 'web page':
      return `answered with a web page${problem.title} instead of data`;
    case 'no JSON':
      return `answered with something that is no JSON: ${problem.why}`;
    case 'unknown shape':
      return `answered, but not in ${vendor}'s documented shape: ${problem.why}`;
    case 'standing still':
      return `pages in a circle: ${problem.why}`;
  }
}

const ELSEWHERE = (variables: string) =>
  `somebody else answers at this address: check ${variables}; on a network with a login page or a proxy, log in there or let this host through`;

function remedyFor(kind: Kind, { variables }: Party): string {
  switch (kind) {
    case 'unreachable':
      return `check ${variables}, and the network between`;
    case 'certificate':
      return `check ${variables}; behind a proxy that opens TLS, name its authority in NODE_EXTRA_CA_CERTS (Terraform's providers read the machine's own store or SSL_CERT_FILE)`;
    case 'cut':
    case 'stalled':
    case 'too slow':
    case 'no JSON':
      return `run it again; if it stays so, look at the network between, proxies first, and at the vendor's status page`;
    case 'redirected':
    case 'login page':
    case 'proxy page':
    case 'web page':
      return ELSEWHERE(variables);
    case 'unknown shape':
      return `check ${variables}; if they are right, report this answer`;
    case 'standing still':
      return `nothing more was asked; run it again, and report it if it stays so`;
  }
}

/** A call that got no answer, not the whole answer, or somebody else's. Exit code 3. */
export class UnusableAnswerError extends IncompleteError {
  constructor(
    readonly party: Party,
    /** `GET /api/v1/apps` */
    readonly call: string,
    readonly problem: Problem,
  ) {
    const what = happened(problem, party.vendor).replace(/\s+/g, ' ');
    super(`${party.vendor} at ${party.address} ${what} (${call}).`, remedyFor(problem.kind, party), [
      { what: call, why: `${party.vendor} ${what}` },
    ]);
    this.from(party.vendor);
  }

  /** The most times that the call is worth sending; absent: the client decides. */
  get tries(): number | undefined {
    return TRIES[this.problem.kind];
  }

  /** No connection came about: even a write may be sent again. */
  get neverArrived(): boolean {
    return this.problem.kind === 'unreachable' && this.problem.neverArrived;
  }

  /** The same without whatever a library hung on it. */
  clean(): UnusableAnswerError {
    return new UnusableAnswerError(this.party, this.call, this.problem);
  }
}
