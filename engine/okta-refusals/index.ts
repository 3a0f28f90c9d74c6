export { BASE_ATTRIBUTES } from './base-attributes';
export { definitionRefusals, type PropertyDefinition } from './definitions';
export { type ExpressionPlace, expressionRefusal, type WrittenExpression } from './expressions';
export type { Refusal } from './refusal';
export { type AttributeLimits, profileRefusals } from './values';
