import { assertNever, germanDay } from '@lotsenbuch/kernel';
import {
  type BothLanguages,
  PROBLEMS,
  type Problem,
  type ProblemKind,
  reasonNotInCatalogue,
  refusal,
} from '@lotsenbuch/service-kit';
import { daysText } from './domain/days.js';
import { SUPRA_DISTRICT } from './domain/place.js';
import type { StaffingRefusal } from './domain/refusal.js';
import { formatWeeklyHours } from './domain/weekly-hours.js';
import { daysInGerman, THINGS_IN_GERMAN } from './staffing-words.js';

/** The refusals of staffing; `docs/staffing.md` lists them. */
export const STAFFING_PROBLEMS = {
  exists: { name: 'staffing-exists', status: 409, title: 'It exists already' },
  ended: { name: 'staffing-ended', status: 409, title: 'It has ended' },
  outsideDays: { name: 'outside-days', status: 422, title: 'These days are not inside those of what they belong to' },
  overlaps: { name: 'days-overlap', status: 422, title: 'There is another one on these days' },
  grantNotApproved: { name: 'grant-not-approved', status: 422, title: 'The grant has no approved positions' },
  grantOfAnother: { name: 'grant-of-another', status: 422, title: 'The grant is for another carrier or district' },
  placesUsedUp: { name: 'positions-used-up', status: 409, title: 'All approved positions of the grant are taken' },
  fundedShareExceeded: {
    name: 'funded-share-exceeded',
    status: 422,
    title: 'More than all of a position would be funded',
  },
  noAbsence: { name: 'no-absence-to-replace', status: 422, title: 'Nobody is absent who could be replaced' },
  exception: { name: 'employment-exception', status: 422, title: 'The employment needs an exception, or needs none' },
  notEmployed: { name: 'not-employed', status: 422, title: 'The person is not employed by the carrier' },
  referenceUnknown: { name: 'reference-unknown', status: 422, title: 'What the request refers to does not exist' },
  personErased: { name: 'person-erased', status: 409, title: 'The data of this person were erased' },
  headcountFileRefused: { name: 'headcount-file-refused', status: 422, title: 'The file cannot be imported' },
} as const satisfies Record<string, ProblemKind>;

export const personErased = (): Problem =>
  refusal(STAFFING_PROBLEMS.personErased, {
    en: 'The data of this person were erased, and nothing about it can be kept any more. Register the person anew.',
    de: 'Die Angaben zu dieser Person wurden gelöscht; über sie kann nichts mehr festgehalten werden. Die Person neu aufnehmen.',
  });

const percent = (basisPoints: number): string => `${basisPoints / 100} %`;
const percentInGerman = (basisPoints: number): string => percent(basisPoints).replace('.', ',');

/** What is wrong, by the rule and its figure, and what would have to change. */
export const staffingProblem = (rejected: StaffingRefusal): Problem => {
  switch (rejected.kind) {
    case 'unknown':
      return refusal(PROBLEMS.notFound, {
        en: `There is no such ${rejected.what}.`,
        de: `Es gibt ${THINGS_IN_GERMAN[rejected.what].none}. Die Liste nennt, was es gibt.`,
      });
    case 'exists':
      return refusal(STAFFING_PROBLEMS.exists, {
        en: `This ${rejected.what} exists already; nothing was changed.`,
        de: `Schon vorhanden: ${THINGS_IN_GERMAN[rejected.what].noun}. Nichts wurde geändert.`,
      });
    case 'ended':
      return refusal(STAFFING_PROBLEMS.ended, {
        en: `This ${rejected.what} ended on ${rejected.on} and goes on no longer. Open a new one for the days after.`,
        de: `Am ${germanDay(rejected.on)} beendet: ${THINGS_IN_GERMAN[rejected.what].noun}. Für die Tage danach ist ein neuer Eintrag nötig.`,
      });
    case 'endsBeforeItBegins':
      return refusal(
        PROBLEMS.validation,
        {
          en: `The end ${rejected.to} is before the beginning ${rejected.from}. Give a later first day after the end.`,
          de: `Das Ende ${germanDay(rejected.to)} liegt vor dem Beginn ${germanDay(rejected.from)}. Ein späteres Ende angeben (der erste Tag danach).`,
        },
        {
          errors: [
            {
              field: 'to',
              expected: `a day from ${rejected.from} on`,
              german: `ein Tag ab dem ${germanDay(rejected.from)}`,
              found: rejected.to,
            },
          ],
        },
      );
    case 'reasonUnknown':
      return reasonNotInCatalogue(rejected);
    case 'outsideDays': {
      const { noun } = THINGS_IN_GERMAN[rejected.what];
      return refusal(STAFFING_PROBLEMS.outsideDays, {
        en:
          `The days ${daysText(rejected.days)} are not inside those of the ${rejected.what}, ${daysText(rejected.allowed)}. ` +
          `Choose days inside, or change the ${rejected.what} first.`,
        de: `Die Tage (${daysInGerman(rejected.days)}) liegen nicht ganz in der Laufzeit (${noun}: ${daysInGerman(rejected.allowed)}). Tage innerhalb wählen oder zuerst die Laufzeit ändern.`,
      });
    }
    case 'overlaps':
      return refusal(STAFFING_PROBLEMS.overlaps, {
        en: `There is an ${rejected.what} ${daysText(rejected.days)} already. End it first, or choose other days.`,
        de: `An diesen Tagen schon vorhanden: ${THINGS_IN_GERMAN[rejected.what].noun} (${daysInGerman(rejected.days)}). Erst beenden oder andere Tage wählen.`,
      });
    case 'grantNotApproved':
      return grantRefused(rejected);
    case 'grantOfAnother':
      return grantOfAnother(rejected);
    case 'placesUsedUp': {
      const { on, approved, taken } = rejected;
      return refusal(STAFFING_PROBLEMS.placesUsedUp, {
        en:
          `On ${on} the grant has ${approved} approved positions and ${taken} are taken. End one ` +
          'of them before that day, or have the approval amended.',
        de: `Am ${germanDay(on)} sind in der Zuwendung ${approved} Stellen bewilligt und ${taken} vergeben. Eine davon vor diesem Tag beenden oder die Bewilligung ändern lassen.`,
      });
    }
    case 'fundedShareExceeded':
      return refusal(STAFFING_PROBLEMS.fundedShareExceeded, {
        en:
          `On ${rejected.on} ${percent(rejected.share)} of the position would be funded; at most 100 % are. End another ` +
          'occupancy before that day, lower the share, or record a handover that the position’s money does not pay.',
        de: `Am ${germanDay(rejected.on)} wären ${percentInGerman(rejected.share)} der Stelle gefördert; höchstens 100 % sind möglich. Eine andere Besetzung vorher beenden, den Anteil senken oder eine Übergabe erfassen, die nicht aus der Stelle bezahlt wird.`,
      });
    case 'noAbsenceToReplace':
      return noAbsence(rejected.on);
    case 'exceptionNeeded':
      return refusal(STAFFING_PROBLEMS.exception, exceptionText(rejected), {
        errors: [
          {
            field: 'exception',
            expected: 'a code of the catalogue employmentException',
            german: 'einer der Gründe des Katalogs der Ausnahmen',
          },
        ],
      });
    case 'exceptionNotNeeded':
      return refusal(
        STAFFING_PROBLEMS.exception,
        {
          en: 'This employment is as the rule has it, so there is no exception to record. Leave the exception out.',
          de: 'Diese Beschäftigung entspricht der Regel; eine Ausnahme gibt es nicht zu erfassen. Die Ausnahme leer lassen.',
        },
        { errors: [{ field: 'exception', expected: 'nothing', german: 'leer' }] },
      );
    default:
      return assertNever(rejected);
  }
};

const grantRefused = ({ grantId }: Extract<StaffingRefusal, { kind: 'grantNotApproved' }>): Problem =>
  refusal(
    STAFFING_PROBLEMS.grantNotApproved,
    {
      en: `Grant ${grantId} is not known here as approved. Positions can be opened once it is approved.`,
      de: `Die Zuwendung ${grantId} ist nicht bewilligt. Stellen können eingerichtet werden, sobald sie bewilligt ist.`,
    },
    {
      errors: [
        {
          field: 'grantId',
          expected: 'id of an approved grant',
          german: 'Kennung einer bewilligten Zuwendung',
          found: grantId,
        },
      ],
    },
  );

const grantOfAnother = ({ field, expected, found }: Extract<StaffingRefusal, { kind: 'grantOfAnother' }>): Problem => {
  const german = { carrier: 'den Träger', district: 'den Bezirk' }[field];
  return refusal(
    STAFFING_PROBLEMS.grantOfAnother,
    {
      en: `The grant is for the ${field} ${expected}, the project on that day is of ${found}.`,
      de: `Die Zuwendung ist für ${german} ${placeInGerman(expected)} bewilligt, das Projekt gehört an diesem Tag zu ${placeInGerman(found)}. Eine Zuwendung wählen, die dazu passt.`,
    },
    {
      errors: [
        {
          field: 'grantId',
          expected: `a grant for ${field} ${found}`,
          german: `eine Zuwendung für ${german} ${placeInGerman(found)}`,
        },
      ],
    },
  );
};

const placeInGerman = (place: string): string => (place === SUPRA_DISTRICT ? 'überbezirklich' : place);

const noAbsence = (on: string): Problem =>
  refusal(
    STAFFING_PROBLEMS.noAbsence,
    {
      en: `Nobody is absent on ${on} in the occupancy that is to be replaced. Record the absence first.`,
      de: `In der Besetzung, die vertreten werden soll, ist am ${germanDay(on)} niemand abwesend. Erst die Abwesenheit erfassen.`,
    },
    {
      errors: [
        {
          field: 'replaces',
          expected: 'id of an occupancy with an absence on the first day',
          german: 'Kennung einer Besetzung mit Abwesenheit am ersten Tag',
        },
      ],
    },
  );

const exceptionText = ({
  form,
  minimumHours,
}: Extract<StaffingRefusal, { kind: 'exceptionNeeded' }>): BothLanguages => {
  const least = minimumHours === undefined ? undefined : formatWeeklyHours(minimumHours);
  const en = [
    ...(form ? ['as a rule employment is subject to social insurance'] : []),
    ...(least === undefined ? [] : [`at least ${least} hours a week are the rule`]),
  ];
  const de = [
    ...(form ? ['in der Regel ist die Beschäftigung sozialversicherungspflichtig'] : []),
    ...(least === undefined ? [] : [`die Regel sind mindestens ${least.replace('.', ',')} Wochenstunden`]),
  ];
  return {
    en: `An exception with its reason is needed: ${en.join(', and ')}.`,
    de: `Dafür braucht es eine begründete Ausnahme: ${de.join(', und ')}.`,
  };
};
