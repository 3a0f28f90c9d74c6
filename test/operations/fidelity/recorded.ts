import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { addRingCentral, startTestOrg } from '../../emulators/okta/org';

export interface Interaction {
  readonly request: { readonly method: string; url: string; readonly body: string; readonly headers: object };
  readonly response: { code: number; body: string; readonly headers: Record<string, string[]> };
}

/** What a provider does in an org that is not the embedded one by its ids, as go-vcr writes it. */
export async function recordedTraffic(): Promise<Interaction[]> {
  const org = await startTestOrg();
  const interactions: Interaction[] = [];
  const call = async (method: string, path: string, body?: unknown) => {
    const { status, body: answer, headers } = await org.call(method, path, body);
    interactions.push({
      request: {
        method,
        url: `https://acme.okta.test${path}`,
        body: body === undefined ? '' : JSON.stringify(body),
        headers: { Accept: ['application/json'], 'Content-Type': ['application/json'] },
      },
      response: {
        code: status,
        body: answer === undefined ? '' : JSON.stringify(answer),
        headers: { Link: [headers.get('link') ?? ''] },
      },
    });
    return answer;
  };
  try {
    // Made before the recording starts, so that its own ids differ from those of the replay.
    await addRingCentral(org);
    const { id } = await call('POST', '/api/v1/groups', { profile: { name: 'Pilots', description: 'They fly' } });
    await call('GET', `/api/v1/groups/${id}`);
    await call('PUT', `/api/v1/groups/${id}`, { profile: { name: 'Pilots', description: 'They land' } });
    await call('GET', '/api/v1/groups?q=Pilots');
    const user = await call('POST', '/api/v1/users', {
      profile: { firstName: 'Ada', lastName: 'Byron', email: 'ada@acme.test', login: 'ada@acme.test' },
    });
    await call('PUT', `/api/v1/groups/${id}/users/${user.id}`);
    await call('GET', `/api/v1/groups/${id}/users`);
    await call('DELETE', `/api/v1/groups/${id}`);
    await call('GET', `/api/v1/groups/${id}`);
    return interactions;
  } finally {
    await org.close();
  }
}

/** The same with one answer spoilt. */
export const spoilt = (
  interactions: readonly Interaction[],
  step: number,
  spoil: (response: Interaction['response']) => void,
): Interaction[] => {
  const copy = structuredClone([...interactions]);
  spoil(copy[step]!.response);
  return copy;
};

/** Writes a cassette and tells where. */
export function cassette(folder: string, name: string, interactions: readonly Interaction[]): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, stringify({ version: 2, interactions }, { customTags: ['binary'] }));
  return file;
}
