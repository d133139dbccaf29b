import { err, ok, type Result } from '@lotsenbuch/kernel';
import type { DocumentAttached } from '../events.js';
import type { GrantState } from '../grant-state.js';
import type { NoticeRejection } from '../notice/notice-rejection.js';

/** A file for the file. The same one, of the same kind, changes nothing. */
export interface AttachDocument extends Omit<DocumentAttached['data'], 'grantId'> {
  readonly type: 'AttachDocument';
  readonly attachedOn: string;
}

export const attachDocument = (
  { document, kind, title, mediaType, bytes, by, attachedOn }: AttachDocument,
  { grantId, documents }: GrantState,
): Result<readonly DocumentAttached[], NoticeRejection> => {
  if (grantId === undefined) return err({ kind: 'grantUnknown' });
  if (documents.some((known) => known.document === document && known.kind === kind)) return ok([]);
  const data = { grantId, document, kind, title, mediaType, bytes, by };
  return ok([{ type: 'DocumentAttached', schemaVersion: 1, effectiveOn: attachedOn, data }]);
};
