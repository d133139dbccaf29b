import type { Language } from '@lotsenbuch/kernel';

/** One kind of failure that a client can tell apart: stable name, one status, one title. */
export interface ProblemKind {
  /** Lower-case words with hyphens; the `type` of the answer is `urn:lotsenbuch:problem:` and this name. */
  readonly name: string;
  readonly status: number;
  /** Short, and the same for every occurrence. */
  readonly title: string;
}

/** One fault in a request. */
export interface FieldError {
  /** Path from the body or query (`amounts[2].cents`), or the name of a header. */
  readonly field: string;
  readonly expected: string;
  /** What stood there, as JSON, cut at 100 characters; absent if nothing did. */
  readonly found?: string;
}

/** A fault that people meet in forms, in both languages. */
export interface FieldFault extends FieldError {
  /** {@link FieldError.expected} in German. */
  readonly german: string;
}

/** The body of a failed request (RFC 9457). */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened this time, what was expected and what to do. */
  readonly detail: string;
  readonly correlationId: string;
  readonly errors?: readonly FieldError[];
}

interface ProblemOptions {
  readonly errors?: readonly (FieldError | FieldFault)[];
  /** Headers of the answer, such as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
  /** The detail in German; a rule of the programme is refused by `refusal`, which insists on it. */
  readonly german?: string;
}

const TYPE_PREFIX = 'urn:lotsenbuch:problem:';

export const problemType = (kind: ProblemKind): string => `${TYPE_PREFIX}${kind.name}`;

/** Thrown by use cases and controllers to answer with problem details. The detail is shown to the client. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly errors: readonly (FieldError | FieldFault)[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly #german: string | undefined;

  constructor(kind: ProblemKind, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.kind = kind;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
    this.#german = options.german;
  }

  /** The language this problem can be told in to somebody who reads that one. */
  languageFor(language: Language): Language {
    return this.#german === undefined ? 'en' : language;
  }

  /** @param language of detail and errors, as far as they are there in that language */
  details(correlationId: string, language: Language = 'en'): ProblemDetails {
    const spoken = this.languageFor(language);
    return {
      type: problemType(this.kind),
      title: this.kind.title,
      status: this.kind.status,
      detail: spoken === 'de' ? (this.#german ?? this.message) : this.message,
      correlationId,
      ...(this.errors && { errors: this.errors.map((error) => fieldError(error, spoken)) }),
    };
  }
}

const fieldError = (error: FieldError | FieldFault, language: Language): FieldError => {
  const { field, expected, found } = error;
  const text = language === 'de' && 'german' in error ? error.german : expected;
  return { field, expected: text, ...(found !== undefined && { found }) };
};
