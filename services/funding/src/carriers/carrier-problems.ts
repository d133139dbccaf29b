import { assertNever, germanDay } from '@lotsenbuch/kernel';
import { PROBLEMS, type Problem, type ProblemKind, reasonNotInCatalogue, refusal } from '@lotsenbuch/service-kit';
import type { CarrierRejection } from './domain/carrier.js';

/** The refusals of carrier commands; `docs/http-conventions.md` lists them for clients. */
export const CARRIER_PROBLEMS = {
  carrierExists: { name: 'carrier-exists', status: 409, title: 'The carrier is registered already' },
  carrierMerged: { name: 'carrier-merged', status: 409, title: 'The carrier has been merged into another' },
  mergeRefused: { name: 'merge-refused', status: 422, title: 'These two carriers cannot be merged' },
} as const satisfies Record<string, ProblemKind>;

const CARRIER_ID = {
  expected: 'id of a carrier; GET /v1/carriers lists them',
  german: 'Kennung eines Trägers aus der Liste der Träger',
} as const;

/** The request names a carrier that nobody registered. */
export const noSuchCarrier = (carrierId: string): Problem =>
  refusal(
    PROBLEMS.validation,
    {
      en: `Nobody registered the carrier ${carrierId}; nothing was changed.`,
      de: `Der Träger ${carrierId} ist nicht aufgenommen; nichts wurde geändert. Ihn zuerst aufnehmen.`,
    },
    { errors: [{ field: 'carrierId', ...CARRIER_ID, found: carrierId }] },
  );

const nameRefused = (maxLength: number): Problem =>
  refusal(
    PROBLEMS.validation,
    {
      en: 'The name was refused.',
      de: `Das ist kein Name eines Trägers: Er braucht Buchstaben oder Ziffern und hat höchstens ${maxLength} Zeichen.`,
    },
    {
      errors: [
        {
          field: 'name',
          expected: `a name with letters or digits, at most ${maxLength} characters`,
          german: `ein Name mit Buchstaben oder Ziffern, höchstens ${maxLength} Zeichen`,
        },
      ],
    },
  );

const entryNumberRefused = (found: string): Problem =>
  refusal(
    PROBLEMS.validation,
    {
      en: 'This is no number of an entry in the transparency register.',
      de: 'Das ist keine Nummer eines Eintrags im Transparenzregister.',
    },
    {
      errors: [
        {
          field: 'entryNumber',
          expected: 'letters and digits, between them also blanks, dots, slashes and hyphens; at most 50 characters',
          german:
            'Buchstaben und Ziffern, dazwischen auch Leerzeichen, Punkte, Schräg- und Bindestriche; höchstens 50 Zeichen',
          found,
        },
      ],
    },
  );

export const carrierProblem = (rejection: CarrierRejection): Problem => {
  switch (rejection.kind) {
    case 'carrierUnknown':
      return refusal(PROBLEMS.notFound, {
        en: 'There is no such carrier. GET /v1/carriers lists them.',
        de: 'Diesen Träger gibt es nicht. Die Liste der Träger nennt alle.',
      });
    case 'carrierAlreadyRegistered':
      return refusal(CARRIER_PROBLEMS.carrierExists, {
        en: 'This carrier is registered already; nothing was changed.',
        de: 'Dieser Träger ist schon aufgenommen; nichts wurde geändert.',
      });
    case 'nameRefused':
      return nameRefused(rejection.maxLength);
    case 'reasonUnknown':
      return reasonNotInCatalogue(rejection);
    case 'carrierMerged':
      return refusal(CARRIER_PROBLEMS.carrierMerged, {
        en: `This carrier has been merged and is read as ${rejection.into}. Change that carrier instead.`,
        de: `Dieser Träger wurde zusammengeführt und gilt als ${rejection.into}. Jenen Träger ändern.`,
      });
    case 'mergeTargetUnknown':
      return refusal(
        CARRIER_PROBLEMS.mergeRefused,
        {
          en: `There is no carrier ${rejection.into} to merge into.`,
          de: `Einen Träger ${rejection.into}, mit dem zusammengeführt werden könnte, gibt es nicht.`,
        },
        { errors: [{ field: 'into', ...CARRIER_ID, found: rejection.into }] },
      );
    case 'mergeIntoItself':
      return refusal(
        CARRIER_PROBLEMS.mergeRefused,
        {
          en: `${rejection.into} is this carrier, or is itself read as this one. Name another carrier.`,
          de: `${rejection.into} ist dieser Träger oder gilt selbst als dieser. Einen anderen Träger nennen.`,
        },
        {
          errors: [
            {
              field: 'into',
              expected: 'id of another carrier',
              german: 'Kennung eines anderen Trägers',
              found: rejection.into,
            },
          ],
        },
      );
    case 'entryNumberRefused':
      return entryNumberRefused(rejection.entryNumber);
    case 'entrySeenInFuture': {
      const { today, seenOn } = rejection;
      return refusal(
        PROBLEMS.validation,
        {
          en: `Today is ${today}; nobody can have seen the entry after that.`,
          de: `Heute ist der ${germanDay(today)}; danach kann niemand den Eintrag eingesehen haben.`,
        },
        {
          errors: [
            {
              field: 'seenOn',
              expected: `a day up to ${today}`,
              german: `ein Tag bis zum ${germanDay(today)}`,
              found: seenOn,
            },
          ],
        },
      );
    }
    default:
      return assertNever(rejection);
  }
};
