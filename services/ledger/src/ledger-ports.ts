import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { EventStore } from '@lotsenbuch/event-store';
import type { EventDescriber, LocalDate } from '@lotsenbuch/kernel';
import type { AccessRule, ScopedThing } from '@lotsenbuch/service-kit';
import type { RunningLedger } from './running-ledger.js';

/** A stream in which a thing has events. */
export interface StreamOfThing {
  readonly stream: string;
  /** False where other things have events there too: then only those that concern the thing are its history. */
  readonly holdsOnlyThisThing: boolean;
}

/** A kind of thing that has a history. */
export interface ThingKind {
  /** As describers name it in {@link ThingReference}. */
  readonly kind: string;
  /** Segment of its resources: `carriers` gives `GET /v1/carriers/{id}/history`. */
  readonly path: string;
  /** `public` where everything that is recorded about such a thing is: people are then shown by their kind alone. */
  readonly readers: AccessRule['roles'];
  /**
   * What the scopes of readers are held against, one of them being enough: what a merged carrier left belongs to the
   * carrier it is read as too. Absent where `readers` have no scopes.
   */
  scopesOf?(id: string): Promise<readonly ScopedThing[]>;
  /**
   * The streams with its events; none if there is no such thing.
   * @param recordedBy Berlin day: as it was known at its end; default now
   */
  streamsOf(id: string, recordedBy?: LocalDate): Promise<readonly StreamOfThing[]>;
  /** What it is called, or was known to be called on that day; undefined if it has no name of its own. */
  captionOf(id: string, recordedBy?: LocalDate): Promise<string | undefined>;
}

/** What the ledger needs from those who compose it. */
export interface LedgerPorts {
  readonly eventStore: Pick<EventStore, 'storeId' | 'readStream' | 'readAll' | 'streamHead' | 'logHeadBefore'>;
  /** One or more of every service. */
  readonly describers: readonly EventDescriber[];
  readonly things: readonly ThingKind[];
  /** Keep up to date what {@link ThingKind} looks things up in. */
  readonly lookUps: readonly RunningConsumer[];
  /** What is published and proved. */
  readonly ledger: RunningLedger;
}

export const LEDGER_PORTS = Symbol('ledger ports');
