import { arrayFunctions } from './arrays';
import { convertFunctions } from './convert';
import { countryFunctions } from './countries';
import { directoryFunctions } from './directory';
import { groupFunctions } from './groups';
import type { FunctionRow } from './signature';
import { stringFunctions } from './strings';
import { timeFunctions } from './time';

/** Every function of Okta's classic reference, by name. The checker, the evaluator and docs/expressions.md read these rows. */
export const CATALOGUE: ReadonlyMap<string, FunctionRow> = new Map(
  [
    ...stringFunctions,
    ...arrayFunctions,
    ...convertFunctions,
    ...countryFunctions,
    ...timeFunctions,
    ...groupFunctions,
    ...directoryFunctions,
  ].map((row) => [row.name, row]),
);
