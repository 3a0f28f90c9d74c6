import type { OktaApiError } from '../../clients/okta';

/*
 * Told by their form, not by their class: importing the client at start-up would cost each of a command's three to five
 * processes some 30 ms, and most of them never speak to Okta.
 */
const isApiError = (error: unknown): error is OktaApiError =>
  error instanceof Error && error.name === 'OktaApiError' && 'status' in error;

/** A 4xx changes nothing; after 5xx, a cut connection or an unreadable answer a write may have been carried out. */
export const isRefusal = (error: unknown): error is OktaApiError =>
  isApiError(error) && error.status >= 400 && error.status < 500;

/** For `catch`: undefined where Okta says that there is no such thing (any more). */
export const whenGone = (error: unknown): undefined => {
  if (isRefusal(error) && error.status === 404) return undefined;
  throw error;
};
