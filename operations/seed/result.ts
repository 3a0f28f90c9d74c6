import type { Calls } from '../../clients/ringcentral';
import { masked, unmasked } from '../../reports/mask';
import type { Checked } from '../preflight/check';
import { cutoverTable, type CutoverTable } from '../tenants/ringcentral/cutover';
import type { Situation } from '../preflight/situation';

/** Members of a request's body that hold something about a person. */
const PERSONAL = new Set(['value', 'phoneNumber', 'email', 'firstName', 'lastName']);

const hidden = (body: unknown, mask: (value: unknown) => string): unknown =>
  JSON.parse(JSON.stringify(body), (key, value: unknown) =>
    PERSONAL.has(key) && typeof value !== 'object' ? mask(value) : value,
  ) as unknown;

const sum = (checked: readonly Checked[], count: (one: Checked) => number): number =>
  checked.reduce((total, one) => total + count(one), 0);

const cutoverOf = (table: CutoverTable, mask: (value: unknown) => string) => {
  const { rows, undecided: _undecided, acknowledged, ...counts } = table;
  return {
    ...counts,
    acknowledged: acknowledged !== undefined,
    rows: rows.map(({ person, path, kind, directory, ringcentral, sameDigits }) => ({
      person,
      path,
      kind,
      directory: mask(directory),
      ringcentral: mask(ringcentral),
      ...(sameDigits ? { sameDigits } : {}),
    })),
  };
};

/** The contract's JSON; `contracts/schemas/seed.schema.json`. `writes`: what a dry run would have sent, as it would go out. */
export function resultOf(
  checked: readonly Checked[],
  situation: Situation,
  calls: Calls,
  { dryRun, showValues }: { readonly dryRun: boolean; readonly showValues: boolean },
) {
  const mask = showValues ? unmasked : masked();
  const planned = sum(checked, (one) => one.planned.length);
  const written = sum(checked, (one) => one.written);
  const writes = checked.flatMap(({ check, planned: of }) =>
    of.map(({ request }) => {
      const { method, path, body } = request();
      return { check: check.id, method, path, body: hidden(body, mask) };
    }),
  );
  return {
    checks: checked.map(({ check, ok, people }) => ({ id: check.id, ok, people })),
    planned,
    written,
    skipped: planned - written,
    calls,
    remaining: checked.flatMap(({ check: { id, who, where }, ok, people }) => (ok ? [] : [{ id, who, where, people }])),
    ...(dryRun ? { writes } : {}),
    cutover: cutoverOf(cutoverTable(situation.environment, situation.people, situation.now), mask),
  };
}

export type SeedResult = ReturnType<typeof resultOf>;
