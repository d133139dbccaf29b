import type { DescribedChange, EventDescription, Language } from '@lotsenbuch/kernel';
import type { LoggedEvent } from './logged-event.js';

/** An event in the only words that are always true: its type and, leaf by leaf, its data. */
export function genericDescription(event: LoggedEvent, language: Language): EventDescription {
  const word = language === 'de' ? 'Ereignis' : 'Event';
  return { summary: `${word} ${event.type} (version ${event.schemaVersion})`, changes: leaves('', event.data) };
}

function leaves(path: string, value: unknown): DescribedChange[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item, index) => leaves(`${path}[${index}]`, item));
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, item]) => leaves(path === '' ? key : `${path}.${key}`, item));
  }
  if (path === '') return [];
  return [{ field: path, to: typeof value === 'string' ? value : JSON.stringify(value) }];
}
