import { assertNever } from '@lotsenbuch/kernel';
import type {
  BidAssessed,
  BidReceived,
  CarrierChanged,
  CarrierNominated,
  ConflictOfInterestDeclared,
  SelectionEvent,
  SelectionOpened,
} from './events.js';

/** What an event says, and the Berlin day on which it counts. */
type Told<Event extends SelectionEvent> = Event['data'] & { readonly on: string };

export type Call = SelectionOpened['data'] & { readonly publishedOn: string };

export type Bid = Told<BidReceived> & {
  /** The last one; absent until somebody assessed it. */
  readonly assessment?: Told<BidAssessed>;
};

export type Declaration = Told<ConflictOfInterestDeclared>;

export interface SelectionState {
  /** Absent until the call is out. */
  readonly call?: Call;
  readonly bids: readonly Bid[];
  readonly declarations: readonly Declaration[];
  readonly nomination?: Told<CarrierNominated>;
  readonly changes: readonly Told<CarrierChanged>[];
}

export const noSelection: SelectionState = { bids: [], declarations: [], changes: [] };

/** The carrier that holds the nomination from a day on, until the next. */
export interface Holder {
  readonly carrierId: string;
  readonly from: string;
}

/** In the order of their days; none before the nomination. */
export const holdersOf = ({ nomination, changes }: SelectionState): readonly Holder[] =>
  nomination === undefined
    ? []
    : [
        { carrierId: nomination.carrierId, from: nomination.period.from },
        ...changes.map(({ to, on }) => ({ carrierId: to, from: on })),
      ];

const told = <Event extends SelectionEvent>({ data, effectiveOn }: Event): Told<Event> => ({
  ...data,
  on: effectiveOn,
});

export const evolveSelection = (state: SelectionState, event: SelectionEvent): SelectionState => {
  switch (event.type) {
    case 'SelectionOpened':
      return { ...state, call: { ...event.data, publishedOn: event.effectiveOn } };
    case 'BidReceived':
      return { ...state, bids: [...state.bids, told(event)] };
    case 'ConflictOfInterestDeclared':
      return { ...state, declarations: [...state.declarations, told(event)] };
    case 'BidAssessed': {
      const { bidId } = event.data;
      const bids = state.bids.map((bid) => (bid.bidId === bidId ? { ...bid, assessment: told(event) } : bid));
      return { ...state, bids };
    }
    case 'CarrierNominated':
      return { ...state, nomination: told(event) };
    case 'CarrierChanged':
      return { ...state, changes: [...state.changes, told(event)] };
    default:
      return assertNever(event);
  }
};
