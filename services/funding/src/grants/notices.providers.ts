import { AttachDocumentController } from './attach-document/attach-document.controller.js';
import { AttachDocumentUseCase } from './attach-document/attach-document.js';
import { IssueNoticeController } from './issue-notice/issue-notice.controller.js';
import { IssueNoticeUseCase } from './issue-notice/issue-notice.js';
import { NoticeChanges } from './notice-changes.js';
import { NoticeEnds } from './notice-ends.js';
import { OpenHearingController } from './open-hearing/open-hearing.controller.js';
import { OpenHearingUseCase } from './open-hearing/open-hearing.js';
import { DocumentsController } from './read-documents/documents.controller.js';
import { GrantDocuments } from './read-documents/grant-documents.js';
import { ReceiveHearingStatementController } from './receive-hearing-statement/receive-hearing-statement.controller.js';
import { ReceiveHearingStatementUseCase } from './receive-hearing-statement/receive-hearing-statement.js';
import { RecordNotificationController } from './record-notification/record-notification.controller.js';
import { RecordNotificationUseCase } from './record-notification/record-notification.js';
import { RecordPaymentController } from './record-payment/record-payment.controller.js';
import { RecordPaymentUseCase } from './record-payment/record-payment.js';
import { RevokeNoticeController } from './revoke-notice/revoke-notice.controller.js';
import { RevokeNoticeUseCase } from './revoke-notice/revoke-notice.js';
import { WithdrawNoticeController } from './withdraw-notice/withdraw-notice.controller.js';
import { WithdrawNoticeUseCase } from './withdraw-notice/withdraw-notice.js';

/** Routes of what follows a decision. */
export const NOTICE_CONTROLLERS = [
  IssueNoticeController,
  RecordNotificationController,
  OpenHearingController,
  ReceiveHearingStatementController,
  WithdrawNoticeController,
  RevokeNoticeController,
  RecordPaymentController,
  AttachDocumentController,
  DocumentsController,
];

export const NOTICE_PROVIDERS = [
  NoticeChanges,
  NoticeEnds,
  IssueNoticeUseCase,
  RecordNotificationUseCase,
  OpenHearingUseCase,
  ReceiveHearingStatementUseCase,
  WithdrawNoticeUseCase,
  RevokeNoticeUseCase,
  RecordPaymentUseCase,
  AttachDocumentUseCase,
  GrantDocuments,
];
