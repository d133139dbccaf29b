import type { Language } from '@lotsenbuch/kernel';
import type { EventName, Finding } from './finding.js';
import { findingSentences } from './finding-sentences.js';

const WORDS = {
  de: {
    index: 'Baumindex',
    count: 'betroffene Ereignisse',
    ordinal: 'Platz in der Datenbank',
    path: 'Datei',
    line: 'Zeile',
    size: 'Baumgröße',
    stream: 'Strom',
    was: 'Aufgezeichnet war',
    is: 'In der Datenbank steht',
    unreadable: 'ein nicht lesbares Ereignis',
    recorded: 'vom',
    restMoved: 'Alles dahinter ist mitverschoben und wurde nicht einzeln benannt.',
    details: 'Im Einzelnen',
  },
  en: {
    index: 'tree index',
    count: 'events concerned',
    ordinal: 'place in the database',
    path: 'file',
    line: 'line',
    size: 'tree size',
    stream: 'stream',
    was: 'Recorded was',
    is: 'The database has',
    unreadable: 'an event that cannot be read',
    recorded: 'of',
    restMoved: 'Everything behind it has moved with it and is not named one by one.',
    details: 'In detail',
  },
} as const;

type Words = (typeof WORDS)[Language];

const PLACES = ['index', 'count', 'ordinal', 'stream', 'path', 'line', 'size'] as const;

const inWords = (event: EventName, words: Words): string =>
  event.stream === ''
    ? words.unreadable
    : `${event.stream}/${event.revision} ${event.type} ${words.recorded} ${event.recordedAt} (${event.id})`;

/**
 * What was found, for people: what is wrong, where, what was there and what is there now, and what to do.
 * Figures are plain numbers, times UTC, as they stand in files and events.
 */
export const findingText = (finding: Finding, language: Language): string => {
  const words = WORDS[language];
  const { what, todo } = findingSentences(finding.kind, language);
  const where = PLACES.flatMap((place) => (finding[place] === undefined ? [] : [`${words[place]} ${finding[place]}`]));
  return [
    `${what}${where.length === 0 ? '' : ` (${where.join(', ')})`}.`,
    finding.was && `${words.was}: ${inWords(finding.was, words)}.`,
    finding.is && `${words.is}: ${inWords(finding.is, words)}.`,
    finding.text && `${words.details}: ${finding.text}.`,
    finding.restMoved && words.restMoved,
    todo,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
};
