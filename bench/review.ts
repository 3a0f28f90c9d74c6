import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchLine } from './line';

const SIZES = [100_000, 300_000, 1_000_000];
const REACHES = ['nearly everybody', 'few'] as const;
type Reach = (typeof REACHES)[number];
/** People of whom the change of few changes the number. */
const FEW = 100;
const MEMORY_LIMIT = 300;
const PIECE = 5_000;

/** One made-up person in whom all systems agree; every tenth has no extension. */
function person(n: number): string {
  const email = `person${n}@acme.test`;
  const name = {
    firstName: `First${n}`,
    lastName: `Last${n}`,
    email,
    mobilePhone: `+1415555${String(n).padStart(6, '0')}`,
  };
  const place = { city: 'Oakland', state: 'CA', department: 'Sales' };
  const number = `+1650555${String(n).padStart(6, '0')}`;
  const extension = n % 10 ? String(n) : null;
  const phone = extension ? `${number}#${extension}` : number;
  const okta = {
    ...name,
    ...place,
    login: email,
    streetAddress: `${n} Main St`,
    zipCode: '94601',
    countryCode: 'US',
    primaryPhone: phone,
  };
  const ad = {
    ...name,
    ...place,
    userName: email,
    streetAddress: `${n} Main St`,
    postalCode: '94601',
    countryCode: 'US',
    telephoneNumber: phone,
  };
  const ringcentral = {
    ...name,
    ...place,
    userName: email,
    street: `${n} Main St`,
    zip: '94601',
    country: 'US',
    directNumber: number,
    extensionNumber: extension,
  };
  const profiles = { okta: { ...okta, ...(extension && { extension }) }, ad, ringcentral };
  return `${JSON.stringify({ id: `00u${n}`, profiles, groups: ['RingCentral Users', 'Everyone'] })}\n`;
}

function writePeople(file: string, size: number): void {
  const descriptor = openSync(file, 'w', 0o600);
  for (let start = 0; start < size; start += PIECE)
    writeSync(descriptor, Array.from({ length: Math.min(PIECE, size - start) }, (_, i) => person(start + i)).join(''));
  closeSync(descriptor);
}

interface Measured {
  readonly review: number;
  readonly changed: number;
  readonly alone: number;
  readonly people: number;
  readonly megabytes: number;
}

function measure(file: string, size: number, reach: Reach): Measured {
  const child = join(__dirname, 'review-child.ts');
  const text = execFileSync(process.execPath, ['--import', 'tsx', child, file, reach], { encoding: 'utf8' });
  const measured = JSON.parse(text) as Measured;
  const reached = reach === 'few' ? measured.changed === FEW : measured.changed >= size * 0.8;
  if (measured.people !== size || !reached) throw new Error(`${size} people: looked at ${text}`);
  return measured;
}

function linesOf(file: string, size: number, reach: Reach): BenchLine[] {
  const { review, alone, megabytes } = measure(file, size, reach);
  const name = `review of ${size} people, ${reach} changed`;
  return [
    {
      name,
      value: Math.round(review),
      unit: 'ms',
      baseline: { name: 'read and JSON.parse alone, on one thread', value: Math.round(alone) },
    },
    {
      name: `${name}, memory`,
      value: Math.round(megabytes),
      unit: 'MB',
      baseline: { name: 'limit', value: MEMORY_LIMIT },
    },
  ];
}

/** A change that reaches nearly everybody, and one that reaches few, beside reading and parsing the same file; and the memory it takes. */
export async function run(): Promise<BenchLine[]> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-review-'));
  const file = join(directory, 'people.jsonl');
  try {
    return SIZES.flatMap((size) => {
      writePeople(file, size);
      return REACHES.flatMap((reach) => linesOf(file, size, reach));
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
