import { isStreamName } from './stream-name.js';

/** The place of an event that no move to another engine changes. */
export interface EventPlace {
  readonly stream: string;
  /** Its revision in the stream, from 0. */
  readonly revision: number;
}

/** How people and programs name one event: `<stream>/<revision>`. The name of a stream holds no slash. */
export const formatEventReference = ({ stream, revision }: EventPlace): string => `${stream}/${revision}`;

const REFERENCE = /^([^/]+)\/(0|[1-9]\d{0,15})$/;

/** Undefined unless it is exactly as {@link formatEventReference} writes it, for a revision that can be. */
export const parseEventReference = (reference: string): EventPlace | undefined => {
  const [, stream = '', digits = ''] = REFERENCE.exec(reference) ?? [];
  const revision = Number(digits);
  return isStreamName(stream) && Number.isSafeInteger(revision) ? { stream, revision } : undefined;
};
