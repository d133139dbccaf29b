import { isStreamName } from '@lotsenbuch/event-store';

/** What is known of one stream at a tree size: a leaf of the tree of stream heads. */
export interface StreamHead {
  readonly stream: string;
  readonly lastRevision: number;
}

/** `<stream> <last revision>`: a name of a stream has no space, so no two heads have one line. */
export const formatStreamLine = ({ stream, lastRevision }: StreamHead): string => `${stream} ${lastRevision}`;

const LINE = /^([^ ]+) (0|[1-9][0-9]{0,15})$/;

/** The head that is written so and not otherwise; undefined for anything else. */
export const parseStreamLine = (line: string): StreamHead | undefined => {
  const [, stream, revision] = LINE.exec(line) ?? [];
  if (stream === undefined || !isStreamName(stream)) return undefined;
  const lastRevision = Number(revision);
  return Number.isSafeInteger(lastRevision) ? { stream, lastRevision } : undefined;
};

/**
 * Below zero if the first stream stands before the second in the tree. Names are ASCII, so their characters are ordered as
 * their bytes are; and a line is ordered as its name, because a space comes before every character of one.
 */
export const compareStreams = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
