import type { CatalogueReason } from '@lotsenbuch/kernel';

/** What a reason is given for. */
export type ReasonedAct =
  | 'projectEnd'
  | 'projectTransfer'
  | 'positionTerms'
  | 'positionEnd'
  | 'occupancyEnd'
  | 'employmentException'
  | 'employmentEnd'
  | 'functionEnd';

/** A code for ever, its texts, and when it may be given. */
export interface StaffingReason extends CatalogueReason {
  readonly act: ReasonedAct;
}

/** The programme began on 1 October 2013. */
const FROM = '2013-10-01';

const reason = (act: ReasonedAct, code: string, de: string, en: string): StaffingReason => ({
  code,
  act,
  from: FROM,
  text: { de, en },
});

/** A reason is never removed: events refer to it. None of them says anything about a person's health or family. */
export const STAFFING_REASONS: readonly StaffingReason[] = [
  reason('projectEnd', 'fundingEnded', 'Die Förderung ist ausgelaufen', 'The funding has run out'),
  reason(
    'projectEnd',
    'projectGivenUp',
    'Der Träger hat das Projekt aufgegeben',
    'The carrier has given the project up',
  ),
  reason(
    'projectTransfer',
    'carrierSucceeded',
    'Ein anderer Träger führt das Projekt fort',
    'Another carrier carries the project on',
  ),
  reason('projectTransfer', 'carrierInsolvent', 'Insolvenz des bisherigen Trägers', 'Insolvency of the former carrier'),
  reason('positionTerms', 'hoursChanged', 'Der Stellenumfang wurde geändert', 'The hours of the position changed'),
  reason('positionTerms', 'payAgreementChanged', 'Neuer Tarifabschluss', 'New pay agreement'),
  reason('positionTerms', 'payGroupChanged', 'Andere Eingruppierung', 'Another pay group'),
  reason('positionTerms', 'termsMisrecorded', 'Die Angaben waren falsch erfasst', 'The terms were recorded wrongly'),
  reason('positionEnd', 'positionNotContinued', 'Die Stelle wird nicht fortgeführt', 'The position is not continued'),
  reason('positionEnd', 'grantReduced', 'Weniger Stellen bewilligt', 'Fewer positions approved'),
  reason(
    'positionEnd',
    'positionMisrecorded',
    'Die Stelle war irrtümlich erfasst',
    'The position was recorded by mistake',
  ),
  reason('occupancyEnd', 'employmentOver', 'Das Arbeitsverhältnis endet', 'The employment ends'),
  reason('occupancyEnd', 'movedToAnotherPosition', 'Wechsel auf eine andere Stelle', 'Moved to another position'),
  reason('occupancyEnd', 'handoverDone', 'Die Einarbeitung ist abgeschlossen', 'The handover is done'),
  reason('occupancyEnd', 'replacementOver', 'Die Vertretung endet', 'The replacement ends'),
  reason('occupancyEnd', 'occupancyMisrecorded', 'Die Besetzung war irrtümlich erfasst', 'It was recorded by mistake'),
  reason(
    'employmentException',
    'fewerHoursOnRequest',
    'Geringerer Umfang auf eigenen Wunsch',
    'Fewer hours at the person’s own request',
  ),
  reason('employmentException', 'sharedPosition', 'Geteilte Stelle', 'Shared position'),
  reason(
    'employmentException',
    'otherFormOfEmployment',
    'Andere Beschäftigungsform im Einzelfall zugelassen',
    'Another form of employment was allowed in this case',
  ),
  reason('employmentEnd', 'termExpired', 'Die Befristung ist ausgelaufen', 'The fixed term has run out'),
  reason('employmentEnd', 'endedByPerson', 'Von der beschäftigten Person beendet', 'Ended by the person'),
  reason('employmentEnd', 'endedByCarrier', 'Vom Träger beendet', 'Ended by the carrier'),
  reason('employmentEnd', 'employmentMisrecorded', 'Irrtümlich erfasst', 'Recorded by mistake'),
  reason('functionEnd', 'functionPassedOn', 'Die Funktion wurde übergeben', 'The function was passed on'),
  reason('functionEnd', 'functionAbolished', 'Die Funktion entfällt', 'The function no longer exists'),
];

export const staffingReasonsFor = (act: ReasonedAct, on: string): readonly string[] =>
  STAFFING_REASONS.filter(
    (known) => known.act === act && known.from <= on && (known.until === undefined || on < known.until),
  ).map(({ code }) => code);

/** The text of a code; the code itself if nobody knows it. */
export const reasonText = (code: string, language: 'de' | 'en'): string =>
  STAFFING_REASONS.find((known) => known.code === code)?.text[language] ?? code;
