import { ExpressionError } from '../expressions';
import type { AttributePath } from '../flows/model';
import type { CompiledLine, Flows, Profile, Value } from '../sync';
import type { PersonRecord } from './model';

const EMPTY: Profile = {};

/** What a line gives for the profile it reads; a failure leaves its target as it is, so it counts as the held value. */
function valueOf(line: CompiledLine, record: PersonRecord, held: Value): Value {
  const inbound = line.line.from !== 'okta';
  const profile = (record.profiles[inbound ? line.system : 'okta'] ?? EMPTY) as Profile;
  try {
    return line.evaluate({ left: profile, vars: { [inbound ? 'appuser' : 'user']: profile, source: profile } });
  } catch (error) {
    if (error instanceof ExpressionError) return held;
    throw error;
  }
}

const probable = ({ type, usesContext, usesNamedApps, line }: CompiledLine): boolean =>
  type === 'string' && !usesContext && !usesNamedApps && line.perGroup === undefined;

/**
 * Whether every line would leave a person as they are: each gives nothing, or just what its target holds. Then nothing is written
 * whoever owns the attribute, and settling can be spared. Undefined where a line needs more than the profile it reads.
 */
export function quietUnder(flows: Flows): ((record: PersonRecord) => boolean) | undefined {
  if (!flows.lines.every(probable)) return undefined;
  const lines = flows.lines.map((line) => {
    const owner = line.path.slice(0, line.path.indexOf('.')) as AttributePath | 'okta';
    return { line, owner, attribute: line.attribute };
  });
  return (record) => {
    for (const { line, owner, attribute } of lines) {
      const profile = record.profiles[owner];
      if (profile === undefined) return false;
      const held = (profile[attribute] ?? null) as Value;
      const value = valueOf(line, record, held);
      if (value !== held && value !== null) return false;
    }
    return true;
  };
}
