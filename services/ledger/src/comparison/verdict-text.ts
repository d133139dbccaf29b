import type { Language } from '@lotsenbuch/kernel';
import type { ComparedCheckpoint, Verdict } from './comparison-report.js';

const TEXTS: Readonly<Record<Verdict, Readonly<Record<Language, string>>>> = {
  consistent: {
    de: 'Stimmt: Alles, was damals aufgezeichnet war, steht heute unverändert da.',
    en: 'It holds: everything that was recorded then stands unchanged today.',
  },
  forked: {
    de: 'Stimmt nicht: Was damals aufgezeichnet war, ist heute nicht mehr dasselbe.',
    en: 'It does not hold: what was recorded then is no longer the same today.',
  },
  tooNew: {
    de: 'Der frühere Prüfwert umfasst mehr, als das Protokoll heute enthält: Ereignisse wurden entfernt, oder der heutige Prüfwert ist ein alter.',
    en: 'The earlier checkpoint covers more than the log holds today: events were removed, or the checkpoint of today is an old one.',
  },
  otherLog: {
    de: 'Der frühere Prüfwert gehört zu einem anderen Protokoll, das dieses nicht als seinen Vorgänger nennt.',
    en: 'The earlier checkpoint belongs to another log, which this one does not name as its predecessor.',
  },
  treeDamaged: {
    de: 'Nicht vergleichbar: Der Prüfbaum, der vorgelegt wurde, führt nicht zum heutigen Prüfwert.',
    en: 'It cannot be compared: the tree that was presented does not lead to the checkpoint of today.',
  },
  unreadable: {
    de: 'Nicht lesbar: Erwartet ist ein Prüfwert in einer Zeile (Name, Größe, Wert) oder mit allen seinen Zeilen.',
    en: 'It cannot be read: expected is a checkpoint in one line (origin, size, root) or with all its lines.',
  },
};

const FORK: Readonly<Record<Language, (at: number, reason: string) => string>> = {
  de: (at, reason) => `Das Protokoll wurde bei Baumgröße ${at} neu begonnen, mit dem Grund ${reason}.`,
  en: (at, reason) => `The log was forked at tree size ${at}, with the reason ${reason}.`,
};

const UNKNOWN_KEY: Readonly<Record<Language, string>> = {
  de: 'Er wurde mit keinem der bekannten Schlüssel erstellt und zählt nicht mehr als eine abgeschriebene Zeile.',
  en: 'None of the known keys made it: it counts no more than a line that was copied.',
};

/** What came of one earlier checkpoint, for people. */
export const verdictText = ({ verdict, fork, vouching }: ComparedCheckpoint, language: Language): string =>
  [
    TEXTS[verdict][language],
    fork && FORK[language](fork.size, fork.reason),
    vouching === 'unknownKey' && UNKNOWN_KEY[language],
  ]
    .filter((sentence) => typeof sentence === 'string')
    .join(' ');
