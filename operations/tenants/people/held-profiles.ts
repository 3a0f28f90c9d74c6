import type { Profile } from '../../../engine/sync';

const CHUNK = 1 << 20;

/** Texts outside the heap, one after the other: the collector neither walks nor copies them. */
class Texts {
  private readonly chunks: Buffer[] = [];
  private free = 0;

  /** Answers where it is. */
  add(text: string): number {
    const length = Buffer.byteLength(text);
    if (length + 4 > this.free) {
      this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK, length + 4)));
      this.free = this.last.length;
    }
    const start = this.last.length - this.free;
    this.last.writeUInt32LE(length, start);
    this.last.write(text, start + 4);
    this.free -= length + 4;
    return (this.chunks.length - 1) * CHUNK + start;
  }

  at(place: number): string {
    const chunk = this.chunks[Math.floor(place / CHUNK)]!;
    const start = place % CHUNK;
    return chunk.toString('utf8', start + 4, start + 4 + chunk.readUInt32LE(start));
  }

  private get last(): Buffer {
    return this.chunks[this.chunks.length - 1] ?? Buffer.alloc(0);
  }
}

/** Numbers for ids, so that each id is held once however many lists name it. */
export class Numbers {
  private readonly known = new Map<string, number>();

  /** The id's number; a new one where it has none. */
  of(id: string): number {
    const number = this.known.get(id) ?? this.known.size;
    if (number === this.known.size) this.known.set(id, number);
    return number;
  }

  find(id: string): number | undefined {
    return this.known.get(id);
  }
}

/**
 * Profiles of many people in little memory: of each one text of values, without the names that all share. An attribute without a value is
 * left out.
 */
export class HeldProfiles {
  private readonly texts = new Texts();
  private readonly places: number[] = [];
  private readonly names: readonly string[];

  constructor(
    names: Iterable<string>,
    private readonly numbers: Numbers,
  ) {
    this.names = [...names];
  }

  put(id: string, profile: Readonly<Record<string, unknown>>): void {
    const number = this.numbers.of(id);
    while (this.places.length < number) this.places.push(-1);
    this.places[number] = this.texts.add(JSON.stringify(this.names.map((name) => profile[name] ?? null)));
  }

  get(id: string): Profile | undefined {
    const place = this.places[this.numbers.find(id) ?? -1] ?? -1;
    if (place < 0) return undefined;
    const profile: Record<string, unknown> = {};
    (JSON.parse(this.texts.at(place)) as unknown[]).forEach((value, index) => {
      if (value !== null) profile[this.names[index]!] = value;
    });
    return profile as Profile;
  }
}
