/** The latest checkpoint: seconds old at most. */
export const BRIEFLY = 'public, max-age=2';

/** What a checkpoint covers never changes. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

/** The same, for what only some may read: kept by their own client and by nobody between. */
export const PRIVATELY_FOR_EVER = 'private, max-age=31536000, immutable';
