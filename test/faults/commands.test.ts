import { beforeAll, describe, expect, it } from 'vitest';
import { FAULT_COMMANDS, FAULTS, PARTIES, type Fault, type FaultCommand, type Party } from '../../engine/faults/model';
import { cellOf } from '../../engine/faults/table';
import { expected, FaultyCompany } from './commands';

/** One of each fault, each party and each command; the whole table is in the long suite. */
const SOME: readonly (readonly [FaultCommand, Party, Fault])[] = [
  ['plan', 'Okta', '500'],
  ['apply', "Okta's token endpoint", 'html'],
  ['seed', 'RingCentral', 'cut-body'],
  ['seed', 'RingCentral', 'self-next'],
  ['verify', 'the directory', 'stall'],
  ['drift', 'the directory', '429'],
  ['review', 'Okta', 'cut'],
  ['publish', 'GitHub', 'drip'],
  ['publish', 'GitHub', 'other-json'],
  ['plan', 'Okta', 'tls'],
  ['seed', "Okta's token endpoint", '400'],
  ['verify', 'RingCentral', 'redirect'],
];

describe('a command whose vendor fails it', () => {
  let company: FaultyCompany;
  beforeAll(async () => {
    company = await FaultyCompany.start();
  }, 120_000);

  it.each(SOME)('%s, %s, %s: code, vendor, message and remedy as the table has them', async (command, party, fault) => {
    const { exitCode, vendor, said, remedy } = expected(party, fault, command);
    const ended = await company.run(party, fault, command);
    expect(ended.printed).toContain(said);
    expect(ended.printed).toContain(remedy);
    expect([ended.exitCode, ended.vendor ?? vendor]).toEqual([exitCode, vendor]);
    expect(ended.printed).not.toMatch(/\n {4}at /);
  });

  it('has each fault, each party and each command among them', () => {
    expect(new Set(SOME.map(([command]) => command))).toEqual(new Set(FAULT_COMMANDS));
    expect(new Set(SOME.map(([, party]) => party))).toEqual(new Set(PARTIES));
    expect(new Set(SOME.map(([, , fault]) => fault))).toEqual(new Set(Object.keys(FAULTS)));
  });

  it('has no cell that says nothing', () => {
    for (const party of PARTIES)
      for (const fault of Object.keys(FAULTS) as Fault[])
        for (const command of FAULT_COMMANDS) {
          const cell = cellOf(party, fault, command);
          if (typeof cell === 'object' && 'said' in cell) expect([cell.said, cell.remedy]).not.toContain('');
        }
  });
});
