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

type Verdict = Comparison['verdict'];

interface Wording {
  readonly result: string;
  readonly meaning: string;
}

const GERMAN: Readonly<Record<Verdict, (figures: Figures) => Wording>> = {
  consistent: ({ kept }) => ({
    result: 'Dieser Prüfwert passt.',
    meaning: `Alles, was er umfasst (${kept}), steht heute unverändert und in derselben Reihenfolge im Vorgangsprotokoll.`,
  }),
  forked: ({ kept }) => ({
    result: 'Dieser Prüfwert passt nicht.',
    meaning: `Was er umfasst (${kept}), ist heute nicht mehr dasselbe: geändert, vertauscht, entfernt, oder es kam etwas dazwischen. Bitte die Zeile aufheben und an die prüfende Stelle geben.`,
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
export const comparisonWording = (verdict: Verdict, figures: Figures, language: Language): Wording =>
  (language === 'en' ? ENGLISH : GERMAN)[verdict](figures);
