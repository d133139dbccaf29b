import { type FieldFault, Problem, type ProblemKind } from './problem.js';

/** One text in both languages, so that neither is forgotten. */
export interface BothLanguages {
  /** For programs, and for people who do not ask for German. Amounts as `1,234.56 €`, days as `2026-12-31`. */
  readonly en: string;
  /** For the people who work with the programme. Amounts as `1.234,56 €`, days as `31.12.2026`. */
  readonly de: string;
}

/**
 * The refusal of a rule that people meet: it says in both languages the figure, the rule and what would have to change.
 * A fault of a program or of the machinery is a plain {@link Problem}.
 */
export const refusal = (
  kind: ProblemKind,
  { en, de }: BothLanguages,
  options: {
    readonly errors?: readonly FieldFault[];
    readonly headers?: Readonly<Record<string, string>>;
    readonly cause?: unknown;
  } = {},
): Problem => new Problem(kind, en, { ...options, german: de });
