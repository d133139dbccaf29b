/** The largest body that a witness reads: a proof of 63 hashes and a checkpoint with many signatures fit several times. */
export const MAX_BODY_BYTES = 256 * 1024;

/** Reads a body to its end, or gives undefined as soon as it is larger than `MAX_BODY_BYTES`. */
export const readBoundedBody = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer | undefined> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
};

/** UTF-8 text, or undefined. Nothing is replaced and no byte order mark is dropped. */
export const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
