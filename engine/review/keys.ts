const START = 1 << 16;
const FNV = 0x01000193;

/** Texts as 53 bits each, in a set: a million take 32 MB at most, where the texts themselves take four times as much. */
export class Keys {
  private slots = new Float64Array(START);
  private size = 0;

  /** Whether the key is new. */
  add(key: number): boolean {
    if (!this.put(key)) return false;
    this.size += 1;
    if (this.size * 2 > this.slots.length) this.grow();
    return true;
  }

  has(key: number): boolean {
    return this.slots[this.placeOf(key)] === key;
  }

  /** What another set holds, in no order; zeros are nothing. */
  told(): Float64Array<ArrayBuffer> {
    return this.slots;
  }

  /** Takes over what another set told. Answers whether all of it is new. */
  absorb(told: Float64Array<ArrayBuffer>): boolean {
    let all = true;
    for (const key of told) if (key !== 0 && !this.add(key)) all = false;
    return all;
  }

  private put(key: number): boolean {
    const at = this.placeOf(key);
    if (this.slots[at] === key) return false;
    this.slots[at] = key;
    return true;
  }

  /** Where the key stands, or has room. */
  private placeOf(key: number): number {
    const { slots } = this;
    // Lengths are powers of two.
    const last = slots.length - 1;
    let at = (key % slots.length) & last;
    while (slots[at] !== key && slots[at] !== 0) at = (at + 1) & last;
    return at;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Float64Array(old.length * 2);
    for (const key of old) if (key !== 0) this.put(key);
  }
}

/** Two FNV hashes side by side; never 0, which is an empty slot. */
export function keyOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, FNV);
    high = Math.imul(high ^ (code + at), FNV);
  }
  return (high >>> 11) * 0x100000000 + (low >>> 0) + 1;
}
