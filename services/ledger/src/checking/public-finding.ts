import type { Finding } from './finding.js';

/** What anybody may know of a finding: that something is wrong and where, not which streams, events and files there are. */
export const publicFinding = ({ kind, index, count, size }: Finding): Finding => ({
  kind,
  ...(index !== undefined && { index }),
  ...(count !== undefined && { count }),
  ...(size !== undefined && { size }),
});
