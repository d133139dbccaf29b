/** The reason for which something is refused; fails the test if it is not. */
export const reasonOf = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    return (error as { reason?: string }).reason ?? `${error}`;
  }
  return 'not refused';
};

/** Each copy of the bytes in which one bit is another. */
export function* everyBitFlip(bytes: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield flipped;
  }
}
