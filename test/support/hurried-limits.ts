import { get } from 'node:http';
import { LONGEST_OPERATION_MS } from '../../clients/active-directory/attempts';
import { LONGEST_CALL_MS, LONGEST_SILENCE_MS } from '../../clients/http';
import { LONGEST_TERRAFORM_SILENCE_MS } from '../../terraform';

/**
 * Loaded before a command (NODE_OPTIONS): its limits on time run out as soon as one of the addresses in HURRIED_BY tells of a fault that has
 * been met, and never before, however slow the machine is. Without an address they run out at once.
 */
const LIMITS = [LONGEST_CALL_MS, LONGEST_SILENCE_MS, LONGEST_TERRAFORM_SILENCE_MS, LONGEST_OPERATION_MS];
const SOON_MS = 100;
const ADDRESSES = (process.env.HURRIED_BY ?? '').split(' ').filter(Boolean);

/** Whether a fault that is told there has been met. */
const met = (address: string): Promise<boolean> =>
  new Promise((done) => {
    get(address, { agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        done((JSON.parse(text) as { seen: number; nth: number }[]).some(({ seen, nth }) => seen >= nth)),
      );
    }).on('error', () => done(false));
  });

const struck = async (): Promise<boolean> =>
  ADDRESSES.length === 0 || (await Promise.all(ADDRESSES.map(met))).includes(true);

const later = globalThis.setTimeout;
const hurried = (ring: () => void, ms?: number, ...rest: unknown[]) => {
  if (!LIMITS.includes(ms ?? 0)) return later(ring, ms, ...rest);
  const timer = setInterval(() => {
    void struck().then((yes) => {
      if (!yes) return;
      clearInterval(timer);
      ring();
    });
  }, SOON_MS);
  return timer;
};
globalThis.setTimeout = Object.assign(hurried, { __promisify__: later.__promisify__ }) as typeof setTimeout;
