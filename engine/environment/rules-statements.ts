import { quoted, type Problem, type Rule } from '../flows/problems';
import { numberAttributes } from '../flows/presets/number-and-extension';
import { tableOf } from '../flows/take';
import { instantOf } from '../conditions/attestation';
import { gatesOf } from '../gates/gates';
import type { Environment } from './schema';

const DATE = 'a date such as 2027-01-31 or an instant such as 2027-01-31T09:00:00Z';

/** Which parts may stand in the template of each case: what is not known cannot be written. */
const PARTS_KNOWN = {
  both: ['{number}', '{extension}'],
  numberOnly: ['{number}'],
  extensionOnly: ['{extension}'],
  neither: [],
} as const;

function templateProblems({ numberAndExtension: spec }: Environment): Problem[] {
  if (spec.into !== 'one') return [];
  return (Object.keys(PARTS_KNOWN) as (keyof typeof PARTS_KNOWN)[]).flatMap((name) => {
    const known: readonly string[] = PARTS_KNOWN[name];
    const foreign = [...spec[name].matchAll(/\{[^}]*\}|["\\]/g)]
      .map(([part]) => part)
      .filter((part) => !known.includes(part));
    return foreign.length === 0
      ? []
      : [
          {
            path: `numberAndExtension.${name}`,
            wrong: `holds ${quoted(foreign)}`,
            right: known.length > 0 ? `plain text, ${quoted(known)} or \`nothing\`` : 'plain text or `nothing`',
          },
        ];
  });
}

const declaredGates = (environment: Environment) => gatesOf(tableOf(environment), environment);

function dateProblems(path: string, value: string | undefined): Problem[] {
  return value === undefined || instantOf(value) !== undefined ? [] : [{ path, wrong: `is "${value}"`, right: DATE }];
}

/** What people state: numbers, attestations, acknowledgements, thresholds, state. */
export const STATEMENT_RULES: readonly Rule<Environment>[] = [
  { id: 'template-parts', check: templateProblems },
  {
    id: 'statement-of-one-kind',
    check: ({ ringcentral }) =>
      ringcentral.statements.flatMap(({ values, groups }, index) =>
        (values === undefined) === (groups === undefined)
          ? [
              {
                path: `ringcentral.statements.${index}`,
                wrong: values ? 'has values and a filter of groups' : 'has neither values nor a filter of groups',
                right: 'one of `values` and `groups`',
              },
            ]
          : [],
      ),
  },
  {
    id: 'statement-once',
    check: ({ ringcentral }) =>
      ringcentral.statements.flatMap(({ name }, index) =>
        ringcentral.statements.findIndex((one) => one.name === name) < index
          ? [
              {
                path: `ringcentral.statements.${index}.name`,
                wrong: `is "${name}", as another statement's`,
                right: 'a name of its own',
              },
            ]
          : [],
      ),
  },
  {
    id: 'number-attributes-differ',
    check: ({ numberAndExtension: spec }) =>
      new Set(numberAttributes(spec)).size === numberAttributes(spec).length
        ? []
        : [
            {
              path: 'numberAndExtension.extension',
              wrong: 'is the attribute of the number',
              right: 'another attribute, or `into: "one"`',
            },
          ],
  },
  {
    id: 'attested-gate-exists',
    check: (environment) => {
      const gates = declaredGates(environment);
      // What was attested by hand may stay when the provider takes over, and counts again when it gives back.
      const known = declaredGates({ ...environment, okta: { ...environment.okta, baseSources: 'byHand' } });
      return Object.keys(environment.attestations)
        .filter((key) => !known.some((gate) => gate.key === key))
        .map((key) => ({
          path: `attestations.${key}`,
          wrong: 'names no gate of this environment',
          right: `one of ${quoted(gates.filter(({ gate }) => 'attestedForDays' in gate.proof).map((gate) => gate.key))}`,
        }));
    },
  },
  {
    id: 'signal-is-not-attested',
    check: (environment) =>
      declaredGates(environment)
        .filter(({ key, gate }) => 'features' in gate.proof && key in environment.attestations)
        .map(({ key }) => ({
          path: `attestations.${key}`,
          wrong: 'attests what Okta itself tells',
          right: "leave it out: the app's features prove it",
        })),
  },
  {
    id: 'attestation-date-form',
    check: ({ attestations }) =>
      Object.entries(attestations).flatMap(([key, { on, expires }]) => [
        ...dateProblems(`attestations.${key}.on`, on),
        ...dateProblems(`attestations.${key}.expires`, expires),
      ]),
  },
  {
    id: 'attestation-expires-later',
    check: ({ attestations }) =>
      Object.entries(attestations).flatMap(([key, { on, expires }]) =>
        expires !== undefined && (instantOf(expires) ?? Infinity) <= (instantOf(on) ?? -Infinity)
          ? [{ path: `attestations.${key}.expires`, wrong: `is ${expires}, not after ${on}`, right: 'a later date' }]
          : [],
      ),
  },
  {
    id: 'acknowledgement-names-its-place',
    check: ({ acknowledgements }) =>
      acknowledgements.flatMap(({ id, address }, index) =>
        address === undefined && id !== 'cutover'
          ? [
              {
                path: `acknowledgements.${index}`,
                wrong: `names no place of ${id}`,
                right: 'the `address` that the finding names: it is accepted there and nowhere else',
              },
            ]
          : [],
      ),
  },
  {
    id: 'acknowledgement-date-form',
    check: ({ acknowledgements }) =>
      acknowledgements.flatMap(({ expires }, index) => dateProblems(`acknowledgements.${index}.expires`, expires)),
  },
  {
    id: 'warning-before-stop',
    check: ({ thresholds }) =>
      thresholds.changedPeopleWarning > thresholds.changedPeople
        ? [
            {
              path: 'thresholds.changedPeopleWarning',
              wrong: `is ${thresholds.changedPeopleWarning}, past the stop at ${thresholds.changedPeople}`,
              right: 'a percentage up to changedPeople',
            },
          ]
        : [],
  },
];
