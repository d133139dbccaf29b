import type { Language } from '@lotsenbuch/kernel';
import type { ProblemDetails } from '@lotsenbuch/service-kit';
import type { RefusedForm } from '../forms/form-view.js';

const CHANGED = {
  de: 'Inzwischen hat sich etwas geändert. Bitte den neuen Stand ansehen und, wenn es noch stimmt, noch einmal senden.',
  en: 'Something has changed in the meantime. Look at it, and send again if it still holds.',
} as const;

interface SentForm {
  readonly idempotencyKey: string;
  readonly language: Language;
  /** The field that stands for a place of the body. */
  fieldAt(place: string): string;
}

/** What the interface says to a form, with each fault at its field. */
export const refusalOf = (
  problem: ProblemDetails,
  { idempotencyKey, language, fieldAt }: SentForm,
): Omit<RefusedForm, 'id' | 'typed'> => ({
  message: problem.status === 412 ? CHANGED[language] : problem.detail,
  faults: (problem.errors ?? []).map(({ field, expected, found }) => ({
    field: fieldAt(field),
    message: found === undefined ? expected : `${expected} (${found})`,
  })),
  // Where it is unknown whether it was recorded, the same request must go out again.
  ...(problem.status >= 500 && { idempotencyKey }),
});
