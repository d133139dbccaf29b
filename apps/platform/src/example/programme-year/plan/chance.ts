/**
 * Numbers that look random and are the same for the same seed: xorshift32 with the shifts 13, 17, 5 (G. Marsaglia,
 * "Xorshift RNGs", Journal of Statistical Software 8(14), 2003). Good enough for examples, never for secrets.
 */
export class Chance {
  #state: number;

  /** @param label what the numbers are for; another label gives other numbers for the same seed */
  constructor(seed: number, label: string) {
    this.#state = mixed(seed, label) || 1;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + (this.#next() % (most - least + 1));
  }

  /** One of these. @throws RangeError if there is none */
  one<Item>(items: readonly Item[]): Item {
    const item = items[this.#next() % items.length];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  }

  #next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state;
  }
}

/** FNV-1a with 32 bits over seed and label (draft-eastlake-fnv). */
const mixed = (seed: number, label: string): number => {
  let hash = 0x811c9dc5;
  for (const character of `${seed} ${label}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
};
