import type { Language } from '@lotsenbuch/kernel';
import type { FindingKind } from './finding.js';

export interface FindingSentences {
  /** What is wrong, without a full stop; where it is follows. */
  readonly what: string;
  /** What to do. */
  readonly todo: string;
}

const RESTORE_DE =
  'Nichts weiter aufzeichnen; Datenbank und Prüfdateien sichern; mit einer Sicherung vergleichen und klären, wer die Datei geändert hat. Nach einer Wiederherstellung: lotsenbuch ledger fork.';
const RESTORE_EN =
  'Record nothing more; keep a copy of the database and of the tree; compare with a backup and find out who changed the file. After a restore: lotsenbuch ledger fork.';
const TREE_DE =
  'Die Datei aus einer Sicherung des Verzeichnisses der Prüfdateien zurückholen und noch einmal prüfen; die Ereignisse selbst müssen dafür nicht wiederhergestellt werden.';
const TREE_EN =
  'Bring the file back from a backup of the ledger folder and verify again; the events themselves need not be restored for this.';
const SIGNED_DE =
  'Nichts weiter veröffentlichen; die Dateien sichern; mit früher notierten Prüfwerten vergleichen (lotsenbuch ledger compare) und klären, wer die Datei geändert hat.';
const SIGNED_EN =
  'Publish nothing more; keep the files; compare with checkpoints noted earlier (lotsenbuch ledger compare) and find out who changed the file.';
const KEY_DE =
  'Klären, wer den Schlüssel hat oder hatte; alle, die Prüfwerte aufbewahren, benachrichtigen; mit deren Notizen vergleichen (lotsenbuch ledger compare).';
const KEY_EN =
  'Find out who has or had the key; tell everyone who keeps checkpoints; compare with their notes (lotsenbuch ledger compare).';

const DE: Readonly<Record<FindingKind, FindingSentences>> = {
  eventChanged: { what: 'Ein Ereignis ist nicht mehr das, das aufgezeichnet wurde', todo: RESTORE_DE },
  eventMissing: { what: 'Ein aufgezeichnetes Ereignis fehlt', todo: RESTORE_DE },
  eventInserted: { what: 'Ein Ereignis wurde nachträglich dazwischengesetzt', todo: RESTORE_DE },
  eventsReordered: { what: 'Ereignisse stehen in anderer Reihenfolge als aufgezeichnet', todo: RESTORE_DE },
  logShorter: {
    what: 'Die Datenbank endet früher als das, was aufgezeichnet wurde: Die letzten Ereignisse wurden entfernt, oder ein älterer Stand wurde eingespielt',
    todo: RESTORE_DE,
  },
  otherStore: {
    what: 'Die Datenbank ist eine andere: Schon das erste Ereignis ist nicht das aufgezeichnete',
    todo: 'EVENT_STORE_URL und LEDGER_DIR prüfen: Sie gehören nicht zusammen. Wurde die Datenbank ersetzt, die richtige aus einer Sicherung zurückholen.',
  },
  rowMisfiled: {
    what: 'Ein Ereignis ist in der Datenbank unter anderem Strom, anderer Revision oder anderer Art abgelegt, als es selbst sagt, oder so, wie die Anwendung keines ablegt',
    todo: RESTORE_DE,
  },
  recordedAtGoesBack: {
    what: 'Ein Ereignis trägt eine frühere Aufzeichnungszeit als das davor',
    todo: 'Die Uhr des Servers prüfen und klären, wer unter Umgehung der Anwendung geschrieben hat: Sie lässt die Zeit nie zurückgehen.',
  },
  tileMissing: { what: 'Eine Datei des Prüfbaums fehlt', todo: TREE_DE },
  tileDamaged: { what: 'Eine Datei des Prüfbaums ist beschädigt', todo: TREE_DE },
  entryBundleMissing: { what: 'Eine Kopie der Ereignisse neben dem Prüfbaum fehlt', todo: TREE_DE },
  entryBundleDamaged: { what: 'Eine Kopie der Ereignisse neben dem Prüfbaum ist beschädigt', todo: TREE_DE },
  ordinalsDamaged: {
    what: 'Die Liste, die Prüfbaum und Datenbank verbindet, nennt einen anderen Platz als den, an dem das Ereignis steht',
    todo: TREE_DE,
  },
  headMissing: {
    what: 'Der Stand, der vor jedem Prüfwert festgehalten wird, fehlt',
    todo: 'head.json aus einer Sicherung des Verzeichnisses der Prüfwerte zurückholen. Ist sie verloren: lotsenbuch ledger fork mit dem Grund lostCheckpoints.',
  },
  headDamaged: {
    what: 'Der Stand, der vor jedem Prüfwert festgehalten wird, ist beschädigt',
    todo: 'head.json aus einer Sicherung des Verzeichnisses der Prüfwerte zurückholen. Ist sie verloren: lotsenbuch ledger fork mit dem Grund lostCheckpoints.',
  },
  headDisagrees: {
    what: 'Der festgehaltene Stand passt nicht zum Prüfbaum oder zu den Prüfwerten',
    todo: SIGNED_DE,
  },
  checkpointDamaged: { what: 'Ein Prüfwert ist nicht lesbar', todo: SIGNED_DE },
  foreignCheckpoint: { what: 'Ein Prüfwert gehört zu einem anderen Protokoll', todo: SIGNED_DE },
  signatureInvalid: { what: 'Ein Prüfwert wurde nicht mit dem bekannten Schlüssel erstellt', todo: KEY_DE },
  checkpointsDisagree: { what: 'Für denselben Stand gibt es zwei verschiedene Prüfwerte', todo: KEY_DE },
  checkpointNotOnTree: { what: 'Ein Prüfwert passt nicht zum Prüfbaum', todo: KEY_DE },
  checkpointsGoBack: { what: 'Die Reihe der Prüfwerte geht zurück oder bricht zu früh ab', todo: SIGNED_DE },
  revisionMissing: { what: 'In einem Strom fehlen Ereignisse', todo: RESTORE_DE },
  streamIndexDiffers: {
    what: 'Das Verzeichnis der Ströme in der Datenbank passt nicht zu ihren Ereignissen',
    todo: 'Die Datenbank sichern und aus einer Sicherung zurückholen, oder den Index von SQLite neu aufbauen lassen (REINDEX) und noch einmal prüfen.',
  },
  streamHeadsDiffer: { what: 'Die Ströme reichen nicht so weit wie damals festgehalten', todo: RESTORE_DE },
  forked: {
    what: 'Das Protokoll ist nicht die Fortsetzung dessen, zu dem der frühere Prüfwert gehört',
    todo: 'Den früheren Prüfwert aufbewahren und eine Erklärung verlangen: Ereignisse von damals wurden geändert, entfernt oder ersetzt.',
  },
  keyMissing: {
    what: 'Kein Schlüssel ist bekannt, mit dem sich die Prüfwerte prüfen lassen',
    todo: 'Den Prüfschlüssel angeben, wie ihn lotsenbuch ledger key ausgibt, am besten von dem Papier, auf dem er aufbewahrt wird.',
  },
};

const EN: Readonly<Record<FindingKind, FindingSentences>> = {
  eventChanged: { what: 'An event is no longer what was recorded', todo: RESTORE_EN },
  eventMissing: { what: 'A recorded event is missing', todo: RESTORE_EN },
  eventInserted: { what: 'An event was put in between afterwards', todo: RESTORE_EN },
  eventsReordered: { what: 'Events stand in another order than they were recorded in', todo: RESTORE_EN },
  logShorter: {
    what: 'The database ends before what was recorded does: its last events were removed, or an older copy took its place',
    todo: RESTORE_EN,
  },
  otherStore: {
    what: 'The database is another one: not even the first event is the one that was recorded',
    todo: 'Check EVENT_STORE_URL and LEDGER_DIR: they do not belong together. If the database was replaced, bring the right one back from a backup.',
  },
  rowMisfiled: {
    what: 'The database files an event under another stream, revision or type than the event names itself, or holds one that the application cannot have written',
    todo: RESTORE_EN,
  },
  recordedAtGoesBack: {
    what: 'An event bears an earlier time of recording than the one before it',
    todo: 'Check the clock of the server and find out who wrote past the application, which never lets the time go back.',
  },
  tileMissing: { what: 'A file of the tree is missing', todo: TREE_EN },
  tileDamaged: { what: 'A file of the tree is damaged', todo: TREE_EN },
  entryBundleMissing: { what: 'A copy of events beside the tree is missing', todo: TREE_EN },
  entryBundleDamaged: { what: 'A copy of events beside the tree is damaged', todo: TREE_EN },
  ordinalsDamaged: {
    what: 'The list that ties the tree to the database names another place than the one where the event stands',
    todo: TREE_EN,
  },
  headMissing: {
    what: 'The state that is kept before each checkpoint is missing',
    todo: 'Bring head.json back from a backup of the checkpoint folder. If it is lost: lotsenbuch ledger fork with the reason lostCheckpoints.',
  },
  headDamaged: {
    what: 'The state that is kept before each checkpoint is damaged',
    todo: 'Bring head.json back from a backup of the checkpoint folder. If it is lost: lotsenbuch ledger fork with the reason lostCheckpoints.',
  },
  headDisagrees: { what: 'The state that was kept fits neither the tree nor the checkpoints', todo: SIGNED_EN },
  checkpointDamaged: { what: 'A checkpoint cannot be read', todo: SIGNED_EN },
  foreignCheckpoint: { what: 'A checkpoint belongs to another log', todo: SIGNED_EN },
  signatureInvalid: { what: 'A checkpoint was not made with the known key', todo: KEY_EN },
  checkpointsDisagree: { what: 'There are two different checkpoints for one tree size', todo: KEY_EN },
  checkpointNotOnTree: { what: 'A checkpoint does not fit the tree', todo: KEY_EN },
  checkpointsGoBack: { what: 'The checkpoints go back, or end too early', todo: SIGNED_EN },
  revisionMissing: { what: 'Events of a stream are missing', todo: RESTORE_EN },
  streamIndexDiffers: {
    what: 'The index of streams in the database does not fit its events',
    todo: 'Keep a copy of the database and bring it back from a backup, or let SQLite build the index anew (REINDEX), then verify again.',
  },
  streamHeadsDiffer: { what: 'The streams do not reach as far as was recorded then', todo: RESTORE_EN },
  forked: {
    what: 'The log does not go on from what the earlier checkpoint speaks of',
    todo: 'Keep the earlier checkpoint and ask for an explanation: events of that time were changed, removed or replaced.',
  },
  keyMissing: {
    what: 'No key is known by which the checkpoints could be checked',
    todo: 'Give the verifier key as lotsenbuch ledger key prints it, best from the paper it is kept on.',
  },
};

export const findingSentences = (kind: FindingKind, language: Language): FindingSentences =>
  (language === 'de' ? DE : EN)[kind];
