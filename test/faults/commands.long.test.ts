import { beforeAll, describe, expect, it } from 'vitest';
import { FAULT_COMMANDS, FAULTS, PARTIES, type Fault } from '../../engine/faults/model';
import { cellOf } from '../../engine/faults/table';
import { expected, FaultyCompany } from './commands';

const CELLS = PARTIES.flatMap((party) =>
  (Object.keys(FAULTS) as Fault[]).flatMap((fault) =>
    FAULT_COMMANDS.filter((command) => typeof cellOf(party, fault, command) === 'object').map(
      (command) => [party, fault, command] as const,
    ),
  ),
);

describe('every command under every fault of everybody it speaks to', () => {
  let company: FaultyCompany;
  beforeAll(async () => {
    company = await FaultyCompany.start();
  });

  it.each(CELLS)('%s, %s, %s', async (party, fault, command) => {
    const cell = cellOf(party, fault, command);
    const ended = await company.run(party, fault, command);
    expect(ended.printed).not.toMatch(/\n {4}at /);
    if (typeof cell === 'object' && 'harmless' in cell) return;
    const { exitCode, said, remedy } = expected(party, fault, command);
    expect(ended.printed).toContain(said);
    expect(ended.printed).toContain(remedy);
    expect(ended.exitCode).toBe(exitCode);
  });
});
