import { ordinalOf, type RecordedEvent } from '@lotsenbuch/event-store';
import type { ChangeValue, DescribedChange, Language, LocalDate, ThingReference } from '@lotsenbuch/kernel';
import { describeEvent, type EventAccount } from '../domain/describe-event.js';
import type { DescriberCatalogue } from '../domain/describer-catalogue.js';
import { publicActor } from '../domain/public-actor.js';
import type { LedgerPorts, ThingKind } from '../ledger-ports.js';
import type { ChangeAnswer, HistoryEntryAnswer, StreamHistoryEntryAnswer } from './history-answer.js';

/** How an account is told. */
export interface Telling {
  readonly lang: Language;
  /** Berlin day: things are called what they were known to be called at its end; default now. */
  readonly recordedBy?: LocalDate | undefined;
}

type Captions = ReadonlyMap<string, string | undefined>;

/** Puts recorded events into words, and gives the things they mention the names known at the time. */
export class Historian {
  readonly #describers: DescriberCatalogue;
  readonly #kinds: ReadonlyMap<string, ThingKind>;
  readonly #treeIndexOf: (event: RecordedEvent) => Promise<number | undefined>;

  constructor(describers: DescriberCatalogue, { things, ledger, eventStore }: LedgerPorts) {
    this.#describers = describers;
    this.#kinds = new Map(things.map((kind) => [kind.kind, kind]));
    this.#treeIndexOf = ({ position }) => ledger.treeIndexOf(Number(ordinalOf(eventStore.storeId, position)));
  }

  async forThePublic(events: readonly RecordedEvent[], telling: Telling): Promise<HistoryEntryAnswer[]> {
    const entries = await this.forReaders(events, telling);
    return entries.map((entry) => ({ ...entry, actor: publicActor(entry.actor) }));
  }

  /** For those who may know which person it was. */
  async forReaders(events: readonly RecordedEvent[], telling: Telling): Promise<HistoryEntryAnswer[]> {
    const entries = await this.forAuditors(events, telling);
    return entries.map(({ logPosition: _logPosition, ...entry }) => entry);
  }

  async forAuditors(events: readonly RecordedEvent[], telling: Telling): Promise<StreamHistoryEntryAnswer[]> {
    const accounts = events.map(({ envelope }) => describeEvent(envelope, this.#describers, telling.lang));
    const captions = await this.#captionsOf(accounts, telling.recordedBy);
    // As it was known on a day, an account stays the same byte for byte, whatever is covered since.
    const treeIndexes = telling.recordedBy === undefined ? await Promise.all(events.map(this.#treeIndexOf)) : [];
    return events.map(({ position, envelope }, index) => {
      const { stream, revision, type, recordedAt, effectiveOn, actor } = envelope;
      const { changes, ...words } = accounts[index] as EventAccount;
      const treeIndex = treeIndexes[index];
      return {
        logPosition: position,
        stream,
        revision,
        type,
        recordedAt,
        ...(effectiveOn !== undefined && { effectiveOn }),
        actor,
        ...words,
        changes: changes.map((change) => changeAnswer(change, captions)),
        ...(treeIndex !== undefined && { treeIndex }),
      };
    });
  }

  async #captionsOf(accounts: readonly EventAccount[], recordedBy: LocalDate | undefined): Promise<Captions> {
    const mentioned = new Map<string, ThingReference>();
    for (const { changes } of accounts) {
      for (const value of changes.flatMap(({ from, to }) => [from, to])) {
        if (typeof value === 'object') mentioned.set(keyOf(value), value);
      }
    }
    const captions = [...mentioned].map(
      async ([key, { kind, id }]) => [key, await this.#kinds.get(kind)?.captionOf(id, recordedBy)] as const,
    );
    return new Map(await Promise.all(captions));
  }
}

const changeAnswer = ({ field, from, to }: DescribedChange, captions: Captions): ChangeAnswer => ({
  field,
  ...(from !== undefined && { from: shown(from, captions) }),
  ...(to !== undefined && { to: shown(to, captions) }),
});

/** A thing by its name and its id: the name can be read, and two things can have the same. */
function shown(value: ChangeValue, captions: Captions): string {
  if (typeof value === 'string') return value;
  const caption = captions.get(keyOf(value));
  return caption === undefined ? value.id : `${caption} (${value.id})`;
}

const keyOf = ({ kind, id }: ThingReference): string => `${kind} ${id}`;
