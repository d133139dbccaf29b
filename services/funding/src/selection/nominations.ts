import { Injectable } from '@nestjs/common';
import { currentCarriers } from '../carriers/current-carriers.js';
import { type CarrierDirectory, readAs } from '../carriers/domain/carrier-directory.js';
import type { CarrierEvent } from '../carriers/domain/events.js';
import { FoldedLog } from '../folded-log.js';
import { FundingPorts } from '../funding-ports.js';
import type { FundingPeriod, GrantArea } from '../grants/domain/events.js';
import { SELECTION_CATEGORY } from './domain/carrier-selection.js';
import type { SelectionEvent } from './domain/events.js';
import { evolveSelection, holdersOf, noSelection, type SelectionState } from './domain/selection-state.js';

/** What a carrier was chosen for. */
export interface Nomination {
  readonly selectionId: string;
  /** The days for which this carrier holds the nomination; a change of carrier ends or begins them. */
  readonly period: FundingPeriod;
  /** Last day for the application; absent for a carrier that came in mid-period. */
  readonly applicationsUntil?: string;
}

type Selections = ReadonlyMap<string, SelectionState>;

const evolveSelections = (selections: Selections, event: SelectionEvent): Selections => {
  const { selectionId } = event.data;
  return new Map(selections).set(selectionId, evolveSelection(selections.get(selectionId) ?? noSelection, event));
};

/** Every nomination of an area with the carrier that holds it; of a later call first. */
const nominationsFor = (selections: Selections, area: GrantArea) =>
  [...selections]
    .flatMap(([selectionId, state]) => {
      const { call } = state;
      if (call === undefined || call.area !== area) return [];
      return holdersOf(state).map(({ carrierId, from }, index, holders) => ({
        carrierId,
        publishedOn: call.publishedOn,
        nomination: {
          selectionId,
          period: { from, to: holders[index + 1]?.from ?? call.period.to },
          ...(index === 0 && { applicationsUntil: call.applicationsUntil }),
        },
      }));
    })
    .toSorted((a, b) => Number(a.publishedOn < b.publishedOn) - Number(a.publishedOn > b.publishedOn));

/** What the log says about the carriers that the districts and the department chose. */
@Injectable()
export class Nominations {
  readonly #selections: FoldedLog<Selections, SelectionEvent>;
  readonly #carriers: FoldedLog<CarrierDirectory, CarrierEvent>;

  constructor({ eventStore }: FundingPorts) {
    const filter = { streamPrefixes: [`${SELECTION_CATEGORY}-`] };
    this.#selections = new FoldedLog<Selections, SelectionEvent>(eventStore, filter, new Map(), evolveSelections);
    this.#carriers = currentCarriers(eventStore);
  }

  /**
   * The nomination that covers every day of this period; undefined if the carrier was not chosen for the area, or not
   * for all of it. What merged carriers were chosen for counts for the winner.
   */
  async nominationOf(carrierId: string, area: GrantArea, period: FundingPeriod): Promise<Nomination | undefined> {
    const [selections, directory] = await Promise.all([this.#selections.current(), this.#carriers.current()]);
    const meant = readAs(directory, carrierId) ?? carrierId;
    return nominationsFor(selections, area).find(
      ({ carrierId: holder, nomination }) =>
        (readAs(directory, holder) ?? holder) === meant &&
        nomination.period.from <= period.from &&
        period.to <= nomination.period.to,
    )?.nomination;
  }
}
