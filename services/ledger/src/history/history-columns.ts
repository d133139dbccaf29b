import type { CsvColumn } from '@lotsenbuch/service-kit';
import type { HistoryEntryAnswer, StreamHistoryEntryAnswer } from './history-answer.js';

/** A history as a table: one line per event. */
export const HISTORY_COLUMNS: readonly CsvColumn<HistoryEntryAnswer>[] = [
  { name: 'recordedAt', value: (entry) => entry.recordedAt },
  { name: 'effectiveOn', value: (entry) => entry.effectiveOn },
  { name: 'actor', value: (entry) => entry.actor },
  { name: 'type', value: (entry) => entry.type },
  { name: 'summary', value: (entry) => entry.summary },
  { name: 'changes', value: (entry) => entry.changes.map(changeText).join('\n') },
  { name: 'reason', value: (entry) => entry.reason },
  { name: 'sourceFile', value: (entry) => entry.source?.file },
  { name: 'sourceSheet', value: (entry) => entry.source?.sheet },
  { name: 'sourceRow', value: (entry) => entry.source?.row },
  { name: 'remark', value: (entry) => entry.remark },
  { name: 'stream', value: (entry) => entry.stream },
  { name: 'revision', value: (entry) => entry.revision },
  { name: 'treeIndex', value: (entry) => entry.treeIndex },
];

export const STREAM_HISTORY_COLUMNS: readonly CsvColumn<StreamHistoryEntryAnswer>[] = [
  ...HISTORY_COLUMNS,
  { name: 'logPosition', value: (entry) => entry.logPosition },
];

const changeText = ({ field, from, to }: HistoryEntryAnswer['changes'][number]): string =>
  from === undefined ? `${field}: ${to ?? ''}` : `${field}: ${from} → ${to ?? ''}`;
