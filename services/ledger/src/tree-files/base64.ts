/** A hash as head, checkpoints and reports write it. */
export const base64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');
