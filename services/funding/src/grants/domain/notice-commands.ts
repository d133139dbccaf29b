import { assertNever, type Result } from '@lotsenbuch/kernel';
import { type AttachDocument, attachDocument } from './document/attach-document.js';
import type { GrantEvent } from './events.js';
import type { GrantState } from './grant-state.js';
import { type EndNotice, endNotice } from './hearing/end-notice.js';
import { type OpenHearing, openHearing } from './hearing/open-hearing.js';
import { type ReceiveHearingStatement, receiveStatement } from './hearing/receive-statement.js';
import { type IssueNotice, issueNotice } from './notice/issue-notice.js';
import type { NoticeRejection } from './notice/notice-rejection.js';
import { type RecordNotification, recordNotification } from './notice/record-notification.js';
import { type RecordPayment, recordPayment } from './payment/record-payment.js';

export type { NoticeRejection } from './notice/notice-rejection.js';

/** What follows a decision: notices, notification, hearing, withdrawal and revocation, payments, documents. */
export type NoticeCommand =
  | IssueNotice
  | RecordNotification
  | OpenHearing
  | ReceiveHearingStatement
  | EndNotice
  | RecordPayment
  | AttachDocument;

export const decideNotice = (
  command: NoticeCommand,
  state: GrantState,
): Result<readonly GrantEvent[], NoticeRejection> => {
  switch (command.type) {
    case 'IssueNotice':
      return issueNotice(command, state);
    case 'RecordNotification':
      return recordNotification(command, state);
    case 'OpenHearing':
      return openHearing(command, state);
    case 'ReceiveHearingStatement':
      return receiveStatement(command, state);
    case 'WithdrawNotice':
    case 'RevokeNotice':
      return endNotice(command, state);
    case 'RecordPayment':
      return recordPayment(command, state);
    case 'AttachDocument':
      return attachDocument(command, state);
    default:
      return assertNever(command);
  }
};
