/** Makes the ids of one tenant: the vendor's prefix and a counter, so that two runs of the same story give the same ids. */
export class Identifiers {
  private next = 1;

  /** An id of exactly `length` characters that starts with `prefix`. */
  make(prefix: string, length = 20): string {
    const counter = (this.next++).toString(36);
    const tag = '1emb';
    return `${prefix}${tag}${counter.padStart(length - prefix.length - tag.length, '0')}`;
  }

  snapshot(): number {
    return this.next;
  }

  restore(next: number): void {
    this.next = next;
  }
}
