import type { DescribedChange, DomainEvent, EventDescriber, EventDescription, Language } from '@lotsenbuch/kernel';
import { eurosInEnglish, eurosInGerman } from '../domain/euros.js';
import type { GrantEvent } from './domain/events.js';
import type { Rate } from './domain/financing-plan.js';
import { NOTICE_REASONS } from './domain/reasons/notice-reasons.js';
import { NOTICE_TEXTS } from './notice-texts.js';

/** What follows a decision; the events before it are described beside the application. */
type NoticeEvent = Extract<
  GrantEvent,
  {
    type:
      | 'NoticeIssued'
      | 'NoticeNotified'
      | 'HearingOpened'
      | 'HearingStatementReceived'
      | 'NoticeWithdrawn'
      | 'NoticeRevoked'
      | 'PaymentRecorded'
      | 'DocumentAttached';
  }
>;

const DESCRIBED: Readonly<Record<NoticeEvent['type'], true>> = {
  NoticeIssued: true,
  NoticeNotified: true,
  HearingOpened: true,
  HearingStatementReceived: true,
  NoticeWithdrawn: true,
  NoticeRevoked: true,
  PaymentRecorded: true,
  DocumentAttached: true,
};

const reasonText = (code: string, language: Language): string =>
  NOTICE_REASONS.find((reason) => reason.code === code)?.text[language] ?? code;

/** Changes to these values, in this order; what is undefined is left out. */
const changesTo = (...values: readonly (readonly [field: string, to: string | undefined])[]): DescribedChange[] =>
  values.flatMap(([field, to]) => (to === undefined ? [] : [{ field, to }]));

const describe = (event: NoticeEvent, language: Language): EventDescription => {
  const t = NOTICE_TEXTS[language];
  const euros = language === 'de' ? eurosInGerman : eurosInEnglish;
  const rates = (before: readonly Rate[], after: readonly Rate[]): DescribedChange[] =>
    before.map(({ year, amountCents }) => ({
      field: `${t.approved} ${year}`,
      from: euros(amountCents),
      to: euros(after.find((rate) => rate.year === year)?.amountCents ?? 0),
    }));

  switch (event.type) {
    case 'NoticeIssued': {
      const { kind, template, document } = event.data;
      return { summary: t.issued[kind], changes: changesTo([t.template, template], [t.document, document]) };
    }
    case 'NoticeNotified': {
      const { way, dispatchedOn, receivedOn, objectionUntil, beyondAppealOn, ruleSet } = event.data;
      return {
        summary: t.notified,
        changes: changesTo(
          [t.way, t.ways[way]],
          [t.dispatched, dispatchedOn],
          [t.received, receivedOn],
          [t.notifiedOn, event.effectiveOn],
          [t.objectionUntil, objectionUntil],
          [t.beyondAppeal, beyondAppealOn],
          [t.ruleSet, ruleSet],
        ),
      };
    }
    case 'HearingOpened': {
      const { act, statementUntil, knownSince, reason } = event.data;
      return {
        summary: t.hearing[act],
        changes: changesTo([t.statementUntil, statementUntil], [t.knownSince, knownSince]),
        reason: reasonText(reason, language),
      };
    }
    case 'HearingStatementReceived':
      return { summary: t.statement, changes: [] };
    case 'NoticeWithdrawn':
    case 'NoticeRevoked': {
      const { before, rates: after, reason } = event.data;
      return {
        summary: event.type === 'NoticeWithdrawn' ? t.withdrawn : t.revoked,
        changes: [...rates(before, after), ...changesTo([t.effective, event.effectiveOn])],
        reason: reasonText(reason, language),
      };
    }
    case 'PaymentRecorded': {
      const { amountCents, cashReference } = event.data;
      return {
        summary: t.paid,
        changes: changesTo(
          [t.amount, euros(amountCents)],
          [t.paidOn, event.effectiveOn],
          [t.cashReference, cashReference],
        ),
      };
    }
    case 'DocumentAttached': {
      const { kind, title, document } = event.data;
      return {
        summary: t.attached,
        changes: changesTo([t.title, `${t.kinds[kind]}: ${title}`], [t.document, document]),
      };
    }
  }
};

/** Puts what follows a decision into words. */
export const noticeDescriber: EventDescriber = {
  types: Object.keys(DESCRIBED),
  things: (event: DomainEvent) => [{ kind: 'grant', id: (event as NoticeEvent).data.grantId }],
  describe: (event, language) => describe(event as NoticeEvent, language),
};
