import type { Extension } from '../../clients/ringcentral';

/** Somebody's, rather than a licence that waits for a person or an extension of another kind. */
export const isUser = ({ type, status }: Extension): boolean => /User$/.test(type) && status !== 'Unassigned';

/** Somebody switched the account off; one that waits for its first login is not off. */
export const isOff = (status: string | undefined): boolean => status === 'Disabled' || status === 'Frozen';
