import { isBookkeeping, MAPPING_LINES, PROFILE_MAPPING } from '../terraform/resources';
import type { Facts, PlannedChange } from './model';

/** Actions as Terraform's plan JSON writes them: a replace is a delete and a create in either order. */
export const isReplace = ({ actions }: PlannedChange): boolean =>
  actions.includes('delete') && actions.includes('create');
export const isDelete = ({ actions }: PlannedChange): boolean =>
  actions.includes('delete') && !actions.includes('create');
export const isCreate = ({ actions }: PlannedChange): boolean =>
  actions.includes('create') && !actions.includes('delete');

export const SCHEMA_PROPERTY = /^okta_(app_)?user_schema_property$/;

export const MAPPING = new RegExp(`^(${PROFILE_MAPPING}|${MAPPING_LINES})$`);

/** The planned changes of one kind of resource; undefined where no plan is known. */
export const changesOf = (facts: Facts, type: RegExp): readonly PlannedChange[] | undefined =>
  facts.plan?.changes.filter((change) => type.test(change.type));

type Removed = Pick<PlannedChange, 'type' | 'actions'>;

/** The finding that reports a delete or a replace, under which it is acknowledged at its address; undefined where nothing is lost. */
export function removalId({ type, actions }: Removed): 'RCO001' | 'RCO015' | 'RCO036' | undefined {
  if (isBookkeeping(type) || !actions.includes('delete')) return undefined;
  if (MAPPING.test(type)) return 'RCO015';
  return SCHEMA_PROPERTY.test(type) && actions.includes('create') ? 'RCO001' : 'RCO036';
}

interface MappingLine {
  readonly id: string;
  readonly expression: string;
  readonly push_status?: string;
}

const isLine = (value: unknown): value is MappingLine =>
  typeof value === 'object' && value !== null && 'id' in value && 'expression' in value;

/** Our own provider keeps lines by their target. */
const byTarget = (lines: unknown): unknown[] =>
  typeof lines === 'object' && lines !== null
    ? Object.entries(lines).map(([id, line]) => ({ id, ...(line as object) }))
    : [];

/** The lines of a planned or live mapping, of either kind of resource. */
export const linesOf = (values: PlannedChange['after']): readonly MappingLine[] =>
  (Array.isArray(values?.['mappings']) ? (values['mappings'] as unknown[]) : byTarget(values?.['lines'])).filter(
    isLine,
  );
