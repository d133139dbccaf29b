import { err, ok, type Result } from '@lotsenbuch/kernel';
import type { CarrierState } from './carrier-state.js';
import type { TransparencyRegisterEntryRecorded } from './events.js';

/** Letters, digits and the signs between them; no format is promised by the register. */
const ENTRY_NUMBER = /^[A-Za-z0-9](?:[A-Za-z0-9 ./-]{0,48}[A-Za-z0-9])?$/;

export interface RecordTransparencyRegisterEntry {
  readonly type: 'RecordTransparencyRegisterEntry';
  readonly entryNumber: string;
  /** Berlin day on which the officer looked at it. */
  readonly seenOn: string;
  /** SHA-256 of the extract. */
  readonly document?: string;
  readonly recordedOn: string;
  readonly voidMerge?: string;
}

export type EntryRefusal =
  | { readonly kind: 'entryNumberRefused'; readonly entryNumber: string }
  | { readonly kind: 'entrySeenInFuture'; readonly seenOn: string; readonly today: string };

/** Nothing changes where the same entry was seen on that day already. */
export const recordEntry = (
  carrierId: string,
  { entryNumber, seenOn, document, recordedOn }: RecordTransparencyRegisterEntry,
  { transparencyRegister: known }: CarrierState,
): Result<readonly TransparencyRegisterEntryRecorded[], EntryRefusal> => {
  if (!ENTRY_NUMBER.test(entryNumber)) return err({ kind: 'entryNumberRefused', entryNumber });
  if (seenOn > recordedOn) return err({ kind: 'entrySeenInFuture', seenOn, today: recordedOn });
  if (known?.entryNumber === entryNumber && known.seenOn === seenOn && known.document === document) return ok([]);
  const data = { carrierId, entryNumber, ...(document !== undefined && { document }) };
  return ok([{ type: 'TransparencyRegisterEntryRecorded', schemaVersion: 1, effectiveOn: seenOn, data }]);
};
