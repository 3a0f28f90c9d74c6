import {
  FAULT_COMMANDS,
  FAULTS,
  PARTIES,
  type Cell,
  type Fault,
  type FaultCommand,
  type Party,
} from '../../engine/faults/model';

type CellOf = (party: Party, fault: Fault, command: FaultCommand) => Cell;

const text = (cell: Cell): string => {
  if (cell === 'unasked') return 'does not speak to it';
  if ('harmless' in cell) return `no effect: ${cell.harmless}`;
  return `${cell.exitCode}: “… ${cell.said} …”; remedy “… ${cell.remedy} …”`;
};

/** Commands that end alike share a row; none is left out. */
function rows(party: Party, fault: Fault, cellOf: CellOf): string[] {
  const alike = new Map<string, FaultCommand[]>();
  for (const command of FAULT_COMMANDS) {
    const shown = text(cellOf(party, fault, command));
    alike.set(shown, [...(alike.get(shown) ?? []), command]);
  }
  return [...alike].map(([shown, commands]) => `| \`${fault}\` | ${commands.join(', ')} | ${shown} |`);
}

const section = (party: Party, cellOf: CellOf): string =>
  [
    `## ${party[0]!.toUpperCase()}${party.slice(1)}`,
    [
      '| fault | command | exit code, message, remedy |',
      '| --- | --- | --- |',
      ...(Object.keys(FAULTS) as Fault[]).flatMap((fault) => rows(party, fault, cellOf)),
    ].join('\n'),
  ].join('\n\n');

/** What each command says where a vendor, or the network between, fails it. */
export const faultPage = (cellOf: CellOf): string =>
  [
    '# What a command says when a vendor fails it',
    'Every call ends: after 20 seconds without a byte, after 60 seconds in all, and a list ends whose next page is one that was read already. A read is sent again where that may help (four times, twice where nothing came); a write is sent once. No failure prints a stack; `--debug` does.',
    [
      '| fault | what happens |',
      '| --- | --- |',
      ...Object.entries(FAULTS).map(([fault, what]) => `| \`${fault}\` | ${what} |`),
    ].join('\n'),
    ...PARTIES.map((party) => section(party, cellOf)),
  ].join('\n\n');
