import type { NeededRole } from '../connection/access-tokens.js';

/** Anything that the interface speaks: the program prints it and hands it on, without knowing more than a few fields. */
export type Json = Readonly<Record<string, unknown>>;

/** Where a value goes. */
export type Target = 'path' | 'query' | 'body';

/** One value of a command: how it is typed, and where in the request it goes. */
export interface Input {
  /** `<id>` for an argument, `--amount <euros>` for an option with a value, `--vacant` for one without. */
  readonly typed: string;
  readonly target: Target;
  /** Name in path, query or body; with a dot for a field of an object in the body, such as `address.chapter`. */
  readonly field: string;
  readonly description: string;
  /** An option that must be given; arguments always must. */
  readonly required?: boolean;
  /** May be given more than once, and is sent as a list. */
  readonly several?: boolean;
  readonly choices?: readonly string[];
  /** What was typed as what is sent. @throws InvalidArgumentError that says what was expected */
  readonly read?: (text: string) => unknown;
}

interface Common {
  /** The last word of the command. */
  readonly name: string;
  readonly description: string;
  /** Method and path, as the interface describes it. */
  readonly route: string;
  /** Whose token is sent unless the user names somebody; without it none, for what is public. */
  readonly as?: NeededRole;
  readonly inputs: readonly Input[];
  /** Without `./lotsenbuch`; words in capitals stand for values. */
  readonly examples: readonly [string, ...string[]];
}

/** Reads a list, all of its pages. */
export interface ListOperation extends Common {
  readonly kind: 'list';
  /** Fields of an item, as `field`, `field.of.object` or `Caption=field`. */
  readonly columns: readonly [string, ...string[]];
}

/** Reads one thing or one report. */
export interface ShowOperation extends Common {
  readonly kind: 'show';
  /** Without it every field is shown. */
  readonly text?: (answer: Json) => string;
}

/** Changes something. */
export interface ChangeOperation extends Common {
  readonly kind: 'change';
  /** Path of the existing thing whose revision is sent along; without it something new begins. */
  readonly thing?: string;
  /** The body is this file and not made of the inputs. */
  readonly file?: BodyFile;
  /** What is said when it is done; `{field}` stands for a field of the answer, the body or the path. */
  readonly done: string;
  /** The answer is worth reading: it is shown below. */
  readonly shows?: true;
  /** An outcome that may come later than the answer. */
  readonly outcome?: Outcome;
}

export interface BodyFile {
  readonly format: 'json' | 'pdf' | 'csv';
  readonly description: string;
}

/** How a change that was accepted ends. */
export interface Outcome {
  /** Path of the thing at which the end can be seen; `{field}` as in a path, or a field of the answer. */
  readonly seenAt: string;
  /** The answer with the outcome in it; undefined as long as there is none. */
  readonly of: (answer: Json, thing: Json) => Json | undefined;
  /** Why it came to nothing, if it did. */
  readonly refusal?: (answer: Json) => string | undefined;
}

export type Operation = ListOperation | ShowOperation | ChangeOperation;

/** Commands with the same first word, or single ones where it is empty. */
export interface Group {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}
