import { describe, expect, it } from 'vitest';
import { startEmulators } from '../../emulators';
import { GATES } from '../../engine/gates/gates';

describe('the admin server', () => {
  it('opens every gate that an environment can have, each with one route', async () => {
    const emulators = await startEmulators();
    const listed = (await (await fetch(`${emulators.admin}/`)).json()) as { gate?: string; body?: unknown }[];
    await emulators.close();
    const gates = listed.filter(({ gate }) => gate !== undefined);
    expect(gates.map(({ gate }) => gate).sort()).toEqual(GATES.map(({ id }) => id).sort());
    expect(gates.map(({ body }) => body)).toEqual(gates.map(() => ({ enabled: true })));
  });
});
