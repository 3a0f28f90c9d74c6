import type { NotExpressible } from '../../engine/adoption';
import type { Hop } from '../../engine/flows/model';
import { inLines } from '../../reports/outgoing';
import type { AdoptedGate, attestationsToGive } from './gates';
import { counted } from '../../engine/counted';

/** What came of an adoption; `contracts/schemas/adopt.schema.json`. */
export interface AdoptReport {
  readonly environment: string;
  readonly resources: number;
  readonly undeclared: readonly {
    readonly address: string;
    readonly field: string;
    readonly actual: unknown;
    /** A line of a mapping as the environment would declare it. */
    readonly line?: Hop;
  }[];
  readonly notExpressible: readonly NotExpressible[];
  readonly kept: readonly NotExpressible[];
  readonly gates: readonly AdoptedGate[];
  readonly attestations: ReturnType<typeof attestationsToGive>;
  readonly writes: number;
}

function gatesText({ gates, attestations }: AdoptReport): string[] {
  const closed = inLines(gates.filter(({ id, verdict }) => verdict !== 'holds' || id in attestations));
  const byWord = closed.filter(({ attested }) => attested);
  const bySwitch = closed.filter(({ attested }) => !attested);
  const block = Object.entries(attestations).map(
    ([id, { on }]) => `    '${id}': { by: '', on: '${on}' }, // ${gates.find((one) => one.id === id)?.title}`,
  );
  return [
    ...(gates.length > 0
      ? [
          `${gates.length - closed.length} of ${counted(gates.length, 'gate')} ${gates.length === 1 ? 'is' : 'are'} open.`,
        ]
      : []),
    ...bySwitch.map(({ id, title, who, where }) => `  closed      ${id}: ${title}. ${who}: ${where}`),
    ...byWord.map(({ id, who, where }) => `  to attest   ${id}. ${who}: ${where}`),
    ...(block.length > 0
      ? [
          'Look, then say who saw it; in environment.json or the environment’s own file:',
          '  attestations: {',
          ...block,
          '  },',
        ]
      : []),
  ];
}

/** An adoption as a person reads it in a terminal. */
export function adoptText(folder: string, report: AdoptReport): string {
  const { resources, undeclared, notExpressible, kept, environment } = report;
  const files = ['environment.json', 'terraform.tfstate', `drift/${environment}.json`];
  return [
    `${counted(resources, 'resource')} adopted: ${files.map((file) => `${folder}/${file}`).join(', ')}. Nothing was written to the tenant.`,
    ...inLines(undeclared).map(({ address, field, actual, line }) =>
      line
        ? `  undeclared  ${address} ${field}; to declare it: ${JSON.stringify(line)}`
        : `  undeclared  ${address} ${field}: ${JSON.stringify(actual)}`,
    ),
    ...inLines(kept).map(({ what, why }) => `  kept        ${what}: ${why}`),
    ...inLines(notExpressible).map(({ what, why }) => `  not said    ${what}: ${why}`),
    ...gatesText(report),
  ].join('\n');
}
