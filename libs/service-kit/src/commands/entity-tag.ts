import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';

/** The strong ETag of a thing: the revision of the last event that touched it, in quotation marks. */
export const entityTag = (revision: number): string => `"${revision}"`;

/**
 * The revision an If-Match header asks for.
 * @throws Problem 428 if the header is missing, 400 unless it is exactly one strong ETag of this service
 */
export function revisionOfIfMatch(header: string | undefined): number {
  if (header === undefined || header === '') {
    throw refusal(
      PROBLEMS.preconditionRequired,
      {
        en: 'This changes something that exists: send the ETag you read it with in an If-Match header, so that nobody’s change is lost.',
        de: 'Es fehlt die Angabe, welchen Stand Sie gelesen haben; ohne sie könnte die Änderung anderer verloren gehen. Laden Sie die Seite neu und senden Sie das Formular noch einmal.',
      },
      {
        errors: [
          {
            field: 'If-Match',
            expected: 'the ETag of the last read, such as "3"',
            german: 'das ETag des zuletzt gelesenen Standes, etwa "3"',
          },
        ],
      },
    );
  }
  const revision = Number(/^"(0|[1-9]\d{0,15})"$/.exec(header.trim())?.[1] ?? Number.NaN);
  if (Number.isSafeInteger(revision)) return revision;
  const expected = { expected: 'one ETag such as "3"', german: 'ein ETag wie "3"' };
  throw refusal(
    PROBLEMS.malformedPrecondition,
    {
      en: 'If-Match takes exactly one strong ETag as this service gives it. "*", weak tags and lists are refused: they would overwrite what nobody read.',
      de: 'Die Angabe, welchen Stand Sie gelesen haben, ist nicht lesbar. Laden Sie die Seite neu und senden Sie das Formular noch einmal.',
    },
    { errors: [{ field: 'If-Match', ...expected, found: header.slice(0, 100) }] },
  );
}
