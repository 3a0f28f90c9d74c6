/** Real time, but for waits, which take none: tenants and clients both see the time that was skipped. */
export function skippingClock() {
  let skipped = 0;
  const now = () => Date.now() + skipped;
  return {
    tenants: { now: () => new Date(now()) },
    clients: {
      now,
      sleep: async (milliseconds: number) => {
        skipped += milliseconds;
      },
    },
  };
}
