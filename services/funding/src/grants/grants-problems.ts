import { assertNever, germanDay } from '@lotsenbuch/kernel';
import { PROBLEMS, type Problem, type ProblemKind, reasonNotInCatalogue, refusal } from '@lotsenbuch/service-kit';
import { CARRIER_PROBLEMS } from '../carriers/carrier-problems.js';
import { eurosInGerman as de, eurosInEnglish as en } from '../domain/euros.js';
import { BLOCK_REMEDIES } from './block-remedies.js';
import type { ApplicationRejection } from './domain/application-rejection.js';
import type { Block } from './domain/events.js';
import type { GrantRejection } from './domain/grant.js';
import { BLOCK_WORDS, NEEDED, STATUS_IN_GERMAN } from './grant-words.js';

/** The refusals between application and decision; `docs/http-conventions.md` lists them for clients. */
export const GRANT_PROBLEMS = {
  grantExists: { name: 'grant-exists', status: 409, title: 'There is a grant with this id already' },
  carrierUnknown: { name: 'carrier-unknown', status: 422, title: 'Nobody registered this carrier' },
  grantStep: { name: 'grant-step', status: 409, title: 'The grant is not where this step begins' },
  decisionOpen: { name: 'decision-open', status: 409, title: 'A decision on this grant waits for the money' },
  fourEyes: { name: 'four-eyes', status: 422, title: 'This needs another person' },
  versionNotPresent: { name: 'version-not-present', status: 409, title: 'There is a newer version' },
  reviewMissing: { name: 'review-missing', status: 422, title: 'The present version was not reviewed' },
  overReview: { name: 'over-review', status: 422, title: 'More than was reviewed as adequate' },
  amendmentNeedsReview: {
    name: 'amendment-needs-review',
    status: 422,
    title: 'More money needs a new review',
  },
  nothingAmended: { name: 'nothing-amended', status: 422, title: 'The amendment changes nothing' },
  grantBlocked: { name: 'grant-blocked', status: 422, title: 'Something stands against the decision' },
  blockNotStanding: { name: 'block-not-standing', status: 409, title: 'This does not stand against a decision' },
  blockStillStands: { name: 'block-still-stands', status: 422, title: 'What the open point is about has not changed' },
  overrideOrder: { name: 'override-order', status: 409, title: 'The two signatures of an override are out of order' },
  consentRetroactive: { name: 'consent-retroactive', status: 422, title: 'Consent comes before the start' },
} as const satisfies Record<string, ProblemKind>;

const EARLIER_STEP = {
  applicant: { en: 'applied', de: 'den Antrag gestellt' },
  reviewer: { en: 'reviewed the application', de: 'den Antrag geprüft' },
  requester: { en: 'asked for the override', de: 'die Ausnahme verlangt' },
} as const;

const fourEyes = (earlier: keyof typeof EARLIER_STEP): Problem => {
  const did = EARLIER_STEP[earlier];
  return refusal(GRANT_PROBLEMS.fourEyes, {
    en: `The same person ${did.en}, in person, as a deputy or through a deputy. Somebody else has to do this.`,
    de: `Dieselbe Person hat ${did.de}, selbst, als Vertretung oder durch eine Vertretung (Vier-Augen-Prinzip). Das muss jemand anderes tun.`,
  });
};

export const applicationProblem = (rejection: ApplicationRejection): Problem => {
  switch (rejection.kind) {
    case 'grantUnknown':
    case 'decisionUnknown':
      return refusal(PROBLEMS.notFound, {
        en: 'There is no such grant or decision. GET /v1/grants lists the grants.',
        de: 'Diesen Vorgang oder diese Entscheidung gibt es nicht. Die Liste der Zuwendungen nennt alle Vorgänge.',
      });
    case 'grantExists':
      return refusal(GRANT_PROBLEMS.grantExists, {
        en: 'This grant exists already; nothing was changed.',
        de: 'Diesen Vorgang gibt es schon; nichts wurde geändert.',
      });
    case 'carrierUnknown':
      return carrierUnknown(rejection.carrierId);
    case 'carrierMergedInto':
      return refusal(
        CARRIER_PROBLEMS.carrierMerged,
        {
          en: `This carrier has been merged and is read as ${rejection.into}. Apply for that carrier instead.`,
          de: `Dieser Träger wurde zusammengeführt und gilt als ${rejection.into}. Den Antrag für jenen Träger stellen.`,
        },
        {
          errors: [
            { field: 'carrierId', expected: rejection.into, german: rejection.into, found: rejection.carrierId },
          ],
        },
      );
    case 'faults':
      return refusal(
        PROBLEMS.validation,
        {
          en: 'It is incomplete or does not add up; errors lists every fault with its field. Nothing was recorded.',
          de: 'Die Angaben sind unvollständig oder gehen nicht auf; jeder Fehler ist mit seinem Feld genannt. Nichts wurde aufgezeichnet.',
        },
        { errors: rejection.faults },
      );
    case 'reasonNotInCatalogue':
      return reasonNotInCatalogue(rejection);
    case 'notNow':
      return refusal(GRANT_PROBLEMS.grantStep, {
        en: `This needs ${NEEDED[rejection.needs].en}; the grant stands at "${rejection.status}".`,
        de: `Dieser Schritt braucht ${NEEDED[rejection.needs].de}; der Stand des Vorgangs ist „${STATUS_IN_GERMAN[rejection.status]}“.`,
      });
    case 'decisionOpen':
      return refusal(
        GRANT_PROBLEMS.decisionOpen,
        {
          en: `Decision ${rejection.decisionId} waits for the budget years. It is approved or lapses by itself; then try again.`,
          de: 'Eine Entscheidung wartet noch darauf, ob die Haushaltsjahre die Mittel haben. Sie wird von selbst wirksam oder hinfällig; dann noch einmal versuchen.',
        },
        { headers: { 'Retry-After': '1' } },
      );
    case 'samePersonAs':
      return fourEyes(rejection.earlier);
    case 'versionNotPresent':
      return refusal(GRANT_PROBLEMS.versionNotPresent, {
        en: `Version ${rejection.version} was reviewed; version ${rejection.present} is the present one. Review that.`,
        de: `Geprüft wurde Fassung ${rejection.version} des Antrags; es gilt Fassung ${rejection.present}. Diese prüfen.`,
      });
    case 'reviewMissing':
      return refusal(GRANT_PROBLEMS.reviewMissing, {
        en: `A decision rests on a review of the present version, ${rejection.version}: necessity and adequacy of every budget line (AV § 44 LHO no. 3.3). An officer reviews it first.`,
        de: `Die Entscheidung braucht eine Prüfung der geltenden Fassung ${rejection.version}: Notwendigkeit und Angemessenheit jeder Ausgabenzeile (Nr. 3.3 AV § 44 LHO). Erst prüft die Sachbearbeitung.`,
      });
    case 'overReview': {
      const { approvedCents, overCents, recommendedCents } = rejection;
      return refusal(GRANT_PROBLEMS.overReview, {
        en: `${en(approvedCents)} are ${en(overCents)} more than the ${en(recommendedCents)} that the review found adequate after income. Approve less, or have the application reviewed again.`,
        de: `${de(approvedCents)} sind ${de(overCents)} mehr als die ${de(recommendedCents)}, die nach der Prüfung und nach Abzug der Einnahmen angemessen sind. Weniger bewilligen oder den Antrag neu prüfen lassen.`,
      });
    }
    case 'overApprovedBefore': {
      const { approvedCents, overCents, beforeCents } = rejection;
      return refusal(GRANT_PROBLEMS.amendmentNeedsReview, {
        en: `${en(approvedCents)} are ${en(overCents)} more than the ${en(beforeCents)} approved before. An amendment without a new review only supplements the notice, without more money: have a request for an amendment reviewed first.`,
        de: `${de(approvedCents)} sind ${de(overCents)} mehr als die bisher bewilligten ${de(beforeCents)}. Eine Änderung ohne neue Prüfung ergänzt den Bescheid nur, ohne mehr Geld: erst einen Änderungsantrag prüfen lassen.`,
      });
    }
    case 'nothingAmended':
      return refusal(GRANT_PROBLEMS.nothingAmended, {
        en: 'All terms are as they were. Change at least one of them.',
        de: 'Alles ist wie bisher. Mindestens eine Angabe der Bewilligung ändern.',
      });
    case 'blocked':
      return blocked(rejection.blocks);
    case 'blockDoesNotStand':
      return refusal(GRANT_PROBLEMS.blockNotStanding, {
        en: `"${rejection.block}" does not stand against a decision, or is not an open point of this application. GET the grant to see what does.`,
        de: `„${BLOCK_WORDS[rejection.block]}“ steht keiner Entscheidung entgegen oder ist kein offener Punkt dieses Antrags. Der Vorgang zeigt, was entgegensteht.`,
      });
    case 'blockStillStands':
      return refusal(GRANT_PROBLEMS.blockStillStands, BLOCK_REMEDIES[rejection.block]);
    case 'overrideAlreadyRequested':
      return refusal(GRANT_PROBLEMS.overrideOrder, {
        en: `Somebody asked to override "${rejection.block}" already; a second person countersigns that request.`,
        de: `Die Ausnahme von „${BLOCK_WORDS[rejection.block]}“ ist schon verlangt; eine zweite Person zeichnet sie mit.`,
      });
    case 'overrideNotRequested':
      return refusal(GRANT_PROBLEMS.overrideOrder, {
        en: `Nobody asked to override "${rejection.block}", or it is countersigned already. The request comes first.`,
        de: `Die Ausnahme von „${BLOCK_WORDS[rejection.block]}“ ist nicht verlangt oder schon mitgezeichnet. Zuerst muss jemand sie verlangen.`,
      });
    case 'consentRetroactive':
      return consentRetroactive(rejection);
    default:
      return assertNever(rejection);
  }
};

export const noSuchGrant = (grantId: string): Problem =>
  refusal(PROBLEMS.notFound, {
    en: `There is no grant ${grantId}. GET /v1/grants lists them.`,
    de: `Den Vorgang ${grantId} gibt es nicht. Die Liste der Zuwendungen nennt alle Vorgänge.`,
  });

const carrierUnknown = (carrierId: string): Problem =>
  refusal(
    GRANT_PROBLEMS.carrierUnknown,
    {
      en: `Nobody registered the carrier ${carrierId}. An officer registers it with POST /v1/carriers; then apply again.`,
      de: `Der Träger ${carrierId} ist nicht aufgenommen. Die Sachbearbeitung nimmt ihn auf; dann den Antrag noch einmal stellen.`,
    },
    {
      errors: [
        {
          field: 'carrierId',
          expected: 'id of a carrier; GET /v1/carriers lists them',
          german: 'Kennung eines Trägers aus der Liste der Träger',
          found: carrierId,
        },
      ],
    },
  );

const blocked = (blocks: readonly Block[]): Problem =>
  refusal(
    GRANT_PROBLEMS.grantBlocked,
    {
      en: `The decision is blocked: ${blocks.map((block) => BLOCK_REMEDIES[block].en).join(' ')} Each can also be overridden with a reason and a second person.`,
      de: `Der Entscheidung steht etwas entgegen: ${blocks.map((block) => BLOCK_REMEDIES[block].de).join(' ')} Jedes davon kann auch mit Begründung und Mitzeichnung einer zweiten Person übergangen werden.`,
    },
    {
      errors: blocks.map((block) => ({
        field: block,
        expected: BLOCK_REMEDIES[block].en,
        german: BLOCK_REMEDIES[block].de,
      })),
    },
  );

const consentRetroactive = ({ from, on }: Extract<ApplicationRejection, { kind: 'consentRetroactive' }>): Problem =>
  refusal(
    GRANT_PROBLEMS.consentRetroactive,
    {
      en: `Consent given on ${on} cannot begin on ${from}: it comes before the start. Consent from ${on} on, or have the block overridden.`,
      de: `Eine Zustimmung vom ${germanDay(on)} kann nicht schon am ${germanDay(from)} gelten: Sie kommt vor dem Beginn. Ab dem ${germanDay(on)} zustimmen oder die Sperre mit zweiter Person übergehen.`,
    },
    {
      errors: [{ field: 'from', expected: `${on} or later`, german: `der ${germanDay(on)} oder später`, found: from }],
    },
  );

/** The commands from application to decision are refused with these alone. */
export const grantProblem = (rejection: GrantRejection): Problem =>
  applicationProblem(rejection as ApplicationRejection);
