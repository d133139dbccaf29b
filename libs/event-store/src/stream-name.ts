import { InvalidStreamName } from './errors.js';

/** Characters in a stream name, at most. */
export const MAX_STREAM_NAME_LENGTH = 200;

const CATEGORY = /^[a-z][A-Za-z0-9]*$/;
const STREAM_NAME = /^[a-z][A-Za-z0-9]*-[A-Za-z0-9][A-Za-z0-9._-]*$/;

export interface StreamName {
  /** What kind of thing: a lower-case letter, then ASCII letters and digits. */
  readonly category: string;
  /** Which one: an ASCII letter or digit, then letters, digits, `.`, `_` or `-`. */
  readonly id: string;
}

/**
 * True for `category-id` of at most 200 ASCII characters. The category ends at the first hyphen, as it does for
 * KurrentDB's category projection; a name can never begin with `$`, which marks system streams there.
 */
export const isStreamName = (name: string): boolean => name.length <= MAX_STREAM_NAME_LENGTH && STREAM_NAME.test(name);

const refuse = (name: string): never => {
  throw new InvalidStreamName(
    `${JSON.stringify(name.slice(0, 80))} is not a stream name: expected category-id, where the category is a lower-case ` +
      'letter followed by ASCII letters or digits, and the id a letter or digit followed by letters, digits, ".", "_" or ' +
      `"-"; ${MAX_STREAM_NAME_LENGTH} characters at most`,
  );
};

/** @throws InvalidStreamName */
export const streamName = (category: string, id: string): string => {
  const name = `${category}-${id}`;
  return CATEGORY.test(category) && isStreamName(name) ? name : refuse(name);
};

/** @throws InvalidStreamName */
export const parseStreamName = (name: string): StreamName => {
  if (!isStreamName(name)) return refuse(name);
  const hyphen = name.indexOf('-');
  return { category: name.slice(0, hyphen), id: name.slice(hyphen + 1) };
};
