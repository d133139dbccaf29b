/** What one rule was held against, and where it does not hold. */
export interface Finding {
  /** The rule in a sentence. */
  readonly rule: string;
  /** Where the figures come from. */
  readonly where: string;
  /** How many figures were compared. */
  readonly compared: number;
  /** Each with both figures; empty if the rule holds. */
  readonly differences: readonly string[];
}

/** Compares figures one by one, and remembers those that differ. */
export class Comparison {
  readonly #differences: string[] = [];
  #compared = 0;

  same(what: string, found: number | string | boolean, wanted: number | string | boolean): void {
    this.holds(found === wanted, `${what}: ${found}, but ${wanted} is right`);
  }

  atMost(what: string, found: number, most: number): void {
    this.holds(found <= most, `${what}: ${found}, at most ${most} is allowed`);
  }

  holds(isSo: boolean, otherwise: string): void {
    this.#compared += 1;
    if (!isSo) this.#differences.push(otherwise);
  }

  /** @throws RangeError if nothing was compared: an empty check proves nothing */
  finding(rule: string, where: string): Finding {
    if (this.#compared === 0) throw new RangeError(`nothing was compared for: ${rule}`);
    return { rule, where, compared: this.#compared, differences: this.#differences };
  }
}

export const sum = <Item>(items: Iterable<Item>, figure: (item: Item) => number): number => {
  let total = 0;
  for (const item of items) total += figure(item);
  return total;
};
