/** A part of a letter, in reading order. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly [string, string];
      readonly rows: readonly (readonly [string, string])[];
    };

/** A letter before it has pages. */
export interface Letter {
  readonly title: string;
  /** Stands at the foot of every page. */
  readonly reference: string;
  /** Day of the letter, `YYYY-MM-DD`. */
  readonly day: string;
  readonly blocks: readonly Block[];
}
