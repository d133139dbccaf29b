import { type CarrierState, evolveCarrier, noCarrier } from './carrier-state.js';
import type { CarrierEvent } from './events.js';
import { organisationName } from './organisation-name.js';
import type { KnownCarrier } from './recipient-resolution.js';

/**
 * All carriers, folded from their events in the order of the log. Merges form no circle: of two that would close one
 * (two officers merging A into B and B into A at the same moment) the later recorded is void, so following merges
 * always ends.
 */
export interface CarrierDirectory {
  readonly carriers: ReadonlyMap<string, CarrierState>;
  /** Loser to winner, only merges that count. */
  readonly merges: ReadonlyMap<string, string>;
  /** Loser to the carrier it would have gone into. */
  readonly voidMerges: ReadonlyMap<string, string>;
}

export const emptyDirectory: CarrierDirectory = { carriers: new Map(), merges: new Map(), voidMerges: new Map() };

/** The carrier that this one is read as: itself, or the last winner of its merges. Absent if it is unknown. */
export const readAs = (directory: CarrierDirectory, carrierId: string): string | undefined => {
  if (!directory.carriers.has(carrierId)) return undefined;
  let current = carrierId;
  for (let into = directory.merges.get(current); into !== undefined; into = directory.merges.get(current)) {
    current = into;
  }
  return current;
};

/** The reference itself and the carrier it is read as: a right for either of them reaches what belongs to it. */
export const meaningsOf = (directory: CarrierDirectory, carrierId: string): readonly string[] => [
  ...new Set([carrierId, readAs(directory, carrierId) ?? carrierId]),
];

const withMerge = (directory: CarrierDirectory, loser: string, into: string): CarrierDirectory => {
  const winner = readAs(directory, into);
  const counts = winner !== undefined && winner !== loser && !directory.merges.has(loser);
  if (!counts) return { ...directory, voidMerges: new Map(directory.voidMerges).set(loser, into) };
  const voidMerges = new Map(directory.voidMerges);
  voidMerges.delete(loser);
  return { ...directory, merges: new Map(directory.merges).set(loser, into), voidMerges };
};

export const evolveDirectory = (directory: CarrierDirectory, event: CarrierEvent): CarrierDirectory => {
  const { carrierId } = event.data;
  const carrier = evolveCarrier(directory.carriers.get(carrierId) ?? noCarrier, event);
  const evolved = { ...directory, carriers: new Map(directory.carriers).set(carrierId, carrier) };
  return event.type === 'CarrierMerged' ? withMerge(evolved, carrierId, event.data.into) : evolved;
};

/** The same directory from the carriers as they stand and their merges in the order of the log. */
export const directoryOf = (
  carriers: ReadonlyMap<string, CarrierState>,
  merges: readonly { readonly loser: string; readonly into: string }[],
): CarrierDirectory =>
  merges.reduce((directory, { loser, into }) => withMerge(directory, loser, into), { ...emptyDirectory, carriers });

const spellingsOf = ({ names, sightings }: CarrierState): readonly string[] => [
  ...names.map(({ value }) => value),
  ...sightings.map(({ spelling }) => spelling),
];

/** The carriers that a recipient can be, each with all names of its own and of those merged into it. */
export const knownCarriers = (directory: CarrierDirectory): readonly KnownCarrier[] => {
  const spellings = new Map<string, Set<string>>();
  for (const [carrierId, carrier] of directory.carriers) {
    const winner = readAs(directory, carrierId) ?? carrierId;
    spellings.set(winner, new Set([...(spellings.get(winner) ?? []), ...spellingsOf(carrier)]));
  }
  return [...spellings].map(([carrierId, names]) => ({ carrierId, names: [...names].map(organisationName) }));
};
