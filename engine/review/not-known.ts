import { isBlank, type Value } from '../sync/values';
import type { Flows } from '../sync';
import type { StatedChange } from './configuration-changes';
import type { HopChange, PersonRecord, Unknown } from './model';

/** Lines that the change touches: those that it writes, and those whose source it moves. */
const touchedLines = ({ lines }: Flows, hops: readonly HopChange[], changes: readonly StatedChange[]) => {
  const written = new Set(hops.filter(({ state }) => state === 'added' || state === 'changed').map(({ line }) => line));
  const moved = new Set<string>(changes.flatMap(({ kind, paths = [] }) => (kind === 'source' ? paths : [])));
  return lines.filter(({ line, path }) => written.has(`${line.from} → ${line.to}`) || moved.has(path));
};

/** Attributes that must be carried by somebody before a review can say anything about them. */
export class Carried {
  private readonly wanted: ReadonlySet<string>;
  private readonly missing: Map<string, readonly [system: string, attribute: string]>;

  constructor(
    private readonly after: Flows,
    hops: readonly HopChange[],
    changes: readonly StatedChange[],
  ) {
    const needed = new Set(touchedLines(after, hops, changes).flatMap(({ reads }) => reads));
    for (const path of needed)
      for (const line of after.lines) if (line.path === path) for (const read of line.reads) needed.add(read);
    this.wanted = new Set([...needed].filter((path) => path.includes('.')));
    this.missing = new Map(
      [...this.wanted].map((path) => [path, [path.slice(0, path.indexOf('.')), path.slice(path.indexOf('.') + 1)]]),
    );
  }

  add({ profiles }: PersonRecord): void {
    if (this.missing.size === 0) return;
    for (const [path, [system, attribute]] of this.missing)
      if (!isBlank(profiles[system]?.[attribute] as Value | undefined)) this.missing.delete(path);
  }

  /** For another, of other ranges of the same file: what nobody carries here. */
  told(): readonly string[] {
    return [...this.missing.keys()];
  }

  absorb(told: readonly string[]): void {
    for (const path of this.missing.keys()) if (!told.includes(path)) this.missing.delete(path);
  }

  /** What a touched line reads and nobody carries, and that no line would fill either. `told`: somebody was asked, and has none. */
  unknown(told: ReadonlySet<string>): Unknown[] {
    const missing = new Set([...this.missing.keys()].filter((path) => !told.has(path)));
    const filled = (path: string): boolean => {
      // What is written on creation only fills nobody who is there.
      const lines = this.after.lines.filter((one) => one.path === path && one.line.push === 'always');
      return lines.some(({ reads }) => reads.every((read) => !missing.has(read)));
    };
    return [...missing]
      .filter((path) => !filled(path))
      .map((path) => ({
        what: path,
        why: `nobody in the file carries ${path}, which a changed mapping reads: import from ${path.slice(0, path.indexOf('.'))}, export again, review again`,
      }));
  }
}

/** Whether a file's people can be those of an environment, as far as their accounts tell. */
export class Belonging {
  private readonly met = { people: 0, known: 0, foreign: new Set<string>() };

  constructor(private readonly systems: ReadonlySet<string>) {}

  add({ profiles }: PersonRecord): void {
    const { met } = this;
    met.people += 1;
    let accounts = 0;
    for (const system in profiles) {
      if (system === 'okta') continue;
      if (this.systems.has(system)) accounts += 1;
      else met.foreign.add(system);
    }
    if (accounts > 0) met.known += 1;
  }

  /** For another, of other ranges of the same file. */
  told(): Belonging['met'] {
    return this.met;
  }

  absorb({ people, known, foreign }: Belonging['met']): void {
    this.met.people += people;
    this.met.known += known;
    for (const system of foreign) this.met.foreign.add(system);
  }

  /** `told`: an export of this environment's org says whose they are, so that nobody's having an account yet is known. */
  unknown(told: boolean): Unknown[] {
    const { people, known, foreign } = this.met;
    if (people === 0) return [{ what: 'people', why: 'the file holds nobody: export the people of the org' }];
    if (foreign.size > 0)
      return [
        {
          what: 'people',
          why: `the file tells of ${[...foreign].sort().join(', ')}, which this environment has no system for: it is of another environment`,
        },
      ];
    if (!told && known === 0 && this.systems.size > 0)
      return [{ what: 'people', why: `nobody in the file has an account in ${[...this.systems].sort().join(', ')}` }];
    return [];
  }
}
