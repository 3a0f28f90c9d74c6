/** One command: `scripts/commands/NAME.ts` (words joined by `-`) holds what it takes and does, and is loaded only when it is called. */
export interface CatalogueRow {
  readonly name: string;
  /** Subject, verb, object; where it writes, if it writes. */
  readonly summary: string;
  /** Where another file holds it. @default the name's */
  readonly file?: string;
}

export interface CatalogueGroup {
  readonly title: string;
  readonly commands: readonly CatalogueRow[];
}

/** Commands that only hold others. */
export const FAMILIES: Readonly<Record<string, string>> = {
  environment: 'show, check: what an environment declares',
  person: 'show, simulate, verify, export: one person, or all',
  ci: 'the steps of a pipeline, which are told by variables (docs/pipelines.md)',
};

const step = (name: string, summary: string): CatalogueRow => ({ name: `ci ${name}`, summary, file: 'ci-step' });

/** Every command, in the order in which somebody needs them. */
export const CATALOGUE: readonly CatalogueGroup[] = [
  {
    title: 'Try out',
    commands: [
      { name: 'demo', summary: 'Plays the whole rollout on embedded tenants; writes nothing anywhere else' },
      { name: 'sandbox', summary: 'Serves the embedded tenants on 127.0.0.1 until Ctrl-C' },
      { name: 'env', summary: 'Prints the variables of the running sandbox, for eval' },
    ],
  },
  {
    title: 'Declare',
    commands: [
      { name: 'init', summary: 'Writes a small project of your own: environment, app, workflows; reads tenants only' },
      {
        name: 'environment check',
        summary: 'Checks what environments declare, before anything is planned; asks no tenant',
      },
      {
        name: 'environment show',
        summary: 'Shows the mappings and sources that an environment declares; asks no tenant',
      },
      {
        name: 'adopt',
        summary: 'Makes an environment and a state of an org that was set up by hand; writes to no tenant',
      },
      { name: 'expression', summary: 'Evaluates, checks, explains or formats an Okta expression; asks no tenant' },
      { name: 'explain', summary: 'Explains an error message of Okta, RingCentral, Terraform or a directory' },
      { name: 'doctor', summary: 'Finds what would stop a command, with its remedy; reads only' },
      {
        name: 'calibrate',
        summary: 'Asks a preview org what Okta does not document; writes throw-away objects to Okta',
      },
    ],
  },
  {
    title: 'Review',
    commands: [
      { name: 'plan', summary: 'Plans an environment with Terraform and judges the plan; writes to no tenant' },
      { name: 'review', summary: 'Shows what a change does to people, before it is applied; reads only' },
    ],
  },
  {
    title: 'Apply',
    commands: [
      { name: 'apply', summary: 'Applies a saved plan, or plans and applies; writes to Okta' },
      { name: 'eject', summary: 'Lets go of everything that a state holds; writes the state, and to no tenant' },
      { name: 'rollback', summary: 'Writes back what an apply has overwritten; writes to Okta and RingCentral' },
      { name: 'rollout', summary: "Shows the guide's steps for a scenario: who does what next, and where; reads only" },
      { name: 'seed', summary: "Checks RingCentral's side and prepares what its API allows; writes to RingCentral" },
    ],
  },
  {
    title: 'Watch',
    commands: [
      { name: 'drift', summary: 'Compares live tenants with what is declared; only `drift revert` writes to a tenant' },
      { name: 'arrivals', summary: 'Shows what has reached everybody, and who acts next; reads only' },
    ],
  },
  {
    title: 'People',
    commands: [
      { name: 'person show', summary: 'Shows a person in every system, and why there is no number; reads only' },
      { name: 'person simulate', summary: 'Shows what disabling, deleting or moving a person would do; reads only' },
      {
        name: 'person verify',
        summary: "Follows one person through the guide's seven steps; writes a throw-away person",
      },
      { name: 'person export', summary: 'Exports people as JSON Lines, for reviews; reads only' },
    ],
  },
  {
    title: 'Pipelines',
    commands: [
      step('environments', 'Prints the environments that a pipeline looks at'),
      step('people', 'Exports people for reviews, under pseudonyms and sealed'),
      step('plan', 'Plans for the review of this job; judged by its verdict'),
      step('review', 'Reviews the plan of this job, or the revision a fork starts from'),
      {
        name: 'ci comment',
        summary: 'Puts a report on a pull request: one comment, updated in place; writes to GitHub',
      },
      {
        name: 'ci issue',
        summary: 'Keeps one issue about a report, closed when clean; writes to GitHub',
        file: 'ci-issue',
      },
      step('hash', 'Prints the hash of the plan of this job'),
      step('verdict', 'Ends with the worst of what plan and review said'),
      { name: 'ci reviewed', summary: 'Finds the hash of the plan that was reviewed for a merged commit' },
      {
        name: 'ci promote',
        summary: 'Checks that production takes over only what is live in the preview org; reads only',
      },
      step('approved', 'Finds the plan that was reviewed for COMMIT'),
      step('snapshot', 'Seals what the apply of the plan whose hash is EXPECT will overwrite; writes to no tenant'),
      step('apply', 'Applies the plan whose hash is EXPECT, and seals what it overwrites; writes to Okta'),
      step('propose', 'Checks whether this environment may take over what is live in FROM'),
      step('arrivals', 'Looks who waits for what after an apply, and keeps one comment about it; writes to GitHub'),
      step(
        'drift',
        'Compares tenants with what is declared, looks who waits, and keeps one issue about both; writes to GitHub',
      ),
      step('notify', 'Tells a webhook the counts of drift and arrivals, and no person; writes to the webhook'),
      step(
        'rollback',
        'Writes back what an apply has overwritten, from its sealed snapshot; writes to Okta and RingCentral',
      ),
    ],
  },
];

export const COMMANDS: readonly CatalogueRow[] = CATALOGUE.flatMap(({ commands }) => commands);
