import { parseMoney } from '@lotsenbuch/kernel';

/** What a field takes, and how its text becomes a value of the request. */
export type FieldKind = 'text' | 'longText' | 'money' | 'whole' | 'day' | 'choice' | 'yesNo';

export interface Field {
  /** Where the value stands in the body of the request: `lines[0].adequateCents`. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** For kind `choice`. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** As the field first shows it: money as `1.234,56`, a day as `2026-12-31`, yesNo as `true` or `false`. */
  readonly initial?: string;
  /** A field that may stay empty is then left out of the request. */
  readonly isOptional?: boolean;
  readonly hint?: string;
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
  /** What the request carries besides the fields. */
  readonly fixed?: object;
}

/** What somebody sent: text by field name. */
export type Typed = Readonly<Record<string, string>>;

export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

const MALFORMED = {
  money: { de: 'Betrag wie 1.234,56', en: 'an amount such as 1.234,56' },
  whole: { de: 'ganze Zahl', en: 'a whole number' },
} as const;

/** The body of the request from what was typed; what cannot be read is named, the rest is left to the interface. */
export const bodyOf = (
  form: Form,
  typed: Typed,
  language: 'de' | 'en',
): { readonly body: object; readonly faults: readonly FieldFault[] } => {
  const body = structuredClone(form.fixed ?? {}) as Record<string, unknown>;
  const faults: FieldFault[] = [];
  for (const { name, kind, isOptional } of form.fields) {
    const text = (typed[name] ?? '').trim();
    if (text === '' && (isOptional === true || kind === 'yesNo')) {
      if (kind === 'yesNo') put(body, name, false);
      continue;
    }
    if (kind === 'money') {
      const amount = parseMoney(text);
      if (amount.ok) put(body, name, amount.value);
      else faults.push({ field: name, message: MALFORMED.money[language] });
    } else if (kind === 'whole') {
      if (/^\d{1,15}$/.test(text)) put(body, name, Number(text));
      else faults.push({ field: name, message: MALFORMED.whole[language] });
    } else if (kind === 'yesNo') put(body, name, text === 'true');
    else put(body, name, text);
  }
  return { body, faults };
};

/** Sets `a.b[0].c`. Names come from the program, never from a request. */
const put = (target: Record<string, unknown>, name: string, value: unknown): void => {
  const steps = name.split(/\.|\[(\d+)\]\.?/).filter((step) => step !== undefined && step !== '');
  let place: Record<string, unknown> = target;
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    if (next === undefined) place[step] = value;
    else {
      place[step] ??= /^\d+$/.test(next) ? [] : {};
      place = place[step] as Record<string, unknown>;
    }
  }
};
