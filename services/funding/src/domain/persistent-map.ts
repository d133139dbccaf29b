interface Leaf<Value> {
  readonly key: string;
  readonly hash: number;
  readonly value: Value;
}
/** Entries whose keys have the same hash. */
interface Bucket<Value> {
  readonly same: readonly Leaf<Value>[];
}
interface Branch<Value> {
  readonly slots: readonly (Node<Value> | undefined)[];
}
type Node<Value> = Leaf<Value> | Bucket<Value> | Branch<Value>;

const BITS = 4;
const WIDTH = 1 << BITS;
const HASH_BITS = 32;

/** FNV-1a over UTF-16 code units. */
const hashOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

const slotOf = (hash: number, shift: number): number => (hash >>> shift) & (WIDTH - 1);

const withSlot = <Value>(slots: Branch<Value>['slots'], slot: number, node: Node<Value>): Branch<Value> => {
  const copy = [...slots];
  copy[slot] = node;
  return { slots: copy };
};

const insert = <Value>(node: Node<Value> | undefined, leaf: Leaf<Value>, shift: number): Node<Value> => {
  if (node === undefined) return leaf;
  if ('slots' in node) {
    const slot = slotOf(leaf.hash, shift);
    return withSlot(node.slots, slot, insert(node.slots[slot], leaf, shift + BITS));
  }
  if ('key' in node && node.key === leaf.key) return leaf;
  if (shift >= HASH_BITS) {
    const others = 'same' in node ? node.same.filter(({ key }) => key !== leaf.key) : [node];
    return { same: [...others, leaf] };
  }
  // A bucket stands below the last bit only, so what is met above it is a leaf.
  const other = node as Leaf<Value>;
  const empty = new Array<Node<Value> | undefined>(WIDTH).fill(undefined);
  return insert(withSlot(empty, slotOf(other.hash, shift), other), leaf, shift);
};

/**
 * A map that is never written to: `set` answers another map, which shares all but a few small nodes with this one. For
 * states with thousands of entries, where copying a `Map` at each event would make a fold quadratic.
 */
export class PersistentMap<Value> {
  readonly #root: Node<Value> | undefined;

  private constructor(root: Node<Value> | undefined) {
    this.#root = root;
  }

  static empty<Value>(): PersistentMap<Value> {
    return new PersistentMap<Value>(undefined);
  }

  get(key: string): Value | undefined {
    const hash = hashOf(key);
    let node = this.#root;
    for (let shift = 0; node !== undefined && 'slots' in node; shift += BITS) node = node.slots[slotOf(hash, shift)];
    if (node === undefined) return undefined;
    const leaf = 'same' in node ? node.same.find((entry) => entry.key === key) : node;
    return leaf?.key === key ? leaf.value : undefined;
  }

  set(key: string, value: Value): PersistentMap<Value> {
    return new PersistentMap(insert(this.#root, { key, hash: hashOf(key), value }, 0));
  }
}
