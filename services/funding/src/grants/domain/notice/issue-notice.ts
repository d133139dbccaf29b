import { type ActingPerson, err, ok, type Result } from '@lotsenbuch/kernel';
import type { NoticeIssued } from '../events.js';
import type { GrantState } from '../grant-state.js';
import { isApplicant } from './is-applicant.js';
import type { NoticeRejection } from './notice-rejection.js';
import { decisionIdOf, replacedBy, type Tellable, tellableOf, waitingForNotice } from './tellable.js';

export interface IssueNotice {
  readonly type: 'IssueNotice';
  readonly noticeId: string;
  readonly decisionId: string;
  /** Version of the template. */
  readonly template: string;
  /** SHA-256 of the PDF. */
  readonly document: string;
  readonly issuedOn: string;
  readonly by: ActingPerson;
}

/** What the notice would tell, or why there can be none; asked before the document is made. */
export const noticeToIssue = (
  state: GrantState,
  { decisionId, by }: Pick<IssueNotice, 'decisionId' | 'by'>,
): Result<Tellable, NoticeRejection> => {
  if (state.grantId === undefined) return err({ kind: 'grantUnknown' });
  if (isApplicant(state, by)) return err({ kind: 'fourEyes', other: 'applicant' });
  const issued = state.notices.find((notice) => notice.issued.decisionId === decisionId)?.issued;
  if (issued !== undefined) return err({ kind: 'noticeIssuedBefore', noticeId: issued.noticeId, on: issued.on });
  const decision = state.decisions.find((candidate) => candidate.decisionId === decisionId);
  if (decision !== undefined && decision.outcome !== 'approved') {
    return err({ kind: 'decisionHasNoEffect', outcome: decision.outcome });
  }
  const replacing = replacedBy(state, decisionId);
  if (replacing !== undefined) return err({ kind: 'decisionReplaced', by: replacing.decisionId, on: replacing.on });
  const tellable = tellableOf(state, decisionId);
  return tellable === undefined
    ? err({ kind: 'nothingToTell', decisionId, waiting: waitingForNotice(state).map(decisionIdOf) })
    : ok(tellable);
};

export const issueNotice = (
  command: IssueNotice,
  state: GrantState,
): Result<readonly NoticeIssued[], NoticeRejection> => {
  const told = noticeToIssue(state, command);
  if (!told.ok) return told;
  const { noticeId, decisionId, template, document, issuedOn, by } = command;
  const grantId = state.grantId ?? '';
  return ok([
    {
      type: 'NoticeIssued',
      schemaVersion: 1,
      effectiveOn: issuedOn,
      data: { grantId, noticeId, decisionId, kind: told.value.kind, template, language: 'de', document, by },
    },
  ]);
};
