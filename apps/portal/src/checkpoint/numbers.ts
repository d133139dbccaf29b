import type { Language } from '@lotsenbuch/kernel';
import { checkpointTexts } from './checkpoint-texts.js';

/** A whole number with the separators of the language. */
export const wholeNumber = (value: number, language: Language): string =>
  value.toLocaleString(language === 'en' ? 'en-GB' : 'de-DE');

/** `1 Ereignis`, `1.234 Ereignisse`. */
export const eventsInWords = (count: number, language: Language): string => {
  const t = checkpointTexts(language);
  return `${wholeNumber(count, language)} ${count === 1 ? t.event : t.events}`;
};
