import { assertNever, germanDay } from '@lotsenbuch/kernel';
import {
  type BothLanguages,
  PROBLEMS,
  type Problem,
  type ProblemKind,
  reasonNotInCatalogue,
  refusal,
} from '@lotsenbuch/service-kit';
import { eurosInGerman as de, eurosInEnglish as en } from '../domain/euros.js';
import type { NoticeRejection } from './domain/notice-commands.js';
import { GRANT_PROBLEMS } from './grants-problems.js';

/** The refusals of what follows a decision; `docs/http-conventions.md` lists them for clients. */
export const NOTICE_PROBLEMS = {
  noticeRefused: { name: 'notice-refused', status: 409, title: 'There is nothing that this notice could tell' },
  noNoticeInForce: { name: 'no-notice-in-force', status: 409, title: 'There is no notice that this could be done to' },
  hearingRefused: { name: 'hearing-refused', status: 409, title: 'The hearing does not allow this' },
  hearingPending: { name: 'hearing-pending', status: 409, title: 'The carrier can still be heard' },
  limitationPassed: { name: 'limitation-passed', status: 409, title: 'It is too late to act against the notice' },
  remainderRefused: { name: 'remainder-refused', status: 422, title: 'This cannot stay approved' },
  paidBeforeDecision: { name: 'paid-before-decision', status: 422, title: 'The payment lies before the decision' },
  overApproved: { name: 'over-approved', status: 422, title: 'More than is approved' },
  cashReferenceTaken: {
    name: 'cash-reference-taken',
    status: 409,
    title: 'The cash reference belongs to another payment',
  },
  documentRefused: { name: 'document-refused', status: 422, title: 'The file is not kept' },
} as const satisfies Record<string, ProblemKind>;

const ACTS = {
  withdrawal: { en: 'withdrawal (§ 48 VwVfG)', de: 'Rücknahme (§ 48 VwVfG)' },
  revocation: { en: 'revocation (§ 49 VwVfG)', de: 'Widerruf (§ 49 VwVfG)' },
} as const;

const EARLIER_STEP = {
  applicant: { en: 'applied', de: 'den Antrag gestellt' },
  hearingOpener: { en: 'opened the hearing', de: 'die Anhörung eröffnet' },
} as const;

const fourEyes = (other: keyof typeof EARLIER_STEP): Problem =>
  refusal(GRANT_PROBLEMS.fourEyes, {
    en: `The same person ${EARLIER_STEP[other].en}, in person, as a deputy or through a deputy. Somebody else has to do this.`,
    de: `Dieselbe Person hat ${EARLIER_STEP[other].de}, selbst, als Vertretung oder durch eine Vertretung (Vier-Augen-Prinzip). Das muss jemand anderes tun.`,
  });

const impossibleDay = ({
  field,
  day,
  notBefore,
  after,
  notAfter,
}: Extract<NoticeRejection, { kind: 'dayImpossible' }>): Problem => {
  const bounds = [
    notBefore && `not before ${notBefore}`,
    after && `after ${after}`,
    notAfter && `not after ${notAfter}`,
  ].filter(Boolean);
  const inGerman = [
    notBefore && `nicht vor dem ${germanDay(notBefore)}`,
    after && `nach dem ${germanDay(after)}`,
    notAfter && `nicht nach dem ${germanDay(notAfter)}`,
  ].filter(Boolean);
  return refusal(
    PROBLEMS.validation,
    {
      en: `${field} cannot be ${day}; nothing was recorded.`,
      de: `Der ${germanDay(day)} kann es nicht sein: ein Tag ${inGerman.join(' und ')}. Nichts wurde aufgezeichnet.`,
    },
    {
      errors: [
        {
          field,
          expected: `a day ${bounds.join(' and ')}`,
          german: `ein Tag ${inGerman.join(' und ')}`,
          found: day,
        },
      ],
    },
  );
};

const nothingToTell = ({ decisionId, waiting }: Extract<NoticeRejection, { kind: 'nothingToTell' }>): Problem => {
  const none = waiting.length === 0;
  return refusal(NOTICE_PROBLEMS.noticeRefused, {
    en: `There is no decision ${decisionId} on this grant that took effect. ${none ? 'Nothing waits for a notice.' : `These wait: ${waiting.join(', ')}.`}`,
    de: `Eine wirksame Entscheidung ${decisionId} gibt es in diesem Vorgang nicht. ${none ? 'Keine Entscheidung wartet auf einen Bescheid.' : `Auf einen Bescheid warten: ${waiting.join(', ')}.`}`,
  });
};

const hearingRefused = (text: BothLanguages): Problem => refusal(NOTICE_PROBLEMS.hearingRefused, text);

const overApproved = ({
  approvedCents,
  paidCents,
  amountCents,
}: Extract<NoticeRejection, { kind: 'overApproved' }>): Problem => {
  const over = paidCents + amountCents - approvedCents;
  return refusal(NOTICE_PROBLEMS.overApproved, {
    en: `${en(approvedCents)} are approved and ${en(paidCents)} paid; another ${en(amountCents)} would be ${en(over)} too much. What is paid never is more than what is approved: check the payment, or raise the grant by an amendment first.`,
    de: `Bewilligt sind ${de(approvedCents)}, gezahlt ${de(paidCents)}; weitere ${de(amountCents)} wären ${de(over)} zu viel. Gezahlt wird nie mehr als bewilligt: die Zahlung prüfen oder erst die Bewilligung erhöhen.`,
  });
};

const paidBeforeDecision = ({ paidOn, decidedOn }: Extract<NoticeRejection, { kind: 'paidBeforeDecision' }>): Problem =>
  refusal(
    NOTICE_PROBLEMS.paidBeforeDecision,
    {
      en: `The grant was decided on ${decidedOn}, and nothing is paid before; the payment has the value date ${paidOn}. Check the value date, and the grant that the payment belongs to.`,
      de: `Über die Zuwendung wurde am ${germanDay(decidedOn)} entschieden, vorher wird nichts gezahlt; die Zahlung hat die Wertstellung ${germanDay(paidOn)}. Die Wertstellung prüfen, und zu welchem Vorgang die Zahlung gehört.`,
    },
    {
      errors: [
        {
          field: 'paidOn',
          expected: `a day not before ${decidedOn}`,
          german: `ein Tag nicht vor dem ${germanDay(decidedOn)}`,
          found: paidOn,
        },
      ],
    },
  );

const cashReferenceTaken = ({
  cashReference,
  amountCents,
  on,
}: Extract<NoticeRejection, { kind: 'cashReferenceTaken' }>): Problem =>
  refusal(
    NOTICE_PROBLEMS.cashReferenceTaken,
    {
      en: `The cash reference ${cashReference} is the payment of ${en(amountCents)} on ${on}. A reference is used once in a grant: check it in the cash system.`,
      de: `Das Kassenzeichen ${cashReference} gehört zur Zahlung von ${de(amountCents)} am ${germanDay(on)}. Ein Zeichen gilt in einem Vorgang für eine Zahlung: im Kassensystem nachsehen.`,
    },
    {
      errors: [
        {
          field: 'cashReference',
          expected: 'a reference of its own',
          german: 'ein Zeichen, das noch keine Zahlung hat',
          found: cashReference,
        },
      ],
    },
  );

export const noticeProblem = (rejection: NoticeRejection): Problem => {
  switch (rejection.kind) {
    case 'grantUnknown':
      return refusal(PROBLEMS.notFound, {
        en: 'There is no such grant. GET /v1/grants lists them.',
        de: 'Diesen Vorgang gibt es nicht. Die Liste der Zuwendungen nennt alle Vorgänge.',
      });
    case 'fourEyes':
      return fourEyes(rejection.other);
    case 'nothingToTell':
      return nothingToTell(rejection);
    case 'decisionHasNoEffect':
      return refusal(
        NOTICE_PROBLEMS.noticeRefused,
        rejection.outcome === 'open'
          ? {
              en: 'The decision waits for the budget years. It is approved or lapses by itself; then try again.',
              de: 'Die Entscheidung wartet noch darauf, ob die Haushaltsjahre die Mittel haben. Sie wird von selbst wirksam oder hinfällig; dann noch einmal versuchen.',
            }
          : {
              en: 'The decision lapsed: the money was not there, so nothing was decided towards the carrier. A new decision is needed first.',
              de: 'Die Entscheidung ist ohne Wirkung geblieben: Die Mittel fehlten, gegenüber dem Träger ist also nichts entschieden. Erst braucht es eine neue Entscheidung.',
            },
      );
    case 'decisionReplaced':
      return refusal(NOTICE_PROBLEMS.noticeRefused, {
        en: `The final decision ${rejection.by} of ${rejection.on} replaced this provisional one before it was told. Issue the notice of the final decision.`,
        de: `Die endgültige Entscheidung ${rejection.by} vom ${germanDay(rejection.on)} hat diese vorläufige ersetzt, bevor sie bekanntgegeben war. Den Bescheid zur endgültigen Entscheidung erlassen.`,
      });
    case 'noticeIssuedBefore':
      return refusal(NOTICE_PROBLEMS.noticeRefused, {
        en: `The notice ${rejection.noticeId} of ${rejection.on} tells this decision already. Another decision gives another notice.`,
        de: `Der Bescheid ${rejection.noticeId} vom ${germanDay(rejection.on)} gibt diese Entscheidung schon bekannt. Einen weiteren Bescheid gibt es zu einer weiteren Entscheidung.`,
      });
    case 'noticeUnknown':
      return refusal(PROBLEMS.notFound, {
        en: `There is no notice ${rejection.noticeId} of this grant.`,
        de: `Einen Bescheid ${rejection.noticeId} gibt es in diesem Vorgang nicht.`,
      });
    case 'dayImpossible':
      return impossibleDay(rejection);
    case 'reasonUnknown':
      return reasonNotInCatalogue(rejection);
    case 'noNoticeInForce':
      return refusal(NOTICE_PROBLEMS.noNoticeInForce, {
        en: 'Withdrawal and revocation end a notice that was issued and still holds. Issue the notice first; one that ended as a whole stays ended.',
        de: 'Rücknahme und Widerruf beenden einen Bescheid, der erlassen ist und noch gilt. Erst den Bescheid erlassen; was ganz beendet ist, bleibt beendet.',
      });
    case 'decisionPending':
      return refusal(
        GRANT_PROBLEMS.decisionOpen,
        {
          en: 'An amendment waits for the budget years, so what is approved is not settled. It is approved or lapses by itself; then try again.',
          de: 'Eine Änderung wartet noch darauf, ob die Haushaltsjahre die Mittel haben; was bewilligt ist, steht also noch nicht fest. Sie wird von selbst wirksam oder hinfällig; dann noch einmal versuchen.',
        },
        { headers: { 'Retry-After': '1' } },
      );
    case 'hearingOpen':
      return hearingRefused({
        en: `The hearing ${rejection.hearingId} for the same act is open until ${rejection.statementUntil}. Wait for it, or for the statement.`,
        de: `Eine Anhörung zu demselben Vorhaben läuft bis zum ${germanDay(rejection.statementUntil)}. Deren Ende oder die Stellungnahme abwarten.`,
      });
    case 'hearingUnknown':
      return refusal(PROBLEMS.notFound, {
        en: `There is no hearing ${rejection.hearingId} of this grant. The carrier is heard first (§ 28 VwVfG): open a hearing.`,
        de: `Eine Anhörung ${rejection.hearingId} gibt es in diesem Vorgang nicht. Der Träger ist zuerst anzuhören (§ 28 VwVfG): eine Anhörung eröffnen.`,
      });
    case 'hearingOfOtherAct':
      return hearingRefused({
        en: `This hearing was about a ${ACTS[rejection.act].en}. Open one about the act that is meant.`,
        de: `In dieser Anhörung ging es um: ${ACTS[rejection.act].de}. Eine Anhörung zu dem eröffnen, was beabsichtigt ist.`,
      });
    case 'hearingUsed':
      return hearingRefused({
        en: `An act followed the hearing ${rejection.hearingId} already. Open another one.`,
        de: `Auf die Anhörung ${rejection.hearingId} ist schon entschieden worden. Eine neue eröffnen.`,
      });
    case 'hearingPending':
      return refusal(NOTICE_PROBLEMS.hearingPending, {
        en: `The carrier can be heard until ${rejection.statementUntil} and has not stated its view (§ 28 VwVfG). Decide after that day, or after its statement.`,
        de: `Der Träger kann sich bis zum ${germanDay(rejection.statementUntil)} äußern und hat es noch nicht getan (§ 28 VwVfG). Danach oder nach seiner Stellungnahme entscheiden.`,
      });
    case 'limitationPassed':
      return refusal(NOTICE_PROBLEMS.limitationPassed, {
        en: `The facts were fully known on ${rejection.knownSince}; one year from then, ${rejection.lastDay} was the last day (§§ 48 (4), 49 (3) VwVfG). Nobody can override this.`,
        de: `Die Tatsachen waren am ${germanDay(rejection.knownSince)} vollständig bekannt; die Jahresfrist endete am ${germanDay(rejection.lastDay)} (§ 48 Abs. 4, § 49 Abs. 3 VwVfG). Davon gibt es keine Ausnahme.`,
      });
    case 'remainderRefused': {
      const { approvedCents, remainingCents, year } = rejection;
      return refusal(NOTICE_PROBLEMS.remainderRefused, {
        en: `${en(approvedCents)} are approved and ${en(remainingCents)} would stay. An act against the notice leaves less in sum, no more in any year, and names each year once${year === undefined ? '' : `: look at ${year}`}.`,
        de: `Bewilligt sind ${de(approvedCents)}, bleiben würden ${de(remainingCents)}. Rücknahme und Widerruf lassen insgesamt weniger, in keinem Jahr mehr, und nennen jedes Jahr einmal${year === undefined ? '' : `: siehe ${year}`}.`,
      });
    }
    case 'notApproved':
      return refusal(NOTICE_PROBLEMS.noNoticeInForce, {
        en: 'Nothing is approved yet, so nothing can have been paid. Check the grant that the payment belongs to.',
        de: 'Noch ist nichts bewilligt, also kann nichts gezahlt sein. Prüfen, zu welchem Vorgang die Zahlung gehört.',
      });
    case 'paidBeforeDecision':
      return paidBeforeDecision(rejection);
    case 'overApproved':
      return overApproved(rejection);
    case 'cashReferenceTaken':
      return cashReferenceTaken(rejection);
    default:
      return assertNever(rejection);
  }
};
