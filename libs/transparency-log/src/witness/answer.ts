/** What a witness says to a request. */
export interface WitnessAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** The media type of tlog-witness for the tree size that the witness cosigned last. */
export const TREE_SIZE_TYPE = 'text/x.tlog.size';

export const plain = (status: number, sentence: string): WitnessAnswer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: `${sentence}\n`,
});

export const treeSize = (size: number): WitnessAnswer => ({
  status: 409,
  contentType: TREE_SIZE_TYPE,
  body: `${size}\n`,
});
