import type { Attribute, AttributePath, Inbound, Outbound, SystemId } from '../model';
import { OKTA_PROFILE } from '../profiles/okta';
import { inboundRows, outboundRows, type PresetLines } from './preset';

/** What becomes of the number and the extension that RingCentral gave a person. Every case is stated, none is left to chance. */
export type NumberAndExtension =
  | {
      /** One Okta attribute holds both, as Okta's guide does with `primaryPhone`. */
      readonly into: 'one';
      readonly attribute: string;
      /** Templates over `{number}` and `{extension}`; `nothing` gives null. */
      readonly both: string;
      readonly numberOnly: string;
      readonly extensionOnly: string;
      readonly neither: string;
    }
  | {
      /** Each has an Okta attribute of its own; an unknown one gives null. */
      readonly into: 'two';
      readonly number: string;
      readonly extension: string;
    };

/** Okta's guide sends this on create so that nobody is asked for a value, and it can come back (help.okta.com sample "blank"). */
const DUMMY = 'blank';

const known = (attribute: string) =>
  `appuser.${attribute} != null AND appuser.${attribute} != "" AND appuser.${attribute} != "${DUMMY}"`;

const PARTS: Readonly<Record<string, string>> = {
  '{number}': 'appuser.directNumber',
  '{extension}': 'appuser.extensionNumber',
};

/** `{number}#{extension}` as an expression that concatenates. */
function composed(template: string): string {
  if (template === 'nothing') return 'null';
  const pieces = template.split(/(\{number\}|\{extension\})/).filter((piece) => piece !== '');
  return pieces.map((piece) => PARTS[piece] ?? `"${piece}"`).join(' + ');
}

const intoOne = (spec: Extract<NumberAndExtension, { into: 'one' }>) =>
  `(${known('directNumber')})` +
  ` ? ((${known('extensionNumber')}) ? ${composed(spec.both)} : ${composed(spec.numberOnly)})` +
  ` : ((${known('extensionNumber')}) ? ${composed(spec.extensionOnly)} : ${composed(spec.neither)})`;

const alone = (attribute: string) => `(${known(attribute)}) ? appuser.${attribute} : null`;

function inbound(spec: NumberAndExtension, system: SystemId): Inbound[] {
  if (spec.into === 'one') return inboundRows(system, [[intoOne(spec), spec.attribute]], 'bidirectional');
  return inboundRows(
    system,
    [
      [alone('directNumber'), spec.number],
      [alone('extensionNumber'), spec.extension],
    ],
    'bidirectional',
  );
}

/** Dummies keep an assignment from asking for values that only RingCentral knows; on create only, never over a real number. */
const dummies = (system: SystemId): Outbound[] =>
  outboundRows(
    system,
    [
      [`"${DUMMY}"`, 'directNumber'],
      [`"${DUMMY}"`, 'extensionNumber'],
    ],
    { phase: 'bidirectional', push: 'onCreate' },
  );

/** The Okta attributes that RingCentral owns from phase `bidirectional` on. */
export const numberAttributes = (spec: NumberAndExtension): readonly string[] =>
  spec.into === 'one' ? [spec.attribute] : [spec.number, spec.extension];

function owned(attribute: string, system: SystemId): Attribute {
  const base = OKTA_PROFILE[attribute];
  return { ...(base ?? { origin: 'custom', type: 'string', title: attribute }), sourcedBy: [system] };
}

/** The lines and owned attributes that follow from what an environment states about number and extension. */
export function numberAndExtension(spec: NumberAndExtension, system: SystemId): PresetLines {
  const attributes: Record<AttributePath, Attribute> = {};
  for (const attribute of numberAttributes(spec)) attributes[`okta.${attribute}`] = owned(attribute, system);
  return { attributes, hops: [...inbound(spec, system), ...dummies(system)] };
}
