/** What a field takes, and how its text becomes a value of the request. */
export type FieldKind =
  | 'text'
  | 'longText'
  /** One text per line. */
  | 'lines'
  /** `1.234,56` as cents. */
  | 'money'
  | 'whole'
  /** `39,4` as 3940: hours, months, and percent as basis points. */
  | 'hundredths'
  | 'day'
  /** The last day of a period; the interface takes the first day that is not part of it any more. */
  | 'lastDay'
  | 'choice'
  | 'yesNo';

export interface Field {
  /** Where the value stands in the body of the request: `lines[0].adequateCents`. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** For kind `choice`. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** As the field first shows it: money as `1.234,56`, a day as `2026-12-31`, yesNo as `true` or `false`. */
  readonly initial?: string | undefined;
  /** A field that may stay empty is then left out of the request. */
  readonly isOptional?: boolean;
  readonly hint?: string | undefined;
}

/** Fields that belong together, such as those of one budget line. */
export interface FieldGroup {
  /** Without one the fields stand for themselves. */
  readonly legend?: string;
  readonly fields: readonly Field[];
  /** The item of a list in the body that these fields make up. */
  readonly item?: {
    /** `plan.costs[3]`; the fields' names begin with it. Items that are left out leave no hole. */
    readonly at: string;
    readonly fixed?: object;
    /** Left out if nothing was typed in any of its fields. */
    readonly isOptional?: boolean;
  };
}

/** One command of the interface as a form of a page. */
export interface Form {
  /** Unique on its page, lower-case ASCII. */
  readonly id: string;
  readonly heading: string;
  readonly submit: string;
  /** Path of the command. */
  readonly path: string;
  /** ETag with which the thing was read, where the command changes something that exists. */
  readonly ifMatch?: string | undefined;
  readonly fields: readonly Field[];
  /** Shown after the fields. */
  readonly groups?: readonly FieldGroup[];
  /** What the request carries besides the fields. */
  readonly fixed?: object;
  /** Puts into the body what follows from what was typed; not called if something cannot be read. */
  readonly complete?: (body: Record<string, unknown>) => void;
  /** What places of the body are called that are no field: `plan.requestedCents`. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Shown closed: a step that is possible and not the next one. */
  readonly isCollapsed?: boolean;
  /** Page to go to with the answer; without it the same page shows what came of it. */
  readonly nextPage?: (answer: Readonly<Record<string, unknown>>) => string;
}

/** What somebody sent: text by field name. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

export const fieldsOf = ({ fields, groups = [] }: Form): readonly Field[] => [
  ...fields,
  ...groups.flatMap((group) => group.fields),
];
