import { z } from 'zod';
import { RefusedError } from '../../engine/errors';
import { isLoopback } from '../../engine/loopback';
import { shown } from '../../clients/encrypted';
import { oktaConfigFromEnv } from '../../clients/okta';
import { OktaTransport } from '../../clients/okta/transport';

/** An object of Okta's, as it came; the genuine provider's models are no stricter about what we read of it. */
export interface OktaObject {
  readonly [name: string]: unknown;
}

const anyObject = z.looseObject({});

function requireLoopback(address: string | undefined): void {
  if (!address || isLoopback(address)) return;
  throw new RefusedError(
    `The stand-in for okta/okta is for trying this project on loopback addresses; it refuses ${shown(address)}.`,
    'get the genuine provider for a real org: go online, or set TF_PROVIDER_MIRROR to a filesystem mirror that holds okta/okta',
  );
}

/** Okta's Management API as okta/okta calls it, on a loopback address only. */
export class OktaApi {
  private constructor(private readonly transport: OktaTransport) {}

  /** Throws RefusedError where the environment names anything but a loopback address. */
  static connect(environment: NodeJS.ProcessEnv, waitSignal: AbortSignal): OktaApi {
    // Before the rule of encryption, whose remedy would lead to an address that is refused as well.
    requireLoopback(environment.OKTA_HTTP_PROXY);
    const config = oktaConfigFromEnv(environment);
    requireLoopback(config.orgUrl);
    return new OktaApi(new OktaTransport(config, { waitSignal }));
  }

  async get<T = OktaObject>(path: string): Promise<T> {
    return (await (await this.transport.request('GET', path)).json()) as T;
  }

  async list<T = OktaObject>(path: string): Promise<readonly T[]> {
    return (await this.transport.all(path, anyObject)) as readonly T[];
  }

  async text(path: string, accept: string): Promise<string> {
    return (await this.transport.request('GET', path, { accept })).text();
  }

  async post<T = OktaObject>(path: string, body?: unknown): Promise<T> {
    return this.write<T>('POST', path, body);
  }

  async put<T = OktaObject>(path: string, body?: unknown): Promise<T> {
    return this.write<T>('PUT', path, body);
  }

  async delete(path: string): Promise<void> {
    await this.write('DELETE', path);
  }

  private async write<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
    const response = await this.transport.request(method, path, { body });
    const text = await response.text();
    return (text === '' ? {} : JSON.parse(text)) as T;
  }
}
