import { assertNever } from '@lotsenbuch/kernel';
import { type RejectApplication, rejectApplication } from './application/reject-application.js';
import {
  type ReviseApplication,
  reviseApplication,
  type SubmitApplication,
  submitApplication,
} from './application/submit-application.js';
import { type WithdrawApplication, withdrawApplication } from './application/withdraw-application.js';
import { type RecordApproval, type RecordLapse, recordOutcome } from './decision/record-outcome.js';
import { type RequestAmendment, requestAmendment } from './decision/request-amendment.js';
import { type TakeDecision, takeDecision } from './decision/take-decision.js';
import type { Decided } from './decision-result.js';
import type { GrantState } from './grant-state.js';
import { type ConsentEarlyStart, consentEarlyStart } from './override/consent-early-start.js';
import {
  type CountersignOverride,
  countersignOverride,
  type RequestOverride,
  requestOverride,
} from './override/override-block.js';
import { type SettleOpenPoint, settleOpenPoint } from './override/settle-open-point.js';
import { type GiveStatement, giveStatement } from './review/give-statement.js';
import { type ReviewApplication, reviewApplication } from './review/review-application.js';

export type { ApplicationRejection } from './application-rejection.js';

/** What carrier, reviewer, adviser and approver do, and what the reservation process records. Days are Berlin days. */
export type ApplicationCommand =
  | SubmitApplication
  | ReviseApplication
  | WithdrawApplication
  | RejectApplication
  | SettleOpenPoint
  | GiveStatement
  | ConsentEarlyStart
  | ReviewApplication
  | RequestOverride
  | CountersignOverride
  | TakeDecision
  | RequestAmendment
  | RecordApproval
  | RecordLapse;

export const decideApplication = (command: ApplicationCommand, state: GrantState): Decided => {
  switch (command.type) {
    case 'SubmitApplication':
      return submitApplication(command, state);
    case 'ReviseApplication':
      return reviseApplication(command, state);
    case 'WithdrawApplication':
      return withdrawApplication(command, state);
    case 'RejectApplication':
      return rejectApplication(command, state);
    case 'SettleOpenPoint':
      return settleOpenPoint(command, state);
    case 'GiveStatement':
      return giveStatement(command, state);
    case 'ConsentEarlyStart':
      return consentEarlyStart(command, state);
    case 'ReviewApplication':
      return reviewApplication(command, state);
    case 'RequestOverride':
      return requestOverride(command, state);
    case 'CountersignOverride':
      return countersignOverride(command, state);
    case 'TakeDecision':
      return takeDecision(command, state);
    case 'RequestAmendment':
      return requestAmendment(command, state);
    case 'RecordApproval':
    case 'RecordLapse':
      return recordOutcome(command, state);
    default:
      return assertNever(command);
  }
};
