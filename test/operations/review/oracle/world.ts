import type { EnvironmentInput } from '../../../../engine/environment/schema';
import type { OrgFile } from '../../../../engine/org/exported';
import type { PersonRecord } from '../../../../engine/review/model';

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

/** An environment whose parts may be edited. */
export type Edited = Mutable<EnvironmentInput>;
/** An org as Okta's API tells it, to be edited as an administrator would. */
export type EditedOrg = Mutable<Required<OrgFile['org']>>;

/** A company before a change, told twice: as the environment declares it, and as its org holds it. */
export interface World {
  readonly environment: Edited;
  readonly org: EditedOrg;
  /** Directory > Profile Sources, highest first. */
  readonly order: string[];
}

export interface Company {
  readonly name: string;
  readonly world: World;
  readonly people: readonly PersonRecord[];
  readonly file: OrgFile;
}

export const copy = <T>(value: T): T => structuredClone(value);

export const ringcentralOf = ({ environment }: World): string =>
  Object.entries(environment.systems).find(([, { kind }]) => kind === 'ringcentral')![0];

export function lineIn(
  { mappings }: EditedOrg,
  system: string,
  direction: 'toOkta' | 'fromOkta',
): Record<string, Mutable<{ expression: string; pushStatus: string }>> {
  return mappings[system]![direction]!.lines;
}

/** States an attribute mapping in the environment and in the org alike. */
export function stateLine(
  world: World,
  { from, to, expr, push = 'always' }: { from: string; to: string; expr: string; push?: 'always' | 'onCreate' },
): void {
  const [target, name] = to.split('.') as [string, string];
  const lines = (world.environment.flows.lines ??= []);
  const same = lines.findIndex((line) => line.from === from && line.to === to);
  const perGroup = same >= 0 && 'perGroup' in lines[same]! ? lines[same].perGroup : undefined;
  const ringcentral = from === ringcentralOf(world);
  const stated = {
    from,
    to,
    expr,
    ...(from === 'okta' && { push }),
    ...(perGroup && { perGroup }),
    ...(ringcentral && { phase: 'bidirectional' }),
  };
  lines.splice(same >= 0 ? same : lines.length, same >= 0 ? 1 : 0, stated as never);
  const inbound = from !== 'okta';
  lineIn(world.org, inbound ? from : target, inbound ? 'toOkta' : 'fromOkta')[name] = {
    expression: expr,
    pushStatus: inbound || push === 'always' ? 'PUSH' : 'DONT_PUSH',
  };
}

/** Takes a mapping that a preset brings out of both, with what the environment states instead of it. */
export function dropLine(world: World, from: string, to: string): void {
  const [target, name] = to.split('.') as [string, string];
  const { flows } = world.environment;
  flows.lines = (flows.lines ?? []).filter((line) => line.from !== from || line.to !== to);
  flows.without = [...(flows.without ?? []), `${from} → ${to}`];
  const inbound = from !== 'okta';
  delete lineIn(world.org, inbound ? from : target, inbound ? 'toOkta' : 'fromOkta')[name];
  // Values of groups are stated with the mapping.
  if (!inbound)
    for (const { profile } of world.org.assignments[target] ?? []) delete (profile as Record<string, unknown>)[name];
}

const GUARD = (name: string) => `appuser.${name} != null AND appuser.${name} != "" AND appuser.${name} != "blank"`;

const template = (text: string): string =>
  text === 'nothing'
    ? 'null'
    : text
        .split(/(\{number\}|\{extension\})/)
        .filter((piece) => piece !== '')
        .map((piece) =>
          piece === '{number}'
            ? 'appuser.directNumber'
            : piece === '{extension}'
              ? 'appuser.extensionNumber'
              : `"${piece}"`,
        )
        .join(' + ');

export interface Numbers {
  readonly both: string;
  readonly numberOnly: string;
  readonly extensionOnly: string;
  readonly neither: string;
}

/** What number and extension make of the primary phone, as the environment's documentation puts it. */
export function stateNumbers(world: World, stated: Numbers): void {
  Object.assign(world.environment.numberAndExtension, stated);
  const [both, number] = [template(stated.both), template(stated.numberOnly)];
  const [extension, neither] = [template(stated.extensionOnly), template(stated.neither)];
  const guard = GUARD('extensionNumber');
  lineIn(world.org, ringcentralOf(world), 'toOkta')['primaryPhone']!.expression =
    `(${GUARD('directNumber')}) ? ((${guard}) ? ${both} : ${number}) : ((${guard}) ? ${extension} : ${neither})`;
}
