/** Files by the SHA-256 of their bytes, in lower-case hex. What is in it never changes and is never taken out. */
export interface DocumentStore {
  /** Durable before it answers; the same bytes again change nothing. */
  put(bytes: Uint8Array): Promise<string>;
  /**
   * The bytes, or undefined where there is no such document.
   * @throws DocumentDamaged what lies there has another hash
   */
  get(hash: string): Promise<Buffer | undefined>;
  has(hash: string): Promise<boolean>;
}

/** What lies under a hash does not have it: the disk failed or somebody changed the file. */
export class DocumentDamaged extends Error {
  override readonly name = 'DocumentDamaged';

  constructor(hash: string) {
    super(`the document ${hash} is damaged: its bytes have another hash; restore the file from a backup`);
  }
}
