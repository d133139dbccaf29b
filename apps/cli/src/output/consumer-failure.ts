import type { ConsumerStatus } from '../contract.js';
import { oneLine } from './one-line.js';

/** Why a consumer stands still, and where. */
export function failureLines({ failure }: ConsumerStatus): readonly string[] {
  if (failure === undefined) return [];
  const { at, reason, since } = failure;
  const place = at === undefined ? '' : ` at ${at.eventType}, ${at.stream} revision ${at.revision},`;
  return [oneLine(`stands${place} since ${since}: ${reason}`)];
}
