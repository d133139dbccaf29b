import type { Language } from '@lotsenbuch/kernel';

/** What a verification could not see, whatever it found. */
export type LimitCode =
  | 'noOutsideCosignature'
  | 'quorumMissing'
  | 'policyNotUsable'
  | 'keysFromDisk'
  | 'resumed'
  | 'nothingSigned'
  | 'nothingPublished'
  | 'eventsNotCovered'
  | 'forked'
  | 'moreFindings';

const TEXTS: Readonly<Record<LimitCode, Readonly<Record<Language, string>>>> = {
  noOutsideCosignature: {
    de: 'Keine Stelle außerhalb hat diesen Stand gegenbestätigt. Wer den Schlüssel und die Dateien hat, könnte die ganze Geschichte neu geschrieben haben, ohne dass diese Prüfung es sieht. Nur ein früher notierter Prüfwert zeigt das: lotsenbuch ledger compare.',
    en: 'Nobody outside has cosigned this state. Whoever has the key and the files could have written the whole history anew, and this verification would not see it. Only a checkpoint noted earlier shows that: lotsenbuch ledger compare.',
  },
  quorumMissing: {
    de: 'Es gibt Gegenbestätigungen, aber nicht so viele, wie verlangt sind.',
    en: 'There are cosignatures, but not as many as are asked for.',
  },
  policyNotUsable: {
    de: 'Die Datei mit den Stellen, die gegenbestätigen sollen, ist nicht lesbar oder nennt dieses Protokoll nicht: Ob gegenbestätigt wurde, ist nicht geprüft.',
    en: 'The file that names who is to cosign cannot be read or does not name this log: cosignatures have not been checked.',
  },
  keysFromDisk: {
    de: 'Die Prüfschlüssel stammen von dem Rechner, der geprüft wurde. Wer dort alles schreiben kann, kann auch sie ersetzen: mit dem auf Papier aufbewahrten Schlüssel vergleichen.',
    en: 'The verifier keys come from the machine that was verified. Whoever can write everything there can replace them too: compare with the key that is kept on paper.',
  },
  resumed: {
    de: 'Ein Teil wurde in einem früheren, unterbrochenen Lauf geprüft; was seither daran geändert wurde, ist nicht gesehen worden.',
    en: 'Part of it was checked in an earlier run that was interrupted; what was changed there since then has not been seen.',
  },
  nothingSigned: {
    de: 'Es gibt noch keinen Prüfwert: Geprüft ist nur, dass Ereignisse und Prüfbaum zueinander passen.',
    en: 'There is no signed checkpoint yet: it was only checked that events and tree fit each other.',
  },
  nothingPublished: {
    de: 'Der zuletzt veröffentlichte Prüfwert fehlt; geprüft sind die aufbewahrten.',
    en: 'The latest published checkpoint is missing; those that were kept have been checked.',
  },
  eventsNotCovered: {
    de: 'Nach diesem Stand wurden weitere Ereignisse aufgezeichnet, die der Prüfbaum noch nicht enthält.',
    en: 'Further events were recorded after this state that the tree does not hold yet.',
  },
  forked: {
    de: 'Das Protokoll wurde mit Angabe eines Grundes neu begonnen. Geprüft ist das heutige; die verlassenen liegen im Archiv und wurden nicht geprüft.',
    en: 'The log was begun anew with a reason. Verified is the one of today; those that were left lie in the archive and have not been verified.',
  },
  moreFindings: {
    de: 'Es gibt mehr Befunde, als hier genannt sind.',
    en: 'There are more findings than are named here.',
  },
};

export const limitText = (code: LimitCode, language: Language): string => TEXTS[code][language];
