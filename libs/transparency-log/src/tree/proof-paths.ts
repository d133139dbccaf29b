import { splitPoint } from './bounds.js';

/** A subtree of RFC 6962: the leaves from `start` up to but not including `end`. */
export interface Subtree {
  readonly start: number;
  readonly end: number;
}

/** The subtrees an inclusion proof names, from the leaf to the root (RFC 6962 §2.1.1); `index` is below `size`. */
export const inclusionPath = (index: number, size: number): readonly Subtree[] => {
  const path: Subtree[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      path.unshift({ start: middle, end });
      end = middle;
    } else {
      path.unshift({ start, end: middle });
      start = middle;
    }
  }
  return path;
};

/**
 * The subtrees a consistency proof names, from where the old tree ends up to the root (RFC 6962 §2.1.2). The first one
 * is a part of the old tree (its end is `oldSize`), unless the whole old tree is one subtree of the new one, whose hash
 * the verifier has; `oldSize` is at least 1 and below `newSize`.
 */
export const consistencyPath = (oldSize: number, newSize: number): readonly Subtree[] => {
  const path: Subtree[] = [];
  let start = 0;
  let end = newSize;
  while (end !== oldSize) {
    const middle = start + splitPoint(end - start);
    if (oldSize <= middle) {
      path.unshift({ start: middle, end });
      end = middle;
    } else {
      path.unshift({ start, end: middle });
      start = middle;
    }
  }
  return start === 0 ? path : [{ start, end }, ...path];
};
