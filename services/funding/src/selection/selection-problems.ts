import { assertNever, germanDay } from '@lotsenbuch/kernel';
import {
  type BothLanguages,
  type FieldFault,
  PROBLEMS,
  type Problem,
  type ProblemKind,
  reasonNotInCatalogue,
  refusal,
} from '@lotsenbuch/service-kit';
import type { SelectionRejection } from './domain/selection-commands.js';

/** The refusals of commands on selections; `docs/http-conventions.md` lists them for clients. */
export const SELECTION_PROBLEMS = {
  interestNotDeclared: {
    name: 'interest-not-declared',
    status: 409,
    title: 'A statement about conflicts of interest comes first',
  },
  conflictOfInterest: { name: 'conflict-of-interest', status: 409, title: 'A declared interest bars this person' },
  bidRefused: { name: 'bid-refused', status: 409, title: 'The bid cannot be recorded' },
  nominationRefused: { name: 'nomination-refused', status: 409, title: 'The carrier cannot be nominated' },
  carrierChangeRefused: { name: 'carrier-change-refused', status: 409, title: 'The carrier cannot be changed' },
  alreadyNominated: { name: 'already-nominated', status: 409, title: 'The choice has been made' },
} as const satisfies Record<string, ProblemKind>;

const { nominationRefused } = SELECTION_PROBLEMS;

const invalid = (text: BothLanguages, error: FieldFault): Problem =>
  refusal(PROBLEMS.validation, text, { errors: [error] });

export const noSuchSelection = (selectionId: string): Problem =>
  refusal(PROBLEMS.notFound, {
    en: `There is no selection ${selectionId}. GET /v1/carrier-selections lists them.`,
    de: `Ein Auswahlverfahren ${selectionId} gibt es nicht. Die Liste der Auswahlverfahren nennt alle.`,
  });

const bidUnknown = ({ bidId, known }: Extract<SelectionRejection, { kind: 'bidUnknown' }>): Problem => {
  const none = known.length === 0;
  return invalid(
    {
      en: `There is no bid ${bidId} in this selection.`,
      de: `Eine Bewerbung ${bidId} gibt es in diesem Auswahlverfahren nicht.`,
    },
    {
      field: 'bidId',
      expected: none ? 'a bid; none is recorded yet' : `one of ${known.join(', ')}`,
      german: none ? 'eine Bewerbung; noch ist keine erfasst' : `eine von ${known.join(', ')}`,
      found: bidId,
    },
  );
};

export const selectionProblem = (rejection: SelectionRejection): Problem => {
  switch (rejection.kind) {
    case 'selectionUnknown':
      return refusal(PROBLEMS.notFound, {
        en: 'There is no such selection. GET /v1/carrier-selections lists them.',
        de: 'Dieses Auswahlverfahren gibt es nicht. Die Liste der Auswahlverfahren nennt alle.',
      });
    case 'selectionExists':
      return refusal(SELECTION_PROBLEMS.alreadyNominated, {
        en: 'This call is out already; nothing was changed.',
        de: 'Dieser Aufruf ist schon veröffentlicht; nichts wurde geändert.',
      });
    case 'valueRefused': {
      const { field, expected, german, found } = rejection;
      return invalid(
        { en: `${field} does not fit: expected ${expected}.`, de: `Eine Angabe passt nicht; erwartet: ${german}.` },
        { field, expected, german, found },
      );
    }
    case 'carrierUnknown': {
      const { field, carrierId } = rejection;
      const expected = {
        expected: 'id of a carrier; GET /v1/carriers lists them',
        german: 'Kennung eines Trägers aus der Liste der Träger',
      };
      return invalid(
        {
          en: `There is no carrier ${carrierId}: register it first.`,
          de: `Der Träger ${carrierId} ist nicht aufgenommen: ihn zuerst aufnehmen.`,
        },
        { field, ...expected, found: carrierId },
      );
    }
    case 'carrierHasBid':
      return refusal(SELECTION_PROBLEMS.bidRefused, {
        en: `Carrier ${rejection.carrierId} has bid ${rejection.bidId} in this selection already: a carrier bids once.`,
        de: `Vom Träger ${rejection.carrierId} liegt in diesem Auswahlverfahren schon die Bewerbung ${rejection.bidId} vor: Jeder Träger bewirbt sich einmal.`,
      });
    case 'bidUnknown':
      return bidUnknown(rejection);
    case 'alreadyNominated':
      return refusal(SELECTION_PROBLEMS.alreadyNominated, {
        en: `Carrier ${rejection.carrierId} was nominated. Another carrier can only follow it by a change of carrier.`,
        de: `Der Träger ${rejection.carrierId} ist benannt. Ein anderer kann nur durch einen Trägerwechsel folgen.`,
      });
    case 'notNominated':
      return refusal(SELECTION_PROBLEMS.carrierChangeRefused, {
        en: 'No carrier was nominated yet, so none can be changed. Nominate one first.',
        de: 'Noch ist kein Träger benannt, also kann keiner wechseln. Erst einen benennen.',
      });
    case 'bidsStillOpen':
      return refusal(nominationRefused, {
        en: `Bids are taken until ${rejection.bidsUntil} and today is ${rejection.today}: nominate from the day after on.`,
        de: `Bewerbungen sind bis zum ${germanDay(rejection.bidsUntil)} möglich, und heute ist der ${germanDay(rejection.today)}: ab dem Tag nach der Frist benennen.`,
      });
    case 'interestNotDeclared':
      return refusal(SELECTION_PROBLEMS.interestNotDeclared, {
        en: 'Whoever takes part in the choice says first whether an interest of their own stands against it: POST …/declarations.',
        de: 'Wer an der Auswahl mitwirkt, erklärt zuerst, ob ein eigenes Interesse entgegensteht: diese Erklärung abgeben, dann noch einmal versuchen.',
      });
    case 'interestDeclared':
      return refusal(SELECTION_PROBLEMS.conflictOfInterest, {
        en: 'A conflict of interest was declared for this person or the one acted for: somebody else has to take part instead.',
        de: 'Für diese Person oder die, die sie vertritt, ist ein Interessenkonflikt erklärt: Jemand anderes muss mitwirken.',
      });
    case 'bidsNotAssessed':
      return refusal(nominationRefused, {
        en: `Every bid is assessed before one is chosen; without assessment: ${rejection.bids.join(', ')}.`,
        de: `Vor der Auswahl wird jede Bewerbung bewertet; ohne Bewertung sind: ${rejection.bids.join(', ')}.`,
      });
    case 'otherBidIsBetter':
      return refusal(nominationRefused, {
        en: `This bid has ${rejection.points} weighted points, bid ${rejection.bestBid} has ${rejection.bestPoints}. Choose that one, or give another reason with a note.`,
        de: `Diese Bewerbung hat ${rejection.points} gewichtete Punkte, die Bewerbung ${rejection.bestBid} hat ${rejection.bestPoints}. Jene wählen oder einen anderen Grund mit Notiz angeben.`,
      });
    case 'otherBids':
      return refusal(nominationRefused, {
        en: `There are ${rejection.bids} bids, so this is not the only one. Give another reason.`,
        de: `Es gibt ${rejection.bids} Bewerbungen, diese ist also nicht die einzige. Einen anderen Grund angeben.`,
      });
    case 'noteMissing':
      return invalid(
        {
          en: `The reason ${rejection.reason} needs a note that explains it.`,
          de: 'Dieser Grund braucht eine Notiz, die ihn erläutert.',
        },
        {
          field: 'note',
          expected: 'a text that explains the choice',
          german: 'ein Text, der die Auswahl erläutert',
        },
      );
    case 'reasonUnknown':
      return reasonNotInCatalogue(rejection);
    default:
      return assertNever(rejection);
  }
};
