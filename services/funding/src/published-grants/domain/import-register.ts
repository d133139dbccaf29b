import { err, ok, type Result } from '@lotsenbuch/kernel';
import type {
  DistrictFinding,
  PublishedCells,
  PublishedRegisterEvent,
  RefusedRow,
  RegisterImported,
  SourceLine,
  Verdict,
  VerdictBasis,
} from './events.js';
import { matchRecords, type RecordMatch } from './match-records.js';
import type { PublishedRegisterState, RecordState } from './published-register-state.js';

/** A row of the programme, already judged by the rule. */
export interface ClassifiedRow {
  /** 1-based, as a spreadsheet shows it. */
  readonly row: number;
  /** Folded texts: what makes it the same record in another file. */
  readonly identity: { readonly recipient: string; readonly funder: string; readonly purpose: string };
  /** Short digest of year and identity, the same for the same identity for ever; record ids begin with it. */
  readonly identityDigest: string;
  readonly cells: PublishedCells;
  readonly amountCents: number;
  readonly amountPrecision: 'wholeEuros' | 'cents';
  readonly verdict: Verdict;
  readonly basis: VerdictBasis;
  readonly district: DistrictFinding;
}

export interface ImportRegister {
  readonly type: 'ImportRegister';
  readonly importId: string;
  readonly year: number;
  /** SHA-256 in lower-case hex. */
  readonly file: { readonly sha256: string; readonly bytes: number };
  readonly reader: RegisterImported['data']['reader'];
  readonly sheet?: string;
  readonly ruleVersion: string;
  /** Grants in the file, of all departments. */
  readonly rows: number;
  readonly classified: readonly ClassifiedRow[];
  readonly refused: readonly RefusedRow[];
}

export type ImportRejection =
  | { readonly kind: 'otherRegisterYear'; readonly expected: number; readonly found: number }
  /** The register has records, and this file has none of the programme: surely another file was meant. */
  | { readonly kind: 'nothingOfTheProgramme'; readonly recorded: number }
  | { readonly kind: 'rowTooLarge'; readonly row: number; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'importTooLarge'; readonly bytes: number; readonly limit: number };

/** Bytes an event store takes: 65,535 per event and 1 MiB per append, of which each envelope needs its share. */
const ENVELOPE_BYTES = 1024;
const EVENT_BYTES = 65_535 - ENVELOPE_BYTES;
const APPEND_BYTES = 1024 * 1024;

const bytesOf = (value: object): number => new TextEncoder().encode(JSON.stringify(value)).length;

const identityKey = ({ recipient, funder, purpose }: ClassifiedRow['identity']): string =>
  `${recipient}\n${funder}\n${purpose}`;

const sourceOf = ({ file, sheet }: ImportRegister, row: number): SourceLine => ({
  file: file.sha256,
  ...(sheet !== undefined && { sheet }),
  row,
});

const isRejudged = (record: RecordState, row: ClassifiedRow): boolean =>
  record.verdict !== row.verdict ||
  record.clause !== row.basis.clause ||
  JSON.stringify(record.district) !== JSON.stringify(row.district);

type RecordEvent = Exclude<PublishedRegisterEvent, { readonly type: 'RegisterImported' | 'RegisterRowsRefused' }>;

const eventsOfMatch = (
  command: ImportRegister,
  { row, record, ordinal }: RecordMatch<ClassifiedRow>,
): readonly RecordEvent[] => {
  const { importId, year } = command;
  const { identity, cells, amountCents, amountPrecision, verdict, basis, district } = row;
  const source = sourceOf(command, row.row);
  const frame = { schemaVersion: 1, effectiveOn: `${year}-01-01` } as const;
  if (record === undefined || record.withdrawn) {
    const recordId = record?.recordId ?? `${year}-${row.identityDigest}-${ordinal}`;
    const published = { year, identity: { ...identity, ordinal }, source, cells, amountCents, amountPrecision };
    const judged = { effectivePrecision: 'year', verdict, basis, district } as const;
    return [{ type: 'PublishedGrantRecorded', ...frame, data: { recordId, importId, ...published, ...judged } }];
  }
  const { recordId } = record;
  const events: RecordEvent[] = [];
  if (record.amountCents !== amountCents) {
    const data = { recordId, importId, source, amountCents: { from: record.amountCents, to: amountCents }, cells };
    events.push({ type: 'PublishedGrantCorrected', ...frame, data });
  }
  if (isRejudged(record, row)) {
    const judged = { verdict: { from: record.verdict, to: verdict }, basis, district };
    events.push({
      type: 'PublishedGrantReclassified',
      ...frame,
      data: { recordId, importId, source, cells, ...judged },
    });
  }
  return events;
};

/** Lists of refused rows, each small enough for one event; the first one shares its event with the import itself. */
const chunks = (rows: readonly RefusedRow[], firstRoom: number): readonly (readonly RefusedRow[])[] => {
  const lists: RefusedRow[][] = [[]];
  let room = firstRoom;
  for (const row of rows) {
    const bytes = bytesOf(row) + 1;
    if (bytes > room) {
      lists.push([]);
      room = EVENT_BYTES - ENVELOPE_BYTES;
    }
    lists.at(-1)?.push(row);
    room -= bytes;
  }
  return lists;
};

const importEvents = (command: ImportRegister, changes: readonly RecordEvent[]): readonly PublishedRegisterEvent[] => {
  const { importId, year, file, reader, sheet, ruleVersion, rows, classified, refused } = command;
  const verdicts = (verdict: Verdict): number => classified.filter((row) => row.verdict === verdict).length;
  const changed = (type: RecordEvent['type']): number => changes.filter((event) => event.type === type).length;
  const touched = new Set(changes.map(({ data }) => data.recordId));
  const recorded = changed('PublishedGrantRecorded');
  const withdrawn = changed('PublishedGrantWithdrawn');
  const about = {
    importId,
    year,
    file,
    reader,
    ...(sheet !== undefined && { sheet }),
    ruleVersion,
    rows,
    verdicts: {
      confirmed: verdicts('confirmed'),
      inReview: verdicts('inReview'),
      apart: verdicts('apart'),
      refused: refused.length,
    },
    changes: {
      recorded,
      corrected: changed('PublishedGrantCorrected'),
      withdrawn,
      reclassified: changed('PublishedGrantReclassified'),
      unchanged: classified.length - (touched.size - withdrawn),
    },
  };
  const [first = [], ...others] = chunks(refused, EVENT_BYTES - bytesOf(about) - ENVELOPE_BYTES);
  return [
    { type: 'RegisterImported', schemaVersion: 1, data: { ...about, refused: first } },
    ...others.map((list) => ({
      type: 'RegisterRowsRefused' as const,
      schemaVersion: 1 as const,
      data: { importId, refused: list },
    })),
    ...changes,
  ];
};

const refuseSize = (events: readonly PublishedRegisterEvent[]): ImportRejection | undefined => {
  let total = 0;
  for (const { data } of events) {
    const bytes = bytesOf(data);
    total += bytes + ENVELOPE_BYTES;
    if (bytes > EVENT_BYTES && 'source' in data) {
      return { kind: 'rowTooLarge', row: data.source.row, bytes, limit: EVENT_BYTES };
    }
  }
  return total > APPEND_BYTES ? { kind: 'importTooLarge', bytes: total, limit: APPEND_BYTES } : undefined;
};

/**
 * Compares a file with the register of its year. The events are one append: first the import, then what became of the
 * records. The file that was imported last, judged by the same rule, leads to nothing.
 */
export const importRegister = (
  command: ImportRegister,
  state: PublishedRegisterState,
): Result<readonly PublishedRegisterEvent[], ImportRejection> => {
  const { year, importId, file, ruleVersion, classified } = command;
  if (state.year !== undefined && state.year !== year) {
    return err({ kind: 'otherRegisterYear', expected: state.year, found: year });
  }
  if (state.lastImport?.sha256 === file.sha256 && state.lastImport.ruleVersion === ruleVersion) return ok([]);
  const records = [...state.records.values()];
  const present = records.filter(({ withdrawn }) => !withdrawn);
  if (classified.length === 0 && present.length > 0) {
    return err({ kind: 'nothingOfTheProgramme', recorded: present.length });
  }
  const rowsByIdentity = Map.groupBy(classified, ({ identity }) => identityKey(identity));
  const recordsByIdentity = Map.groupBy(records, ({ identity }) => identityKey(identity));
  const identities = new Set([...rowsByIdentity.keys(), ...recordsByIdentity.keys()]);
  const matched = [...identities].map((identity) =>
    matchRecords(rowsByIdentity.get(identity) ?? [], recordsByIdentity.get(identity) ?? []),
  );
  const changes = matched
    .flatMap(({ matches }) => matches)
    .toSorted((a, b) => a.row.row - b.row.row)
    .flatMap((match) => eventsOfMatch(command, match));
  const withdrawals = matched
    .flatMap(({ gone }) => gone)
    .map(({ recordId }) => ({
      type: 'PublishedGrantWithdrawn' as const,
      schemaVersion: 1 as const,
      effectiveOn: `${year}-01-01`,
      data: { recordId, importId, file: file.sha256 },
    }));
  const events = importEvents(command, [...changes, ...withdrawals]);
  const tooLarge = refuseSize(events);
  return tooLarge === undefined ? ok(events) : err(tooLarge);
};
