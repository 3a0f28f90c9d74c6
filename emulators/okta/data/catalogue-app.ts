import type { PushStatus } from '../entities';

/** An attribute of an app's user profile as the catalogue knows it: variable name, display name, name in the system. */
export interface CatalogueAttribute {
  readonly name: string;
  readonly title: string;
  readonly externalName?: string;
  readonly required?: true;
  readonly type?: string;
  readonly description?: string;
  readonly scope?: 'NONE' | 'SELF';
}

export type CatalogueLines = Readonly<Record<string, readonly [expression: string, push: PushStatus]>>;

/** What every app with people of its own gives Okta. */
export const BASE_LINES: CatalogueLines = {
  login: ['appuser.userName', 'PUSH'],
  firstName: ['appuser.firstName', 'PUSH'],
  lastName: ['appuser.lastName', 'PUSH'],
  email: ['appuser.email', 'PUSH'],
};

/** What Okta knows of an app before a company adds it. */
export interface CatalogueApp {
  readonly name: string;
  readonly title: string;
  /** Sign-on modes that a create may ask for; `null`: a directory, which no API creates. */
  readonly signOnModes: readonly string[] | null;
  readonly base: readonly CatalogueAttribute[];
  /** Attributes that the app comes with beyond the base ones. */
  readonly known: readonly CatalogueAttribute[];
  /** Attributes that appear once an admin adds them from schema discovery in Profile Editor. */
  readonly discoverable: readonly CatalogueAttribute[];
  readonly toUser: CatalogueLines;
  readonly toApp: CatalogueLines;
}
