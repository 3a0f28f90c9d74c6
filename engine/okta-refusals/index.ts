export { DEFINITION_RULES, definitionRefusals, type PropertyDefinition } from './definitions';
export { type ExpressionPlace, expressionRefusal, type WrittenExpression } from './expressions';
export type { Refusal } from './refusal';
export { type AttributeLimits, profileRefusals, unknownAttribute, VALUE_RULES, valueRefusal } from './values';
