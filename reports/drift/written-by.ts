/** Who wrote last, and when, in one text; empty where no log knows. */
export const writtenBy = ({ by, when }: { readonly by?: string; readonly when?: string }): string =>
  [by, when].filter((one) => one !== undefined).join(', ');
