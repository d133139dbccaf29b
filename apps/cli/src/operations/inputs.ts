import { day, year } from '../commands/arguments.js';
import type { Input } from './operation.js';
import { amount, pair } from './values.js';

type More = Pick<Input, 'required' | 'several' | 'choices' | 'read'>;

/** A part of the path, typed as an argument. */
export const path = (field: string, description: string, more: More = {}): Input => ({
  typed: `<${kebab(field)}>`,
  target: 'path',
  field,
  description,
  ...more,
});

export const id = (description: string): Input => path('id', description);

/** A parameter that shortens or dates what is read. */
export const query = (field: string, value: string, description: string, more: More = {}): Input => ({
  typed: option(field, value),
  target: 'query',
  field,
  description,
  ...more,
});

/** A field of the body that must be given. */
export const needed = (field: string, value: string, description: string, more: More = {}): Input => ({
  ...optional(field, value, description, more),
  required: true,
});

/** A field of the body that may be left out. */
export const optional = (field: string, value: string, description: string, more: More = {}): Input => ({
  typed: option(field, value),
  target: 'body',
  field,
  description,
  ...more,
});

/** The option is called as the field, without its unit, its nesting and the plural of a list. */
const option = (field: string, value: string): string => `--${kebab(nameOf(field))}${value === '' ? '' : ` ${value}`}`;

const nameOf = (field: string): string => field.replace(/^.*\./, '').replace(/Cents$/, '');

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The same input under another option. */
export const typed = (as: string, input: Input): Input => ({ ...input, typed: as });

export const RECORDED_BY = query(
  'recordedBy',
  '<day>',
  'as it was known at the end of this day in Berlin, YYYY-MM-DD',
  {
    read: day,
  },
);
export const EFFECTIVE_ON = query('effectiveOn', '<day>', 'as it holds on this day, YYYY-MM-DD', { read: day });
export const NOTE = optional('note', '<text>', 'free text; kept in the vault, never in an event');
export const REASON = needed('reason', '<code>', 'code of the reason; `lotsenbuch reasons` lists them');

export const DISTRICTS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
export const AREAS = [...DISTRICTS, 'supraDistrict'];

export const BUDGET_YEAR = path('year', 'budget year', { read: year });
export const dayIn = (field: string, description: string): Input => needed(field, '<day>', description, { read: day });
export const dayMaybe = (field: string, description: string): Input =>
  optional(field, '<day>', description, { read: day });
export const amountIn = (field: string, description: string): Input =>
  needed(field, '<euros>', description, { read: amount });

export const yearAmount = pair(['year', year], ['amountCents', amount]);
export const lineAmount = pair(['lineId', String], ['amountCents', amount]);
