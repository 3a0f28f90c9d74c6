import { z } from 'zod';
import { requireEncryption } from '../../clients/encrypted';
import { exchange } from '../../clients/http';
import { IncompleteError, UsageError, UserFacingError } from '../../engine/errors';
import type { Outcome } from '../outcome';
import type { Surroundings } from '../surroundings';
import { jobOf, kept, type Kept } from './job';

type Counts = Readonly<Record<string, number>>;

const list = z.array(z.unknown()).catch([]);
const some = z.number().catch(0);
const groups = z.array(z.object({ people: z.number() })).catch([]);

const driftSchema = z.object({
  config: list,
  data: list,
  console: list,
  canaries: z.array(z.object({ ok: z.boolean() })).catch([]),
  incomplete: list,
});
const arrivalsSchema = z.object({
  people: some,
  expected: some,
  arrived: some,
  refused: groups,
  waiting: groups,
  incomplete: list,
});

/** A step that failed as a whole has seen nothing: 1 thing at least is unread. */
const unread = (step: Kept, known: number): number => (step.status > 1 ? Math.max(1, known) : known);

function driftCounts(step: Kept): Counts {
  const { config, data, console: changes, canaries, incomplete } = driftSchema.parse(step.result);
  return {
    settings: config.length,
    values: data.length,
    console: changes.length,
    warnings: canaries.filter(({ ok }) => !ok).length,
    unread: unread(step, incomplete.length),
  };
}

const sum = (rows: readonly { readonly people: number }[]): number => rows.reduce((all, { people }) => all + people, 0);

function arrivalCounts(step: Kept): Counts {
  const { refused, waiting, incomplete, ...counts } = arrivalsSchema.parse(step.result);
  return { ...counts, refused: sum(refused), waiting: sum(waiting), unread: unread(step, incomplete.length) };
}

const worded = (what: string, counts: Counts): string =>
  `${what}: ${Object.entries(counts)
    .map(([name, value]) => `${value} ${name}`)
    .join(', ')}`;

/** Slack reads `attachments` of its own kind. */
const isSlack = (url: URL): boolean => /(^|\.)slack(-gov)?\.com$/i.test(url.hostname);

/** What Teams' workflows take: the text as a card (learn.microsoft.com, "Create incoming webhooks with Workflows for Microsoft Teams"). */
const cardOf = (text: string) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: [{ type: 'TextBlock', text, wrap: true }],
      },
    },
  ],
});

/** The counts of what earlier steps found, and no person: `text` is what Slack shows. */
function message(environment: string, drift: Kept | undefined, arrivals: Kept | undefined) {
  const counts = {
    ...(drift && { drift: driftCounts(drift) }),
    ...(arrivals && { arrivals: arrivalCounts(arrivals) }),
  };
  const told = Object.entries(counts).map(([what, of]) => worded(what, of));
  return { text: `${environment}: ${told.join('; ') || 'nothing was looked at'}`, environment, ...counts };
}

/** What this webhook takes: the same text and counts, for Teams as a card as well. */
export const payloadFor = <T extends { readonly text: string }>(url: URL, body: T): T =>
  isSlack(url) ? body : { ...body, ...cardOf(body.text) };

/** The address is the credential of the channel: no error may name more than its host. @throws IncompleteError */
async function tell(url: URL, body: object, { signal, clock }: Surroundings): Promise<void> {
  const party = { vendor: 'Webhook', address: url.origin, variables: 'WEBHOOK_URL' } as const;
  const headers = { 'content-type': 'application/json' };
  const text = JSON.stringify(body);
  const request = { party, method: 'POST', url: url.href, headers, body: text, expect: 'anything' } as const;
  const answer = await exchange(request, { signal, clock }).catch((error: unknown) => {
    if (!(error instanceof UserFacingError)) throw error;
    throw new IncompleteError(
      `The webhook at ${url.origin} gave no usable answer: nobody was told.`,
      'check WEBHOOK_URL and the network between',
    );
  });
  if (answer.ok) return;
  throw new IncompleteError(
    `The webhook at ${url.origin} answered ${answer.status}: nobody was told.`,
    'check WEBHOOK_URL, and whether its channel still exists',
  );
}

/**
 * Tells the webhook that `WEBHOOK_URL` names the counts of drift and arrivals; nobody where it is not set. A webhook that does not take them
 * ends the step with 3 and says so; what the steps before it ended with stays.
 * @throws UsageError where the address is none, or would send the counts and the channel's secret in clear
 */
export async function notify(surroundings: Surroundings): Promise<Outcome> {
  const { env } = surroundings;
  const job = jobOf(env);
  const body = message(job.environment, kept(job, 'drift'), kept(job, 'arrivals'));
  const says = (text: string): Outcome => ({ exitCode: 0, json: { step: 'notify', says: [text] }, text });
  const address = env['WEBHOOK_URL'];
  if (!address) return says('WEBHOOK_URL is not set: nobody is told.');
  if (!URL.canParse(address))
    throw new UsageError('WEBHOOK_URL is no address.', 'give the https:// address of the webhook');
  const url = new URL(address);
  requireEncryption(url.origin, 'WEBHOOK_URL', 'Webhook');
  await tell(url, payloadFor(url, body), surroundings);
  return says(body.text);
}
