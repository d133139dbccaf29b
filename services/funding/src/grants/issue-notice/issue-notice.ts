import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { carrierAggregate } from '../../carriers/domain/carrier.js';
import { carrierNameOn } from '../../carriers/domain/carrier-state.js';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { DISTRICTS } from '../../published-grants/domain/classification/districts.js';
import { noticeToIssue } from '../domain/notice/issue-notice.js';
import { rulesOf } from '../domain/notice/rules-of.js';
import type { Tellable } from '../domain/notice/tellable.js';
import { GrantCommands, type ReachedGrant } from '../grant-commands.js';
import { NoticeChanges } from '../notice-changes.js';
import { grantNotice, NOTICE_TEMPLATE } from '../notice-document/grant-notice-2026-11.js';
import { renderLetter } from '../notice-document/render-letter.js';
import { noticeProblem } from '../notice-problems.js';

export interface IssueNoticeRequest {
  readonly grantId: string;
  /** The decision that the notice tells. */
  readonly decisionId: string;
}

export interface IssuedNotice extends CommandAnswer {
  readonly noticeId: string;
  /** SHA-256 of the PDF. */
  readonly document: string;
}

/** An officer issues the notice of what was decided: the PDF is kept first, then the event that names it. */
@Injectable()
export class IssueNoticeUseCase {
  constructor(
    private readonly ports: FundingPorts,
    private readonly grants: GrantCommands,
    private readonly notices: NoticeChanges,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { grantId, decisionId }: IssueNoticeRequest,
    context: CommandContext,
  ): Promise<IssuedNotice> {
    const reached = await this.grants.reach(actor, FUNDING_ACCESS.issueNotice, grantId);
    const { grant, by, on } = reached;
    const noticeId = deriveUuid('notice', context.commandId);
    // The same request once more: its notice is there, and the command answers as it did then.
    const issued = grant.notices.find((notice) => notice.issued.noticeId === noticeId)?.issued;
    const document = issued?.document ?? (await this.#write(reached, decisionId));
    const answer = await this.notices.change(
      grantId,
      { type: 'IssueNotice', noticeId, decisionId, template: NOTICE_TEMPLATE, document, issuedOn: on, by },
      context,
    );
    return { ...answer, noticeId, document };
  }

  async #write(reached: ReachedGrant, decisionId: string): Promise<string> {
    const told = noticeToIssue(reached.grant, { decisionId, by: reached.by });
    if (!told.ok) throw noticeProblem(told.error);
    return this.ports.documents.put(await renderLetter(grantNotice(await this.#content(reached, told.value))));
  }

  async #content({ grant, carrierId, on: issuedOn }: ReachedGrant, told: Tellable) {
    const { area } = grant.application;
    const { state: carrier } = await this.ports.commands.load(carrierAggregate, carrierId);
    const district = DISTRICTS.list.find(({ key }) => key === area)?.name;
    const hearing = 'end' in told && grant.hearings.find(({ hearingId }) => hearingId === told.end.hearingId);
    return {
      told,
      fileReference: grant.fileReference ?? '',
      recipient: carrierNameOn(carrier, issuedOn) ?? carrierId,
      ...(district !== undefined && { district }),
      issuedOn,
      rules: rulesOf(grant, told),
      ...(hearing && { hearing }),
    };
  }
}
