/** Numbers that follow from a seed (a 32-bit xorshift): what failed can be made again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    // Zero would stay zero.
    this.#state = seed % 2 ** 32 || 1;
  }

  /** From 0 up to, and without, `bound`, which may be as large as 2^53. */
  below(bound: number): number {
    return Math.floor(((this.#bits() * 2 ** 21 + Math.floor(this.#bits() / 2 ** 11)) / 2 ** 53) * bound);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  /** The same bytes with one bit flipped. */
  flip(bytes: Uint8Array): Buffer {
    const flipped = Buffer.from(bytes);
    const at = this.below(flipped.length);
    flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << this.below(8)), at);
    return flipped;
  }

  #bits(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return this.#state >>> 0;
  }
}
