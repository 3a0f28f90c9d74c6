const VALUES: readonly (readonly [RegExp, string])[] = [
  [/[^\s@[\]("'<]+@[^\s@\])"'>]+/g, '…@…'],
  [/\+?\d[\d ().-]{4,}\d/g, '…'],
  [/(["'[])[^"'[\]]+(["'\]])/g, '$1…$2'],
];

/** A vendor's message without what it quotes of a person: one reason for everybody to whom the same happened. */
export const withoutValues = (message: string): string =>
  VALUES.reduce((text, [pattern, instead]) => text.replace(pattern, instead), message.replace(/\s+/g, ' ').trim());
