import type { CarrierState, Sighting } from './carrier-state.js';
import { heldOn, withDated } from './dated.js';
import type { CarrierEvent, CarrierLegalFormChanged } from './events.js';
import { organisationName } from './organisation-name.js';

const legalFormOf = ({ spelling }: Sighting): string | undefined => organisationName(spelling).legalForm;

/** The next sighting after that day whose spelling shows a legal form. */
const nextFormSeen = (sightings: readonly Sighting[], on: string): { on: string; form: string } | undefined =>
  sightings
    .flatMap((sighting) => {
      const form = legalFormOf(sighting);
      return form !== undefined && sighting.on > on ? [{ on: sighting.on, form }] : [];
    })
    .reduce<{ on: string; form: string } | undefined>(
      (next, seen) => (next && next.on <= seen.on ? next : seen),
      undefined,
    );

/**
 * The changes of legal form that one more sighting shows, so that on every day on which a form was seen that form
 * holds, in whatever order the registers are read: the form seen, unless it held already, and, where the form that was
 * seen next held only because nothing was known between, the change back to that one.
 */
const changesOfForm = (
  carrierId: string,
  state: CarrierState,
  sighting: Sighting,
  recordId: string,
): readonly CarrierLegalFormChanged[] => {
  const change = (on: string, from: string | undefined, to: string): CarrierLegalFormChanged => ({
    type: 'CarrierLegalFormChanged',
    schemaVersion: 1,
    effectiveOn: on,
    data: { carrierId, ...(from === undefined ? {} : { from }), to, recordId },
  });
  const form = legalFormOf(sighting);
  const before = state.legalForms.findLast(({ from }) => from <= sighting.on)?.value;
  if (form === undefined || before === form) return [];
  const history = withDated(state.legalForms, sighting.on, form);
  const next = nextFormSeen(state.sightings, sighting.on);
  return next === undefined || heldOn(history, next.on) === next.form
    ? [change(sighting.on, before, form)]
    : [change(sighting.on, before, form), change(next.on, form, next.form)];
};

/** Nothing where this spelling was already seen in the register of that year. */
export const observeSpelling = (
  carrierId: string,
  state: CarrierState,
  sighting: Sighting,
  recordId: string,
): readonly CarrierEvent[] => {
  const { spelling, on } = sighting;
  if (state.sightings.some((seen) => seen.spelling === spelling && seen.on === on)) return [];
  return [
    { type: 'CarrierSpellingObserved', schemaVersion: 1, effectiveOn: on, data: { carrierId, spelling, recordId } },
    ...changesOfForm(carrierId, state, sighting, recordId),
  ];
};
