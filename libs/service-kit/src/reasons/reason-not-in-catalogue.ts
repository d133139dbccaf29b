import type { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';

/** The refusal of a reason that nobody may give for this decision today. */
export const reasonNotInCatalogue = ({
  reason,
  allowed,
}: {
  readonly reason: string;
  /** Codes that may be given. */
  readonly allowed: readonly string[];
}): Problem =>
  refusal(
    PROBLEMS.validation,
    {
      en: 'The reason is not in the catalogue for this decision.',
      de: 'Diese Begründung steht für diesen Vorgang nicht im Katalog der Gründe. Einen der Gründe wählen, die heute gelten.',
    },
    {
      errors: [
        {
          field: 'reason',
          expected: `one of ${allowed.join(', ')}`,
          german: `einer der Gründe des Katalogs: ${allowed.join(', ')}`,
          found: reason,
        },
      ],
    },
  );
