import { berlinTime, euros } from './format.js';
import { oneLine } from './one-line.js';
import { type Column, table } from './table.js';
import { wrap } from './wrap.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ids, hashes and checkpoint values are copied, not read. */
const REFERENCE = /^(id|key|.+Id|document|inputHash|sourceHash|file|subject|checkpointLine)$/;

/** A caption for a field: `approvedCents` is `Approved`, `fileReference` is `File reference`. */
export function caption(field: string): string {
  const words = field
    .replace(/(?<=.)Cents$/, '')
    .replace(/BasisPoints$/, '')
    .replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One value of an answer in one line, by the name of its field: amounts in euros, moments in the time of Berlin. */
export function cell(field: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberText(field, value);
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? berlinTime(value) : oneLine(value);
  if (Array.isArray(value)) return value.map((each) => cell(field, each)).join(', ') || 'none';
  if (isFields(value)) return fieldsText(value);
  return '';
}

function numberText(field: string, value: number): string {
  if (field.endsWith('Cents')) return euros(value);
  if (field.endsWith('BasisPoints')) return `${Math.trunc(value / 100)},${String(value % 100).padStart(2, '0')} %`;
  return String(value);
}

/** An object inside a line: a note is its text, a person who was erased says so, anything else its values, with names if figures are among them. */
function fieldsText(fields: Fields): string {
  if (fields.kind === 'erased' || fields.erased === true) return '(erased)';
  if (fields.kind === 'hidden') return '(not shown)';
  if (fields.kind === 'text') return cell('text', fields.text);
  const named = Object.values(fields).some((value) => typeof value === 'number');
  return Object.entries(fields)
    .map(([field, value]) => {
      const text = value === true ? caption(field).toLowerCase() : cell(field, value);
      return named && text !== '' && value !== true ? `${caption(field).toLowerCase()} ${text}` : text;
    })
    .filter((text) => text !== '')
    .join(named ? ', ' : ' ');
}

/** The value at a path; below a list, that of each of its items. */
const valueAt = (item: unknown, path: string): unknown => {
  if (path === '') return item;
  if (Array.isArray(item)) return item.map((each) => valueAt(each, path));
  const [field = '', ...rest] = path.split('.');
  return isFields(item) ? valueAt(item[field], rest.join('.')) : undefined;
};

/** Columns of a list, each `field`, `field.of.object` or `Caption=field`. */
export const columnsOf = (specs: readonly string[]): readonly Column<unknown>[] =>
  specs.map((spec) => {
    const [first = '', second] = spec.split('=');
    const path = second ?? first;
    const field = path.split('.').at(-1) ?? path;
    const isAmount = field.endsWith('Cents');
    return {
      caption: second === undefined ? caption(field) : first,
      value: (item) => cell(field, valueAt(item, path)),
      ...(isAmount ? { align: 'right' as const } : {}),
      ...(REFERENCE.test(field) ? { reference: true as const } : {}),
      ...(isAmount || REFERENCE.test(field) ? {} : { wrapsTo: 8 }),
    };
  });

/** Everything that an answer says: its plain values, then its lists as tables, or item by item where these are deep. */
export function answerText(answer: Fields, width: number): string {
  const fields = Object.entries(answer);
  const none = fields.filter(([, value]) => isNone(value)).map(([field]) => caption(field));
  const plain = fields.filter(([, value]) => !isList(value) && isShallow(value) && !isNone(value));
  const longest = Math.max(0, ...plain.map(([field]) => caption(field).length));
  const lines = plain
    .map(([field, value]) => [caption(field), cell(field, value)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${`${name}:`.padEnd(longest + 1)} ${text}`);
  const parts = fields
    .filter(([, value]) => isList(value) || !isShallow(value))
    .map(([field, value]) => `${caption(field)}:\n${isList(value) ? listText(value, width) : below(value, width)}`);
  const rest = none.length === 0 ? [] : [wrap(`None of these: ${none.join(', ')}`, width).join('\n')];
  return [...(lines.length === 0 ? [] : [lines.join('\n')]), ...parts, ...rest].join('\n\n') || 'Nothing.';
}

function listText(items: readonly Fields[], width: number): string {
  const isFlat = items.every((item) => Object.values(item).every(isShallow));
  if (!isFlat) return items.map((item) => below(item, width)).join('\n\n');
  return table(columnsOf([...new Set(items.flatMap((item) => Object.keys(item)))]), items, width);
}

const INDENT = '  ';

const below = (value: unknown, width: number): string =>
  answerText(isFields(value) ? value : { value }, width - INDENT.length).replace(/^(?=.)/gm, INDENT);

const isNone = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const isList = (value: unknown): value is readonly Fields[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFields);

/** Fits into a line: no list of objects in it, and no object below an object. */
const isShallow = (value: unknown): boolean =>
  Array.isArray(value)
    ? !value.some((each) => isFields(each) && Object.values(each).some(isDeep))
    : !isFields(value) || !Object.values(value).some(isDeep);

const isDeep = (value: unknown): boolean => (isFields(value) && !('kind' in value)) || isList(value);
