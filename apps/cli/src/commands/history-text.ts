import type { HistoryEntry } from '../contract.js';
import { berlinTime, count, sourceLine } from '../output/format.js';
import { oneLine } from '../output/one-line.js';

/** What each kind of thing is called in German; in English as it is typed. */
const GERMAN_KINDS = {
  carrier: 'Träger',
  'published-grant': 'Eintrag',
  'budget-year': 'Haushaltsjahr',
  selection: 'Trägerauswahl',
  grant: 'Zuwendung',
  project: 'Projekt',
  position: 'Stelle',
  facilitator: 'Lotsin oder Lotse',
  function: 'Funktion',
  headcounts: 'Stellenzahlen',
  account: 'Konto',
  erasure: 'Löschung',
  stream: 'Strom',
} as const;

export type KindOfThing = keyof typeof GERMAN_KINDS;
export type Language = 'de' | 'en';

/** An account for people: who did what, when, why, and on which line of a file it rests. */
export function historyText(
  { kind, id }: { readonly kind: KindOfThing; readonly id: string },
  items: readonly HistoryEntry[],
  language: Language,
  recordedBy?: string,
): string {
  const words = WORDS[language];
  const thing = `${language === 'de' ? GERMAN_KINDS[kind] : kind} ${id}`;
  if (items.length === 0) return words.nothing(thing, recordedBy);
  const entries = items.map((entry) => entryText(entry, words));
  return [words.heading(thing, recordedBy), ...entries, words.events(items.length)].join('\n\n');
}

/** What stands around the words of the server. */
interface Words {
  nothing(thing: string, day: string | undefined): string;
  heading(thing: string, day: string | undefined): string;
  events(number: number): string;
  readonly countsFrom: string;
  readonly none: string;
  readonly reason: string;
  readonly source: string;
  readonly remark: string;
  readonly event: string;
  readonly revision: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    nothing: (thing, day) => `Nothing was recorded about ${thing}${day === undefined ? '' : ` by the end of ${day}`}.`,
    heading: (thing, day) =>
      `History of ${thing}${day === undefined ? '' : `, as known by the end of ${day}`} (times of Berlin)`,
    events: (number) => count(number, 'event', 'events'),
    countsFrom: 'counts from',
    none: '(none)',
    reason: 'Reason',
    source: 'Source',
    remark: 'Remark',
    event: 'Event',
    revision: 'revision',
  },
  de: {
    nothing: (thing, day) => `${thing}: ${day === undefined ? '' : `bis zum Ende des ${day} `}nichts aufgezeichnet.`,
    heading: (thing, day) =>
      `${thing}: Verlauf${day === undefined ? '' : `, wie er am Ende des ${day} bekannt war`} (Berliner Zeit)`,
    events: (number) => count(number, 'Ereignis', 'Ereignisse'),
    countsFrom: 'gilt ab',
    none: '(nichts)',
    reason: 'Grund',
    source: 'Quelle',
    remark: 'Hinweis',
    event: 'Ereignis',
    revision: 'Revision',
  },
};

function entryText(entry: HistoryEntry, words: Words): string {
  const counting = entry.effectiveOn === undefined ? '' : `, ${words.countsFrom} ${entry.effectiveOn}`;
  const lines = [
    `${berlinTime(entry.recordedAt)}  ${oneLine(entry.actor)}${counting}`,
    `  ${oneLine(entry.summary)}`,
    ...entry.changes.map(({ field, from, to }) => `    ${oneLine(field)}: ${changeText(from, to, words)}`),
  ];
  if (entry.reason !== undefined) lines.push(`    ${words.reason}: ${oneLine(entry.reason)}`);
  if (entry.source !== undefined) lines.push(`    ${words.source}: ${oneLine(sourceLine(entry.source))}`);
  if (entry.remark !== undefined) lines.push(`    ${words.remark}: ${oneLine(entry.remark)}`);
  lines.push(
    `    ${words.event}: ${oneLine(entry.type)}, ${oneLine(entry.stream)} ${words.revision} ${entry.revision}`,
  );
  return lines.join('\n');
}

function changeText(from: string | undefined, to: string | undefined, { none }: Words): string {
  if (from === undefined) return oneLine(to ?? '');
  return `${oneLine(from)} → ${to === undefined ? none : oneLine(to)}`;
}
