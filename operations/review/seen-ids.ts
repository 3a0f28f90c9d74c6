const START = 1 << 16;
const FNV = 0x01000193;

/** Ids that were met before, as 53 bits each: a million take 32 MB, where the ids themselves take four times as much. */
export class SeenIds {
  private slots = new Float64Array(START);
  private size = 0;

  /** Whether the id is met for the second time. */
  again(id: string): boolean {
    const key = keyOf(id);
    if (!this.put(key)) return true;
    this.size += 1;
    if (this.size * 2 > this.slots.length) this.grow();
    return false;
  }

  private put(key: number): boolean {
    const { slots } = this;
    for (let at = key % slots.length; ; at = (at + 1) % slots.length) {
      if (slots[at] === key) return false;
      if (slots[at] !== 0) continue;
      slots[at] = key;
      return true;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 2);
    for (const key of old) if (key !== 0) this.put(key);
  }
}

/** Two FNV hashes side by side; never 0, which is an empty slot. */
function keyOf(id: string): number {
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    low = Math.imul(low ^ code, FNV);
    high = Math.imul(high ^ (code + at), FNV);
  }
  return (high >>> 11) * 0x100000000 + (low >>> 0) + 1;
}
