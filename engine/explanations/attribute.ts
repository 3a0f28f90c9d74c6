import type { AttributePath } from '../flows/model';
import type { CompiledLine, Flows } from '../sync';

/** Where a value that was refused comes from: each line on its way, the last one first. */
export interface Way {
  /** RingCentral's attribute that the message means. */
  readonly attribute: AttributePath;
  /** `okta.state`, then `ad.state`. */
  readonly from: readonly string[];
}

/** RingCentral's parameters whose last word is not the name that Okta's app profile has for them. */
const NAMES: Readonly<Record<string, string>> = { jobTitle: 'title', extension: 'extensionNumber' };

const lineTo = ({ lines }: Flows, path: string): CompiledLine | undefined =>
  lines.find((line) => line.path === path && line.reads.length > 0);

/**
 * The way of the value that a parameter of RingCentral's names (`extension.contact.businessAddress.state`), back to the directory;
 * undefined where no line fills it.
 */
export function wayOf(flows: Flows, system: string, parameter: string): Way | undefined {
  const last = parameter.split('.').at(-1) ?? parameter;
  const attribute: AttributePath = `${system}.${NAMES[last] ?? last}`;
  const pushed = lineTo(flows, attribute);
  if (!pushed) return undefined;
  const inOkta = pushed.reads.filter((path) => path.startsWith('okta.'));
  const before = inOkta.flatMap((path) =>
    flows.lines.filter((line) => line.path === path && line.system !== system).flatMap(({ reads }) => reads),
  );
  return { attribute, from: [...inOkta, ...new Set(before)] };
}
