import { ApplicantStandings } from './applicant-standing.js';
import { ApproveAmendmentController } from './approve-amendment/approve-amendment.controller.js';
import { ApproveAmendmentUseCase } from './approve-amendment/approve-amendment.js';
import { ApproveGrantController } from './approve-grant/approve-grant.controller.js';
import { ApproveGrantUseCase } from './approve-grant/approve-grant.js';
import { GrantDecisions } from './approve-grant/grant-decisions.js';
import { ConsentEarlyStartController } from './consent-early-start/consent-early-start.controller.js';
import { ConsentEarlyStartUseCase } from './consent-early-start/consent-early-start.js';
import { CopyApplicationController } from './copy-application/copy-application.controller.js';
import { GiveStatementController } from './give-statement/give-statement.controller.js';
import { GiveStatementUseCase } from './give-statement/give-statement.js';
import { GrantCommands } from './grant-commands.js';
import { GrantClosureController } from './list-closure/grant-closure.controller.js';
import { GrantsController } from './list-grants/grants.controller.js';
import { MyWorkController } from './list-my-work/my-work.controller.js';
import { CountersignOverrideController } from './override-block/countersign-override.controller.js';
import { CountersignOverrideUseCase } from './override-block/countersign-override.js';
import { RequestOverrideController } from './override-block/request-override.controller.js';
import { RequestOverrideUseCase } from './override-block/request-override.js';
import { ReadGrantController } from './read-grant/read-grant.controller.js';
import { ReadableGrants } from './read-model/readable-grants.js';
import { RejectApplicationController } from './reject-application/reject-application.controller.js';
import { RejectApplicationUseCase } from './reject-application/reject-application.js';
import { GrantsReportController } from './report-grants/grants-report.controller.js';
import { RequestAmendmentController } from './request-amendment/request-amendment.controller.js';
import { RequestAmendmentUseCase } from './request-amendment/request-amendment.js';
import { ReviewApplicationController } from './review-application/review-application.controller.js';
import { ReviewApplicationUseCase } from './review-application/review-application.js';
import { ReviseApplicationController } from './revise-application/revise-application.controller.js';
import { ReviseApplicationUseCase } from './revise-application/revise-application.js';
import { SettleOpenPointController } from './settle-open-point/settle-open-point.controller.js';
import { SettleOpenPointUseCase } from './settle-open-point/settle-open-point.js';
import { SubmitApplicationController } from './submit-application/submit-application.controller.js';
import { SubmitApplicationUseCase } from './submit-application/submit-application.js';
import { WithdrawApplicationController } from './withdraw-application/withdraw-application.controller.js';
import { WithdrawApplicationUseCase } from './withdraw-application/withdraw-application.js';

/** From the application to the decision. */
export const GRANT_CONTROLLERS = [
  GrantsController,
  ReadGrantController,
  CopyApplicationController,
  GrantClosureController,
  GrantsReportController,
  MyWorkController,
  ApproveAmendmentController,
  ApproveGrantController,
  ConsentEarlyStartController,
  GiveStatementController,
  CountersignOverrideController,
  RequestOverrideController,
  RejectApplicationController,
  RequestAmendmentController,
  ReviewApplicationController,
  ReviseApplicationController,
  SettleOpenPointController,
  SubmitApplicationController,
  WithdrawApplicationController,
];

export const GRANT_PROVIDERS = [
  ReadableGrants,
  ApplicantStandings,
  GrantCommands,
  GrantDecisions,
  ApproveAmendmentUseCase,
  ApproveGrantUseCase,
  ConsentEarlyStartUseCase,
  GiveStatementUseCase,
  CountersignOverrideUseCase,
  RequestOverrideUseCase,
  RejectApplicationUseCase,
  RequestAmendmentUseCase,
  ReviewApplicationUseCase,
  ReviseApplicationUseCase,
  SettleOpenPointUseCase,
  SubmitApplicationUseCase,
  WithdrawApplicationUseCase,
];
