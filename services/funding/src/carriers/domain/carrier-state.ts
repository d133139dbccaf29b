import { assertNever } from '@lotsenbuch/kernel';
import { type Dated, heldOn, withDated } from './dated.js';
import type { CarrierEvent } from './events.js';

/** A spelling in the register of one year: `on` is the day from which the record counts. */
export interface Sighting {
  readonly spelling: string;
  readonly on: string;
}

/** An entry in the transparency register. */
export interface TransparencyRegisterEntry {
  readonly entryNumber: string;
  /** Berlin day on which it was looked at. */
  readonly seenOn: string;
  /** SHA-256 of the extract, lower-case hex. */
  readonly document?: string;
}

export interface CarrierState {
  /** Absent until the carrier is registered. */
  readonly carrierId?: string;
  readonly names: readonly Dated<string>[];
  readonly legalForms: readonly Dated<string>[];
  readonly sightings: readonly Sighting[];
  /** What the carrier's own stream says; the directory says what it is read as. */
  readonly mergedInto?: string;
  /** The entry as it was seen last; absent while none is recorded. */
  readonly transparencyRegister?: TransparencyRegisterEntry;
}

/** A carrier's first name holds from ever: a register does not say since when. */
const SINCE_EVER = '';

export const noCarrier: CarrierState = { names: [], legalForms: [], sightings: [] };

/** The carrier's name on a Berlin day; absent only for a carrier that was never registered. */
export const carrierNameOn = (carrier: CarrierState, on: string): string | undefined => heldOn(carrier.names, on);

/** The one seen on the later day; of one day, the second. */
export const latestEntry = (
  first: TransparencyRegisterEntry | undefined,
  second: TransparencyRegisterEntry,
): TransparencyRegisterEntry => (first !== undefined && first.seenOn > second.seenOn ? first : second);

export const evolveCarrier = (state: CarrierState, event: CarrierEvent): CarrierState => {
  switch (event.type) {
    case 'CarrierRegistered': {
      const { carrierId, name, legalForm } = event.data;
      return {
        ...state,
        carrierId,
        names: withDated(state.names, SINCE_EVER, name),
        legalForms:
          legalForm === undefined ? state.legalForms : withDated(state.legalForms, event.effectiveOn, legalForm),
        sightings: [...state.sightings, { spelling: name, on: event.effectiveOn }],
      };
    }
    case 'CarrierSpellingObserved':
      return { ...state, sightings: [...state.sightings, { spelling: event.data.spelling, on: event.effectiveOn }] };
    case 'CarrierLegalFormChanged':
      return { ...state, legalForms: withDated(state.legalForms, event.effectiveOn, event.data.to) };
    case 'CarrierRenamed':
      return { ...state, names: withDated(state.names, event.effectiveOn, event.data.to) };
    case 'CarrierMerged':
      return { ...state, mergedInto: event.data.into };
    case 'TransparencyRegisterEntryRecorded': {
      const { entryNumber, document } = event.data;
      const seen = { entryNumber, seenOn: event.effectiveOn, ...(document !== undefined && { document }) };
      return { ...state, transparencyRegister: latestEntry(state.transparencyRegister, seen) };
    }
    default:
      return assertNever(event);
  }
};
