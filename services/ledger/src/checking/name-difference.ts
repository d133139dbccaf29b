import type { StoredEvent } from '@lotsenbuch/event-store';
import { hashAt, leafHash, TILE_WIDTH, type Tile, tilePath } from '@lotsenbuch/transparency-log';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { eventWithoutLeaf, hasLeaf } from './event-without-leaf.js';
import type { StoredEvents } from './events-under-tiles.js';
import { type EventName, eventNameOf, type Finding } from './finding.js';
import { isInSignedTree } from './is-in-signed-tree.js';
import { LeafWindow, SEARCHED } from './leaf-window.js';

/** A level-0 tile that the events of the store do not lead to. */
export interface DifferingTile {
  readonly tile: Tile;
  /** Its leaf hashes as the tree has them. */
  readonly expected: Uint8Array;
  /** The places in the log of its leaves as the tree has them. */
  readonly ordinals: readonly number[];
  /** Place in the log of the event before. */
  readonly after: number;
}

/**
 * Names the first difference. Two of three must agree before anything is said: the events of the store, the tile, and the
 * root that was kept before it was signed.
 */
export const nameDifference = async (
  eventStore: StoredEvents,
  files: LedgerFiles,
  { tile, expected, ordinals, after }: DifferingTile,
): Promise<Finding> => {
  const start = tile.index * TILE_WIDTH;
  const stored = await eventsBehind(eventStore, after, tile.width + SEARCHED);
  const events = stored.filter(hasLeaf);
  const computed = events.slice(0, tile.width).map(([, , , , canonical]) => leafHash(canonical));
  const expectedAt = (place: number) => hashAt(expected, place);
  const place = Array.from({ length: tile.width }, (_, each) => each).find(
    (each) => Buffer.compare(computed[each] ?? Buffer.alloc(0), expectedAt(each)) !== 0,
  );
  if (place === undefined) return intruder(stored, ordinals, start) ?? misplaced(events, ordinals, start);
  const index = start + place;
  const was = await recordedEvent(files, tile, place, expectedAt(place));
  const found = { index, ordinal: ordinals[place] ?? 0, ...(was && { was }) };
  const standing = stored.find(([ordinal]) => ordinal === ordinals[place]);
  if (standing !== undefined && !hasLeaf(standing))
    return { ...eventWithoutLeaf(standing, index), ...(was && { was }) };
  const event = events[place];
  const head = await files.head().catch(() => undefined);
  if (event === undefined) return { kind: 'logShorter', ...found, ...(head && { count: head.size - index }) };
  const isTileDamaged =
    computed.length === tile.width &&
    (await isInSignedTree(files, head, { index, hash: computed[place] ?? leafHash(''), tile, hashes: computed }));
  if (isTileDamaged)
    return { kind: 'tileDamaged', path: tilePath(tile), index, text: 'the event still leads to the root' };
  const window = await LeafWindow.around(files, tile, head?.size ?? start + tile.width);
  return classified(window, found, event, events, expectedAt(place));
};

const eventsBehind = async (eventStore: StoredEvents, after: number, count: number): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  for await (const page of eventStore.readStored({ after, maxCount: count })) {
    events.push(...page);
  }
  return events;
};

/** All events that have leaves are the tree's, in its order: the first one among them that has none. */
const intruder = (stored: readonly StoredEvent[], ordinals: readonly number[], start: number): Finding | undefined => {
  const first = stored.findIndex((event) => !hasLeaf(event));
  const event = stored[first];
  if (event === undefined || first >= ordinals.length) return undefined;
  const isMoved = stored[first + 1] !== undefined && stored[first + 1]?.[0] !== ordinals[first];
  return { ...eventWithoutLeaf(event, start + first), ...(isMoved && { restMoved: true }) };
};

/** All events are the tree's, in its order: only where they stand is not where the tree has them. */
const misplaced = (events: readonly StoredEvent[], ordinals: readonly number[], start: number): Finding => {
  const place = ordinals.findIndex((ordinal, each) => events[each]?.[0] !== ordinal);
  const [ordinal = 0, , , , canonical = ''] = events[place] ?? [];
  return {
    kind: 'ordinalsDamaged',
    path: 'ordinals',
    index: start + place,
    ordinal,
    is: eventNameOf(canonical),
    text: `the list has ${ordinals[place]}`,
  };
};

/** The event whose leaf this is, from the copy beside the tree; undefined where that is not its copy. */
const recordedEvent = async (
  files: LedgerFiles,
  tile: Tile,
  place: number,
  expected: Uint8Array,
): Promise<EventName | undefined> => {
  const entries = await files.tiles.readEntries(tile.index, tile.width).catch(() => []);
  const entry = entries[place];
  if (entry === undefined || Buffer.compare(leafHash(entry), expected) !== 0) return undefined;
  return eventNameOf(Buffer.from(entry).toString());
};

/** Tells by content, not by place, what became of the leaf: places in the log can be written anew, hashes cannot. */
const classified = (
  window: LeafWindow,
  found: Pick<Finding, 'index' | 'was'> & { readonly ordinal: number },
  event: StoredEvent,
  events: readonly StoredEvent[],
  expected: Uint8Array,
): Finding => {
  const [ordinal, , , , canonical] = event;
  const is = eventNameOf(canonical);
  const belongsAt = window.indexOf(leafHash(canonical));
  const recorded = events.find((each) => Buffer.compare(leafHash(each[4]), expected) === 0);
  const restMoved = window.hasMoved(events) ? ({ restMoved: true } as const) : {};
  if (belongsAt !== undefined && recorded !== undefined) {
    const text = `the event there belongs at tree index ${belongsAt}; the one recorded stands at place ${recorded[0]}`;
    return { kind: 'eventsReordered', ...found, is, text, ...restMoved };
  }
  if (recorded !== undefined || (belongsAt === undefined && ordinal < found.ordinal)) {
    return { kind: 'eventInserted', ...found, ordinal, is, ...restMoved };
  }
  if (belongsAt !== undefined || ordinal > found.ordinal) return { kind: 'eventMissing', ...found, ...restMoved };
  const isOtherStore = found.index === 0 && found.was !== undefined && found.was.id !== is.id;
  return { kind: isOtherStore ? 'otherStore' : 'eventChanged', ...found, is };
};
