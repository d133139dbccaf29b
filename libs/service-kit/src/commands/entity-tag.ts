import { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';

/** The strong ETag of a thing: the revision of the last event that touched it, in quotation marks. */
export const entityTag = (revision: number): string => `"${revision}"`;

/**
 * The revision an If-Match header asks for.
 * @throws Problem 428 if the header is missing, 400 unless it is exactly one strong ETag of this service
 */
export function revisionOfIfMatch(header: string | undefined): number {
  if (header === undefined || header === '') {
    throw new Problem(
      PROBLEMS.preconditionRequired,
      'This changes something that exists: send the ETag you read it with in an If-Match header, so that nobody’s change is lost.',
      { errors: [{ field: 'If-Match', expected: 'the ETag of the last read, such as "3"' }] },
    );
  }
  const revision = Number(/^"(0|[1-9]\d{0,15})"$/.exec(header.trim())?.[1] ?? Number.NaN);
  if (Number.isSafeInteger(revision)) return revision;
  throw new Problem(
    PROBLEMS.malformedPrecondition,
    'If-Match takes exactly one strong ETag as this service gives it. "*", weak tags and lists are refused: they would overwrite what nobody read.',
    { errors: [{ field: 'If-Match', expected: 'one ETag such as "3"', found: header.slice(0, 100) }] },
  );
}
