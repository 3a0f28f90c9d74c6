/** A month from now, for acknowledgements of environments that are applied for real: they count for a year at most. */
export const SOON = new Date(Date.now() + 30 * 86_400_000).toISOString();
