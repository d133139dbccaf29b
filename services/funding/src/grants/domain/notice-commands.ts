import { err, type Result } from '@lotsenbuch/kernel';
import type { GrantEvent } from './events.js';
import type { GrantState } from './grant-state.js';

/** What follows a decision: notices, notification, hearing, withdrawal and revocation, payments, documents. */
export type NoticeCommand = { readonly type: 'IssueNotice' };

export type NoticeRejection = { readonly kind: 'grantUnknown' };

export const decideNotice = (
  _command: NoticeCommand,
  _state: GrantState,
): Result<readonly GrantEvent[], NoticeRejection> => err({ kind: 'grantUnknown' });
