import { inLanguage } from '../pages/page.js';

export const checkpointPageTexts = inLanguage({
  de: {
    keep: 'Heutiger Prüfwert',
    check: 'Aufgehobenen Prüfwert prüfen',
    checkLead:
      'Die Zeile aus Notizbuch oder E-Mail hier eingeben: Die Antwort sagt, ob das heutige Vorgangsprotokoll bis dahin noch dasselbe ist.',
    kept: 'Aufgehobener Prüfwert',
    keptHint: 'Name des Protokolls, Anzahl der Ereignisse, Wert',
    submit: 'Prüfen',
    selfAnswer:
      'Diese Auskunft gibt das geprüfte System selbst. Wer sich darauf nicht verlassen will, vergleicht mit eigenen Mitteln: ./lotsenbuch ledger compare DATEI, oder jedes Programm, das C2SP tlog-tiles liest; die Hashwerte sind öffentlich unter /v1/ledger/.',
    list: 'Alle Prüfwerte dieses Protokolls',
    listNone: 'Noch keine.',
    earlier: 'Ältere',
    latest: 'Zu den neuesten',
    csv: 'Als CSV',
    since: 'Dazwischen wurde das Vorgangsprotokoll neu begonnen, gemeinsam bis Nr.',
  },
  en: {
    keep: 'Checkpoint value of today',
    check: 'Check a checkpoint value you kept',
    checkLead:
      'Enter the line from your notebook or e-mail: the answer says whether the log of today is still the same up to there.',
    kept: 'Kept checkpoint value',
    keptHint: 'name of the log, number of events, value',
    submit: 'Check',
    selfAnswer:
      'This answer is given by the system that is being checked. Who does not want to rely on that compares with means of their own: ./lotsenbuch ledger compare FILE, or any program that reads C2SP tlog-tiles; the hashes are public under /v1/ledger/.',
    list: 'All checkpoint values of this log',
    listNone: 'None yet.',
    earlier: 'Earlier ones',
    latest: 'To the latest',
    csv: 'As CSV',
    since: 'In between the log was begun anew, shared up to no.',
  },
});
