import { addDays, isLocalDate, type Language, localDate, parseMoney } from '@lotsenbuch/kernel';
import type { Field, FieldFault, FieldKind, Form, Typed } from './form.js';

const MALFORMED: Readonly<Partial<Record<FieldKind, Readonly<Record<Language, string>>>>> = {
  money: { de: 'Betrag wie 1.234,56', en: 'an amount such as 1.234,56' },
  whole: { de: 'ganze Zahl', en: 'a whole number' },
  hundredths: { de: 'Zahl mit höchstens zwei Stellen nach dem Komma', en: 'a number with at most two decimals' },
  lastDay: { de: 'ein Tag', en: 'a day' },
};

export interface ReadBody {
  readonly body: Record<string, unknown>;
  readonly faults: readonly FieldFault[];
  /** The field that stands for a place of the body; the place itself where no item was left out before it. */
  fieldAt(place: string): string;
}

/** The body of the request from what was typed; what cannot be read is named, the rest is left to the interface. */
export const bodyOf = (form: Form, typed: Typed, language: Language): ReadBody => {
  const body = structuredClone(form.fixed ?? {}) as Record<string, unknown>;
  const faults: FieldFault[] = [];
  const take = (field: Field, place: string): void => {
    const text = (typed[field.name] ?? '').trim();
    if (text === '' && field.isOptional === true && field.kind !== 'yesNo') return;
    const value = readText(field.kind, text);
    if (value === undefined) faults.push({ field: field.name, message: MALFORMED[field.kind]?.[language] ?? '' });
    else put(body, place, value);
  };
  for (const field of form.fields) take(field, field.name);
  const lengths = new Map<string, number>();
  const moved: { readonly from: string; readonly to: string }[] = [];
  for (const { item, fields } of form.groups ?? []) {
    if (item === undefined) {
      for (const field of fields) take(field, field.name);
      continue;
    }
    if (item.isOptional === true && fields.every(({ name }) => (typed[name] ?? '').trim() === '')) continue;
    const list = item.at.replace(/\[\d+\]$/, '');
    const length = lengths.get(list) ?? 0;
    lengths.set(list, length + 1);
    const to = `${list}[${length}]`;
    moved.push({ from: item.at, to });
    for (const [name, value] of Object.entries(item.fixed ?? {})) put(body, `${to}.${name}`, structuredClone(value));
    for (const field of fields) take(field, `${to}${field.name.slice(item.at.length)}`);
  }
  if (faults.length === 0) form.complete?.(body);
  const fieldAt = (place: string): string => {
    const found = moved.find(({ to }) => place === to || place.startsWith(`${to}.`));
    return found === undefined ? place : `${found.from}${place.slice(found.to.length)}`;
  };
  return { body, faults, fieldAt };
};

/** Undefined if the text is not of this kind. */
const readText = (kind: FieldKind, text: string): unknown => {
  switch (kind) {
    case 'money': {
      const amount = parseMoney(text);
      return amount.ok ? amount.value : undefined;
    }
    case 'whole':
      return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'hundredths':
      return /^\d{1,9}([,.]\d{1,2})?$/.test(text) ? hundredths(text) : undefined;
    case 'lastDay':
      return isLocalDate(text) ? addDays(localDate(text), 1) : undefined;
    case 'lines':
      return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'yesNo':
      return text === 'true';
    default:
      return text;
  }
};

const hundredths = (text: string): number => {
  const [whole = '', decimals = ''] = text.split(/[,.]/);
  return Number(`${whole}${decimals.padEnd(2, '0')}`);
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
