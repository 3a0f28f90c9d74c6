import type { Clock } from '../http';
import type { Actor, LogTarget } from './entities';
import { type Provisioning, noProvisioning } from './provisioning';
import { OktaStore } from './store';

/** One embedded org: its store, its clock, and what provisioning does in the background. */
export class Org {
  readonly store = new OktaStore();
  /** Base of the links in answers; Okta uses the host that was asked. */
  url = '';
  provisioning: Provisioning = noProvisioning;

  constructor(readonly clock: Clock) {}

  now(): string {
    return this.clock.now().toISOString();
  }

  id(prefix: string): string {
    return this.store.ids.make(prefix);
  }

  /** Writes one event of the System Log. */
  log(eventType: string, actor: Actor, target: LogTarget[], displayMessage = eventType, failure?: string): void {
    const uuid = this.store.ids.make('', 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    this.store.logs.push({
      uuid,
      published: this.now(),
      eventType,
      displayMessage,
      actor,
      target,
      ...(failure === undefined ? {} : { failure }),
    });
  }
}

/** Who acts when Okta itself does: imports, rules, provisioning. */
export const OKTA_SYSTEM: Actor = {
  id: 'okta-system',
  type: 'SystemPrincipal',
  displayName: 'Okta System',
  alternateId: 'system@okta.com',
};

/** Who clicks in the console, unless a click says otherwise. */
export const CONSOLE_ADMIN: Actor = {
  id: '00u1acmedemo00000adm',
  type: 'User',
  displayName: 'Ada Admin',
  alternateId: 'ada.admin@acme.test',
};
