import type { Language } from '@lotsenbuch/kernel';
import type { Comparison } from './comparison.js';

interface Figures {
  /** Events that the kept value covers, in words. */
  readonly kept: string;
  /** Events that the log of today has, in words. */
  readonly today: string;
  /** Name of the log that the kept value is of. */
  readonly origin: string;
  /** Name of the log of today. */
  readonly ownOrigin: string;
}

/** What the page tells apart: of what a declared fork left behind, nobody need be alarmed anew. */
type Outcome = Comparison['verdict'] | 'leftBehind';

const outcomeOf = ({ verdict, size, fork }: Comparison): Outcome =>
  verdict === 'forked' && fork !== undefined && size !== undefined && size > fork.size ? 'leftBehind' : verdict;

interface Wording {
  readonly result: string;
  readonly meaning: string;
}

const GERMAN: Readonly<Record<Outcome, (figures: Figures) => Wording>> = {
  consistent: ({ kept }) => ({
    result: 'Dieser Prüfwert passt.',
    meaning: `Alles, was er umfasst (${kept}), steht heute unverändert und in derselben Reihenfolge im Vorgangsprotokoll.`,
  }),
  forked: ({ kept }) => ({
    result: 'Dieser Prüfwert passt nicht.',
    meaning: `Was er umfasst (${kept}), ist heute nicht mehr dasselbe: geändert, vertauscht, entfernt, oder es kam etwas dazwischen. Bitte die Zeile aufheben und an die prüfende Stelle geben.`,
  }),
  leftBehind: ({ kept }) => ({
    result: 'Dieser Prüfwert reicht über den Neubeginn hinaus und passt deshalb nicht.',
    meaning: `Was er hinter der gemeinsamen Nummer umfasst (zusammen ${kept}), steht im heutigen Vorgangsprotokoll nicht mehr. Ob er bis dahin stimmt, zeigt nur das archivierte frühere Protokoll oder ein Prüfwert, der nicht so weit reicht.`,
  }),
  tooNew: ({ kept, today }) => ({
    result: 'Dieser Prüfwert ist neuer als das Vorgangsprotokoll hier.',
    meaning: `Er umfasst ${kept}, das Vorgangsprotokoll hier nur ${today}. Es fehlen Ereignisse, oder die Zeile ist falsch abgeschrieben. Bitte die Zeile aufheben und an die prüfende Stelle geben.`,
  }),
  otherLog: ({ origin, ownOrigin }) => ({
    result: 'Dieser Prüfwert gehört zu einem anderen Protokoll.',
    meaning: `Er nennt ${origin}; dieses heißt ${ownOrigin} und nennt jenes nicht als früheres.`,
  }),
  treeDamaged: () => ({
    result: 'Der Vergleich geht nicht.',
    meaning:
      'Die Dateien des Vorgangsprotokolls führen nicht zum eigenen heutigen Prüfwert. Der Betrieb führt ./lotsenbuch ledger verify aus; das nennt, was abweicht.',
  }),
  unreadable: () => ({
    result: 'Das ist als Prüfwert nicht lesbar.',
    meaning:
      'Erwartet wird eine Zeile aus drei Teilen: Name des Protokolls, Anzahl der Ereignisse und 44 Zeichen, das letzte ein Gleichheitszeichen. Groß- und Kleinschreibung zählt.',
  }),
};

const ENGLISH: typeof GERMAN = {
  consistent: ({ kept }) => ({
    result: 'This checkpoint value fits.',
    meaning: `Everything that it covers (${kept}) stands in the log of today, unchanged and in the same order.`,
  }),
  forked: ({ kept }) => ({
    result: 'This checkpoint value does not fit.',
    meaning: `What it covers (${kept}) is no longer the same today: changed, swapped, removed, or something was put in between. Please keep the line and hand it to those who audit.`,
  }),
  leftBehind: ({ kept }) => ({
    result: 'This checkpoint value reaches beyond the new beginning of the log and so does not fit.',
    meaning: `What it covers behind the shared number (${kept} in all) is not in the log of today. Whether it holds up to there, only the archived earlier log shows, or a checkpoint value that does not reach as far.`,
  }),
  tooNew: ({ kept, today }) => ({
    result: 'This checkpoint value is newer than the log here.',
    meaning: `It covers ${kept}, the log here only ${today}. Events are missing, or the line was copied wrongly. Please keep the line and hand it to those who audit.`,
  }),
  otherLog: ({ origin, ownOrigin }) => ({
    result: 'This checkpoint value belongs to another log.',
    meaning: `It names ${origin}; this one is called ${ownOrigin} and does not name that as an earlier one.`,
  }),
  treeDamaged: () => ({
    result: 'They cannot be compared.',
    meaning:
      'The files of the log do not lead to its own checkpoint value of today. The operator runs ./lotsenbuch ledger verify, which names what differs.',
  }),
  unreadable: () => ({
    result: 'That cannot be read as a checkpoint value.',
    meaning:
      'Expected is one line of three parts: the name of the log, the number of events and 44 characters, the last an equals sign. Upper and lower case matter.',
  }),
};

/** What came of the comparison: in one sentence, and what that means. */
export const comparisonWording = (comparison: Comparison, figures: Figures, language: Language): Wording =>
  (language === 'en' ? ENGLISH : GERMAN)[outcomeOf(comparison)](figures);
