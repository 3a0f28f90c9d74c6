import { verdictOf, whyNotMended, type ConfigDrift, type DriftReport } from '../../engine/drift';
import { loadEnvironment } from '../../project';
import { findTerraform, releaseFolder } from '../../terraform';
import { applyReading, openStack, readPlan } from '../terraform-run';
import type { Outcome } from '../outcome';
import { openOkta, type Connecting } from '../tenants/connect';
import { inLines } from '../../reports/outgoing';
import type { Surroundings } from '../surroundings';
import { check, type DriftRequest } from './check';
import { OKTA_CONSOLE } from '../../engine/conditions/consoles';
import { counted } from '../../engine/counted';

interface Left {
  readonly what: string;
  readonly why: string;
}

const place = ({ address, field }: ConfigDrift): string => `${address} ${field}`;

/** Plans and applies what the environment declares: all of it, for a part would leave its dependants behind. Why it was refused, if it was. */
async function applyDeclared(name: string, surroundings: Surroundings & Pick<Connecting, 'clock'>) {
  const environment = loadEnvironment(name, surroundings.env.ENVIRONMENT_FILE);
  const okta = await openOkta(environment, surroundings);
  const target = { environment, okta, terraform: await findTerraform(surroundings.env), surroundings };
  try {
    const reading = await readPlan(target, await openStack(target), { overwriteHandFixes: true });
    const { refused } = await applyReading(reading);
    return refused && `${refused.why} ${refused.remedy}`.replace(/\s+/g, ' ');
  } finally {
    releaseFolder(surroundings.output);
  }
}

/** People's values are mended by a sync, never by a write of ours. */
const people = ({ data }: DriftReport): Left[] =>
  data.length === 0
    ? []
    : [
        {
          what: `${counted(data.length, 'value')} of people`,
          why: `Okta computes them: ${OKTA_CONSOLE.applyUpdatesOfApp('the app')}, or the next import`,
        },
      ];

/**
 * Mends configuration by applying what is declared, then checks again: only what the second check no longer finds counts as mended. Says of
 * everything else why not. Exit 0 where nothing is left.
 */
export async function revert(
  request: DriftRequest,
  surroundings: Surroundings & Pick<Connecting, 'clock'>,
): Promise<Outcome> {
  const before = await check(request, surroundings);
  const mendable = before.config.filter((one) => whyNotMended(one) === undefined);
  const refused = mendable.length > 0 ? await applyDeclared(request.env, surroundings) : undefined;
  const after = mendable.length > 0 && refused === undefined ? await check(request, surroundings) : before;
  const still = new Set(after.config.map(place));
  const mended = before.config.map(place).filter((one) => !still.has(one));
  const left = [
    ...after.config.map((one) => ({
      what: place(one),
      why: whyNotMended(one) ?? refused ?? 'Okta did not keep what it was sent',
    })),
    ...people(after),
  ];
  const exitCode = left.length > 0 ? (after.incomplete.length > 0 ? 3 : 1) : verdictOf(after);
  return {
    exitCode,
    json: { mended, left, incomplete: after.incomplete },
    text: [
      `${request.env}: ${mended.length} fixed, ${left.length} left`,
      ...inLines(mended).map((one) => `  fixed   ${one}`),
      ...inLines(left).map(({ what, why }) => `  left    ${what}\n          ${why}`),
    ].join('\n'),
  };
}
