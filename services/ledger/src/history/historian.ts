import type { RecordedEvent } from '@lotsenbuch/event-store';
import type { ChangeValue, DescribedChange, Language, ThingReference } from '@lotsenbuch/kernel';
import { describeEvent, type EventAccount } from '../domain/describe-event.js';
import type { DescriberCatalogue } from '../domain/describer-catalogue.js';
import { publicActor } from '../domain/public-actor.js';
import type { ThingKind } from '../ledger-ports.js';
import type { ChangeAnswer, HistoryEntryAnswer, StreamHistoryEntryAnswer } from './history-answer.js';

type Captions = ReadonlyMap<string, string | undefined>;

/** Puts recorded events into words, and gives the things they mention their names of today. */
export class Historian {
  readonly #describers: DescriberCatalogue;
  readonly #kinds: ReadonlyMap<string, ThingKind>;

  constructor(describers: DescriberCatalogue, kinds: readonly ThingKind[]) {
    this.#describers = describers;
    this.#kinds = new Map(kinds.map((kind) => [kind.kind, kind]));
  }

  async forThePublic(events: readonly RecordedEvent[], language: Language): Promise<HistoryEntryAnswer[]> {
    const entries = await this.forReaders(events, language);
    return entries.map((entry) => ({ ...entry, actor: publicActor(entry.actor) }));
  }

  /** For those who may know which person it was. */
  async forReaders(events: readonly RecordedEvent[], language: Language): Promise<HistoryEntryAnswer[]> {
    const entries = await this.forAuditors(events, language);
    return entries.map(({ position: _position, ...entry }) => entry);
  }

  async forAuditors(events: readonly RecordedEvent[], language: Language): Promise<StreamHistoryEntryAnswer[]> {
    const accounts = events.map(({ envelope }) => describeEvent(envelope, this.#describers, language));
    const captions = await this.#captionsOf(accounts);
    return events.map(({ position, envelope }, index) => {
      const { stream, revision, type, recordedAt, effectiveOn, actor } = envelope;
      const { changes, ...words } = accounts[index] as EventAccount;
      return {
        position,
        stream,
        revision,
        type,
        recordedAt,
        ...(effectiveOn !== undefined && { effectiveOn }),
        actor,
        ...words,
        changes: changes.map((change) => changeAnswer(change, captions)),
      };
    });
  }

  async #captionsOf(accounts: readonly EventAccount[]): Promise<Captions> {
    const mentioned = new Map<string, ThingReference>();
    for (const { changes } of accounts) {
      for (const value of changes.flatMap(({ from, to }) => [from, to])) {
        if (typeof value === 'object') mentioned.set(keyOf(value), value);
      }
    }
    const captions = [...mentioned].map(
      async ([key, { kind, id }]) => [key, await this.#kinds.get(kind)?.captionOf(id)] as const,
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
