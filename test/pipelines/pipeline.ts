import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startEmulators, type Emulators } from '../../emulators';
import { loopbackGitHub } from '../clients/github/loopback-github';
import { Checkout } from '../support/checkout';
import { withoutLimits } from '../support/limits';
import { runJob, workflow, type JobRun, type Told, type WORKFLOWS } from './workflow';

/** Names as somebody who wants to run something would choose them; git takes the branch. */
export const HOSTILE = {
  branch: 'x;$(touch${IFS}pwned)`touch${IFS}pwned`<!--',
  title: 'Mend\n$(touch pwned) `touch pwned` <!-- @everyone',
  person: '$(touch pwned) `touch pwned` <!-- @everyone ${{ secrets.OKTA_API_PRIVATE_KEY }}',
  /** The same within the 50 characters that Okta allows a first or last name. */
  firstName: '$(touch pwned) `touch pwned` <!-- @everyone',
  lastName: '<!-- ${{ secrets.OKTA_API_PRIVATE_KEY }}',
} as const;

const CANARY = 'canary-secret-of-nobody';

/** What a runner has beside what a workflow gives it: no credentials. */
const bare = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(OKTA|RC|AD|GITHUB|CDKTF|ENVIRONMENT|PEOPLE|PIPELINE|FORK|TF_CLI|VITEST)/.test(name),
    ),
  );

/** Markdown without its code spans, in which nothing is markup. */
export const outsideCode = (markdown: string): string => markdown.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');

/** A clean clone, embedded tenants, and GitHub on the loopback. */
export async function startPipeline(running?: Emulators) {
  const checkout = new Checkout();
  const github = await loopbackGitHub();
  const emulators = running ?? (await startEmulators());
  await withoutLimits(emulators.admin);
  const { env } = emulators;
  mkdirSync(join(checkout.root, 'out'), { recursive: true });

  const told = (over: Partial<Told> = {}, fork = false): Told => ({
    github: {
      repository: 'acme/telephony',
      event_name: 'pull_request',
      token: github.env.GITHUB_TOKEN,
      sha: checkout.git('rev-parse', 'HEAD').trim(),
      head_ref: HOSTILE.branch,
      event: {
        pull_request: {
          number: 7,
          title: HOSTILE.title,
          user: { login: HOSTILE.person },
          base: { sha: checkout.git('rev-parse', 'start').trim() },
          head: { ref: HOSTILE.branch, repo: { full_name: fork ? 'mallory/telephony' : 'acme/telephony' } },
        },
      },
    },
    matrix: { environment: 'demo' },
    vars: fork
      ? {}
      : {
          ENVIRONMENTS: '["demo"]',
          ...Object.fromEntries(Object.entries(env).filter(([name]) => !/PRIVATE_KEY$|SECRET|JWT|PASSWORD/.test(name))),
        },
    secrets: fork ? {} : { ...env, PG_CONN_STR: CANARY, PIPELINE_KEY: 'a key that only the tests of pipelines have' },
    ...over,
  });

  const machine = (over: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    ...bare(),
    // A real runner needs neither: the first leads to the org on the loopback.
    OKTA_HTTP_PROXY: env.OKTA_HTTP_PROXY,
    GITHUB_API_URL: github.env.GITHUB_API_URL,
    GITHUB_REPOSITORY: github.env.GITHUB_REPOSITORY,
    CHECKPOINT_DISABLE: '1',
    OKTA_PROVIDER: process.env.OKTA_PROVIDER,
    ...over,
  });

  return {
    checkout,
    github,
    emulators,
    told,
    machine,
    run: (name: (typeof WORKFLOWS)[number], job: string, what: Told, over?: NodeJS.ProcessEnv): Promise<JobRun> =>
      runJob(workflow(name).jobs[job]!, what, checkout.root, machine(over)),
    okta: async (method: string, path: string, body?: unknown) => {
      const headers = { authorization: `SSWS ${emulators.oktaTenant.apiToken}`, 'content-type': 'application/json' };
      const response = await fetch(`${emulators.okta}${path}`, { method, headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
      return response.json() as Promise<unknown>;
    },
    /** An administrator of the RingCentral account switches it. */
    directoryIntegration: async (enabled: boolean) => {
      for (const gate of ['ringcentral-plan', 'ringcentral-directory-integration']) {
        const headers = { 'content-type': 'application/json' };
        const url = `${emulators.admin}/ringcentral/gates/${gate}`;
        const response = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ enabled }) });
        if (!response.ok) throw new Error(await response.text());
      }
    },
    /** Files that a spliced name would have made. */
    pwned: () => readdirSync(checkout.root, { recursive: true }).filter((file) => basename(String(file)) === 'pwned'),
    close: async () => {
      await github.close();
      if (!running) await emulators.close();
      checkout.remove();
    },
  };
}

export type Pipeline = Awaited<ReturnType<typeof startPipeline>>;
