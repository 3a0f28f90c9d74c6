import { hash, randomBytes } from 'node:crypto';

/** Turns a person's value into what a report may show. */
export type Mask = (value: unknown) => string;

const EMAIL = /^[^@\s]+@[^@\s]+$/;
const PHONE = /^\+?[\d ().-]{7,}(?:[#;x].*)?$/;
const DIGITS = /^\d+$/;

/** What sort of value it is; the only thing about it that a masked report tells. */
function kindOf(value: unknown): string {
  if (typeof value !== 'string') return Array.isArray(value) ? 'list' : typeof value;
  if (EMAIL.test(value)) return 'email';
  if (PHONE.test(value)) return 'phone';
  if (DIGITS.test(value)) return 'digits';
  return 'text';
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * Shows the kind and a hash with this run's salt: `phone:3f9a1c`. Equal values look equal within one report, so a change stays visible;
 * nobody can compare two reports, or guess a value from its hash without the salt, which is never written anywhere.
 */
export function masked(salt: Buffer = randomBytes(32)): Mask {
  const secret = salt.toString('hex');
  return (value) => {
    if (value === null || value === undefined) return '–';
    if (value === '') return '(empty)';
    // One call a value: an HMAC object each would cost more than the whole review. What is shown is a piece too short to be extended.
    return `${kindOf(value)}:${hash('sha256', secret + plain(value)).slice(0, 6)}`;
  };
}

/** Shows values as they are (`--show-values`). */
export const unmasked: Mask = (value) => {
  if (value === null || value === undefined) return '–';
  return value === '' ? '(empty)' : plain(value);
};
