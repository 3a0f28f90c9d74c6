import { commandLine } from '../command-line';
import { isInbound, type Hop, type Outbound } from './model';

/** Of the two lines that state one mapping during a pilot, the one for the group's members. */
export const isPilot = (hop: Hop): hop is Outbound & { readonly pilot: string } =>
  !isInbound(hop) && hop.pilot !== undefined;

/**
 * The one mapping that Okta gets of a pilot: members of the group have the new value, everybody else what they had. Where there was no
 * mapping they have nothing new.
 *
 * Okta evaluates group functions of a mapping when the app is assigned and when updates are applied, not when somebody joins the group
 * (Okta's Expression Language reference); whether a push for another reason does is UNCONFIRMED, and `calibrate` asks (`pilotFollows`).
 */
export const guarded = (line: Outbound & { readonly pilot: string }, instead: Outbound | undefined): Outbound => ({
  ...instead,
  ...line,
  expr: `isMemberOfGroupName("${line.pilot}") ? (${line.expr}) : (${instead?.expr ?? 'null'})`,
});

interface Piloting {
  readonly flows: { readonly lines?: readonly Hop[] };
}

const FOLLOWS = {
  joining: 'at once',
  push: 'with the next change of their profile, or when updates are applied',
  applied: 'only when updates are applied again',
} as const;

/** When somebody who joins or leaves a pilot's group gets the other value, as far as Okta documents it or the org answered. */
export const pilotFollows = (
  line: Outbound & { readonly pilot: string },
  answer: keyof typeof FOLLOWS | undefined,
): string =>
  `Pilot of ${line.to}: whoever joins or leaves ${line.pilot} later gets the other value ${
    answer
      ? FOLLOWS[answer]
      : `when updates are applied again; whether sooner Okta documents nowhere, and ${commandLine('calibrate')} asks`
  }.`;

/** The same settings once the pilot is over: its lines hold for everybody. */
export function withoutPilots<S extends Piloting>(settings: S, idOf: (hop: Hop) => string): S {
  const { lines = [] } = settings.flows;
  const over = new Set(lines.filter(isPilot).map(idOf));
  if (over.size === 0) return settings;
  const kept = lines.flatMap((hop): Hop[] => {
    if (!isPilot(hop)) return over.has(idOf(hop)) ? [] : [hop];
    const { pilot: _, ...line } = hop;
    return [line];
  });
  return { ...settings, flows: { ...settings.flows, lines: kept } };
}
