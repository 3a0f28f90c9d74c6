import { OktaApiError } from '../../../clients/okta';
import { RingCentralError, type RingCentralClient } from '../../../clients/ringcentral';
import type { Environment } from '../../../engine/environment/schema';
import { UserFacingError } from '../../../engine/errors';
import type { OrgPart } from '../../../engine/org/org';
import { DAY_MS } from '../../../engine/conditions/attestation';
import { loadEnvironment } from '../../../project';
import { writeUnchanged } from '../../../reports/outgoing';
import type { Outcome } from '../../outcome';
import { appsOf } from '../../tenants/apps';
import { openOkta, openRingCentral, type Connecting } from '../../tenants/connect';
import { readOrgAsFar } from '../../tenants/read-org';
import type { Surroundings } from '../../surroundings';
import { Masking } from './masking';
import { Recorder } from './recorder';
import { counted } from '../../../engine/counted';

export interface CaptureFlags {
  readonly env: string;
  /** Where the recording goes. */
  readonly capture: string;
}

interface Unread {
  readonly what: string;
  readonly why: string;
}

/** What the commands read of an org. */
const PARTS: readonly OrgPart[] = [
  'apps',
  'userType',
  'mappings',
  'appSchemas',
  'userSchema',
  'groups',
  'assignments',
  'rules',
  'otherMappings',
];

/** One page of people is enough to see what they look like. */
async function firstOf<T>(pages: AsyncGenerator<T>): Promise<void> {
  for await (const _page of pages) return;
}

class Capture {
  readonly recorder = new Recorder();
  readonly unread: Unread[] = [];
  private readonly connecting: Connecting;

  constructor(
    private readonly environment: Environment,
    private readonly surroundings: Surroundings,
  ) {
    this.connecting = { ...surroundings, fetch: this.recorder.fetch };
  }

  async okta(): Promise<void> {
    const okta = await openOkta(this.environment, this.connecting);
    // All apps first: who plays the recording learns from their list which one is which.
    await this.tried('apps', () => okta.apps());
    const apps = await appsOf(okta, this.environment);
    const { unread } = await readOrgAsFar(okta, this.environment, PARTS, { apps });
    this.unread.push(...unread);
    const ids = [...apps.values()].flatMap((app) => (app ? [app.id] : []));
    const until = this.surroundings.now();
    const day = { since: new Date(until.getTime() - DAY_MS).toISOString(), until: until.toISOString() };
    await this.granted(() => okta.features());
    await this.tried('the System Log', () => okta.logs(day));
    await this.tried('people', () => firstOf(okta.userPages()));
    for (const id of ids) {
      await this.tried('keys of apps', () => okta.appKeys(id));
      await this.tried("apps' people", () => firstOf(okta.appUserPages(id)));
    }
  }

  async ringcentral(): Promise<void> {
    const ringcentral = await openRingCentral(this.environment, this.connecting);
    try {
      await this.account(ringcentral);
    } finally {
      await ringcentral.signOut();
    }
  }

  private async account(ringcentral: RingCentralClient): Promise<void> {
    const reads: Readonly<Record<string, () => Promise<unknown>>> = {
      'service info': () => ringcentral.serviceInfo(),
      'the right to Directory Integration': () => ringcentral.holdsPermission('ActiveDirectory'),
      'the business address': () => ringcentral.businessAddress(),
      'custom fields': () => ringcentral.customFields(),
      extensions: () => ringcentral.extensions({ type: ['User'] }),
      'phone numbers': () => ringcentral.phoneNumbers(),
      inventory: () => ringcentral.inventoryCount(),
      'the directory': () => firstOf(ringcentral.directoryPages()),
      'SCIM’s configuration': () => this.granted(() => ringcentral.scimServiceProviderConfig()),
      'SCIM’s people': () => this.granted(() => ringcentral.scimUsers()),
      'the audit trail': () => ringcentral.auditTrail(),
    };
    for (const [what, read] of Object.entries(reads)) await this.tried(what, read);
  }

  /** What no command needs, or what is switched off before a roll-out: the recording holds the refusal, and nothing is incomplete. */
  private async granted(read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      const refused = error instanceof OktaApiError || error instanceof RingCentralError;
      if (!refused || error.status !== 403) throw error;
    }
  }

  /** What a tenant refuses is in the recording as its refusal, and named. */
  async tried(what: string, read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      this.unread.push({ what, why: error.message });
    }
  }
}

/**
 * Records what this product reads from a real org and account: the app, schemas, mappings, features, events, service info, paging. Reads
 * only. Values of people become shapes, ids pseudonyms; nothing of credentials is in it. Exit 3 where a part could not be read.
 */
export async function capture({ env, capture: file }: CaptureFlags, surroundings: Surroundings): Promise<Outcome> {
  const capturing = new Capture(loadEnvironment(env, surroundings.env.ENVIRONMENT_FILE), surroundings);
  surroundings.progress('Reading the org.');
  await capturing.tried('Okta', () => capturing.okta());
  surroundings.progress('Reading the account.');
  await capturing.tried('RingCentral', () => capturing.ringcentral());
  const { unread, recorder } = capturing;
  const masking = new Masking();
  const interactions = recorder.exchanges.map((exchange) => masking.interaction(exchange));
  writeUnchanged(file, `${JSON.stringify({ captured: 'ringcentral-okta 1', interactions }, null, 1)}\n`);
  const incomplete = unread.map(({ what, why }) => ({ what, why }));
  return {
    exitCode: incomplete.length > 0 ? 3 : 0,
    json: {
      checks: [],
      apps: [],
      captured: { file, interactions: interactions.length },
      ...(incomplete.length > 0 ? { incomplete } : {}),
    },
    text: [
      `${counted(interactions.length, 'answer is', 'answers are')} in ${file}; values of people are shapes, ids are pseudonyms. Read it before you send it to anybody.`,
      ...incomplete.map(({ what, why }) => `Not read: ${what}. ${why}`),
    ].join('\n'),
  };
}
