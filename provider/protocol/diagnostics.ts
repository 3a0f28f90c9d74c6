import { UserFacingError } from '../../engine/errors';

/** Where in a configuration: attribute names, list positions, and keys of maps as `{ key }`. */
export type AttributePath = readonly (string | number | { readonly key: string })[];

/** What Terraform shows to a person; with a path it names file, line and attribute. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  /** What happened, why, and what to do next. */
  readonly detail: string;
  readonly path?: AttributePath | undefined;
}

/**
 * A resource's operation failed. `state` is what Terraform may still claim afterwards; absent: what it claimed before
 * (after a failed create: nothing).
 */
export class OperationFailure extends Error {
  constructor(
    readonly diagnostics: readonly Diagnostic[],
    readonly state?: object | null,
  ) {
    super(diagnostics.map(({ summary }) => summary).join('; '));
  }
}

/** A failure with one error, at one attribute. */
export const failure = (summary: string, detail: string, path?: AttributePath, state?: object | null) =>
  new OperationFailure([{ severity: 'error', summary, detail, path }], state);

/** Any thrown thing as diagnostics; what no resource foresaw keeps its message and its remedy. */
export const diagnosticsOf = (error: unknown): readonly Diagnostic[] => {
  if (error instanceof OperationFailure) return error.diagnostics;
  if (error instanceof UserFacingError) {
    return [{ severity: 'error', summary: error.message, detail: error.remedy ?? '' }];
  }
  const detail = error instanceof Error ? error.message : String(error);
  return [{ severity: 'error', summary: 'The provider failed', detail }];
};
