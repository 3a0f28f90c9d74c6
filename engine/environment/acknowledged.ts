import type { Environment } from './schema';

/** The first acknowledgement of `id` that covers the place and has not expired by `now` (ISO 8601); one without a place covers all. */
export const acknowledgementOf = (
  { acknowledgements }: Pick<Environment, 'acknowledgements'>,
  { id, place, now }: { readonly id: string; readonly place?: string; readonly now: string },
): Environment['acknowledgements'][number] | undefined =>
  acknowledgements.find(
    (one) => one.id === id && (one.address === undefined || one.address === place) && now < one.expires,
  );
