/** A number with its noun, or with the noun and its verb: `1 person`, `1 person is`, `2,000 people`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
