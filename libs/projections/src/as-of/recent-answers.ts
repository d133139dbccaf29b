/** How much is kept for the next question. */
export interface AsOfBounds {
  /** Folds, at most. */
  readonly maxEntries: number;
  /** Rows of all folds together, at most; a fold with more than that is answered and not kept. */
  readonly maxRows: number;
}

interface HasRows {
  readonly rows: ReadonlyMap<string, object>;
}

/** Answers by question, the least recently asked given up first; a question that is being answered is not asked twice. */
export class RecentAnswers {
  readonly #bounds: AsOfBounds;
  readonly #pending = new Map<string, Promise<HasRows>>();
  /** In the order of asking. */
  readonly #kept = new Map<string, HasRows>();
  #rows = 0;

  constructor(bounds: AsOfBounds) {
    this.#bounds = bounds;
  }

  /** @param question names the answer: everything it depends on, and nothing that changes later */
  async get<Answer extends HasRows>(question: string, answer: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(question);
    if (known !== undefined) {
      this.#kept.delete(question);
      this.#kept.set(question, known);
      return known as Answer;
    }
    let pending = this.#pending.get(question);
    if (pending === undefined) {
      pending = this.#answer(question, answer);
      this.#pending.set(question, pending);
    }
    return pending as Promise<Answer>;
  }

  async #answer(question: string, answer: () => Promise<HasRows>): Promise<HasRows> {
    try {
      const answered = await answer();
      this.#keep(question, answered);
      return answered;
    } finally {
      this.#pending.delete(question);
    }
  }

  #keep(question: string, answer: HasRows): void {
    const { maxEntries, maxRows } = this.#bounds;
    if (answer.rows.size > maxRows) return;
    this.#kept.set(question, answer);
    this.#rows += answer.rows.size;
    for (const [oldest, { rows }] of this.#kept) {
      if (this.#kept.size <= maxEntries && this.#rows <= maxRows) return;
      this.#kept.delete(oldest);
      this.#rows -= rows.size;
    }
  }
}
