import { assertNever } from '@lotsenbuch/kernel';
import {
  type BothLanguages,
  PROBLEMS,
  type Problem,
  type ProblemKind,
  reasonNotInCatalogue,
  refusal,
} from '@lotsenbuch/service-kit';
import type { PublishedRegisterRejection } from './domain/published-register.js';

/** The refusals of published grants; `docs/http-conventions.md` lists them for clients. */
export const PUBLISHED_GRANT_PROBLEMS = {
  recordWithdrawn: { name: 'record-withdrawn', status: 409, title: 'The record is no longer in the register' },
  notInReview: { name: 'not-in-review', status: 409, title: 'The record is not for a person to decide' },
  registerFileRefused: { name: 'register-file-refused', status: 422, title: 'The file was not read' },
  importRefused: { name: 'import-refused', status: 422, title: 'The file cannot be recorded as it is' },
} as const satisfies Record<string, ProblemKind>;

export const publishedGrantProblem = (rejection: PublishedRegisterRejection): Problem => {
  switch (rejection.kind) {
    case 'recordUnknown':
      return recordNotFound(rejection.recordId);
    case 'recordWithdrawn':
      return refusal(PUBLISHED_GRANT_PROBLEMS.recordWithdrawn, {
        en: `${rejection.recordId} was withdrawn: the latest file of its year does not have it. Import a file that has it first.`,
        de: `Der Eintrag ${rejection.recordId} ist weggefallen: In der neuesten Datei seines Jahres steht er nicht. Erst eine Datei einlesen, die ihn enthält.`,
      });
    case 'notInReview':
      return refusal(PUBLISHED_GRANT_PROBLEMS.notInReview, {
        en: `${rejection.recordId} is ${rejection.verdict} by the rule. A person decides only what is in review; GET /v1/review lists it.`,
        de: `Über den Eintrag ${rejection.recordId} hat die Regel entschieden (${VERDICTS_IN_GERMAN[rejection.verdict]}). Personen entscheiden nur, was in Prüfung ist; die Prüfliste nennt es.`,
      });
    case 'reasonUnknown':
      return reasonNotInCatalogue(rejection);
    case 'otherRegisterYear':
      return refused('year', {
        en: `This register is of ${rejection.expected}, the file of ${rejection.found}.`,
        de: `Dies ist das Verzeichnis von ${rejection.expected}, die Datei ist von ${rejection.found}.`,
      });
    case 'nothingOfTheProgramme':
      return refused('file', {
        en: `The register has ${rejection.recorded} records of the programme and this file has none. Was another file meant?`,
        de: `Das Verzeichnis hat ${rejection.recorded} Einträge des Programms und diese Datei keinen. War eine andere Datei gemeint?`,
      });
    case 'rowTooLarge':
      return refused(`row ${rejection.row}`, {
        en: `Row ${rejection.row} has ${rejection.bytes} bytes of text; ${rejection.limit} can be recorded. Look whether a cell holds more than it should.`,
        de: `Zeile ${rejection.row} hat ${rejection.bytes} Byte Text; ${rejection.limit} können aufgezeichnet werden. Nachsehen, ob eine Zelle mehr enthält, als sie soll.`,
      });
    case 'importTooLarge':
      return refused('file', {
        en: `What would have to be recorded has ${rejection.bytes} bytes; ${rejection.limit} can be recorded at once. Is this the register of one year?`,
        de: `Aufzuzeichnen wären ${rejection.bytes} Byte; auf einmal gehen ${rejection.limit}. Ist das das Verzeichnis eines einzigen Jahres?`,
      });
    default:
      return assertNever(rejection);
  }
};

const VERDICTS_IN_GERMAN = { confirmed: 'bestätigt', inReview: 'in Prüfung', apart: 'gesondert' } as const;

const refused = (field: string, { en, de }: BothLanguages): Problem =>
  refusal(
    PUBLISHED_GRANT_PROBLEMS.importRefused,
    { en: `${en} Nothing was recorded.`, de: `${de} Nichts wurde aufgezeichnet.` },
    {
      errors: [
        {
          field,
          expected: 'the published register of the year named in the address',
          german: 'das veröffentlichte Verzeichnis des angegebenen Jahres',
        },
      ],
    },
  );

export const recordNotFound = (recordId: string): Problem =>
  refusal(PROBLEMS.notFound, {
    en: `There is no published grant record ${recordId}. GET /v1/published-grants lists them.`,
    de: `Einen Eintrag ${recordId} der Zuwendungsdatenbank gibt es nicht. Die Liste der Einträge nennt alle.`,
  });
