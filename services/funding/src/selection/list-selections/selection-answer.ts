import { ApiProperty } from '@lotsenbuch/service-kit';
import type { PersonalValue } from '@lotsenbuch/vault';
import type { CarrierRegistry } from '../../carriers/read-model/carriers.js';
import { NoteAnswer, type NoteOf } from '../../notes/open-notes.js';
import { mostWeightedPoints, weightedPoints } from '../domain/selection-criteria.js';
import { holdersOf, type SelectionState } from '../domain/selection-state.js';
import type { SelectionRow } from '../read-model/selections.projection.js';

export class SelectedCarrierAnswer {
  @ApiProperty({ format: 'uuid', description: 'The carrier that is meant today, merges resolved' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class HolderAnswer {
  @ApiProperty({ type: SelectedCarrierAnswer })
  carrier!: SelectedCarrierAnswer;

  @ApiProperty({ format: 'date', description: 'Holds the nomination from this day on, until the next' })
  from!: string;
}

/** A selection in a list. */
export class SelectionAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'District key 01 to 12, or supraDistrict' })
  area!: string;

  @ApiProperty({ format: 'date' })
  periodFrom!: string;

  @ApiProperty({ format: 'date', description: 'Not part of the period' })
  periodTo!: string;

  @ApiProperty({ format: 'date' })
  publishedOn!: string;

  @ApiProperty({ format: 'date', description: 'Last day for bids' })
  bidsUntil!: string;

  @ApiProperty({ format: 'date', description: 'Last day for the application' })
  applicationsUntil!: string;

  @ApiProperty({ enum: ['open', 'nominated'] })
  status!: 'open' | 'nominated';

  @ApiProperty({ type: 'integer', minimum: 0 })
  bidCount!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  lateBids!: number;

  @ApiProperty({ type: [HolderAnswer], description: 'The nominated carrier, and those that followed it' })
  holders!: readonly HolderAnswer[];

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}

export class SelectionCriterionAnswer {
  @ApiProperty()
  key!: string;

  @ApiProperty()
  caption!: string;

  @ApiProperty({ type: 'integer' })
  weight!: number;
}

export class PointsAnswer {
  @ApiProperty()
  criterion!: string;

  @ApiProperty({ type: 'integer' })
  points!: number;
}

export class BidAnswer {
  @ApiProperty({ format: 'uuid' })
  bidId!: string;

  @ApiProperty({ type: SelectedCarrierAnswer })
  carrier!: SelectedCarrierAnswer;

  @ApiProperty({ format: 'date' })
  receivedOn!: string;

  @ApiProperty({ description: 'Received after the last day for bids' })
  isLate!: boolean;

  @ApiProperty({ required: false, description: 'SHA-256 of the bid' })
  document?: string;

  @ApiProperty({ required: false, type: [PointsAnswer], description: 'Absent until it is assessed' })
  points?: readonly PointsAnswer[];

  @ApiProperty({ required: false, type: 'integer', description: 'Sum of points times weight' })
  weightedPoints?: number;

  @ApiProperty({ required: false, description: 'Reference of who assessed it' })
  assessedBy?: string;

  @ApiProperty({ required: false, type: NoteAnswer })
  note?: NoteAnswer;
}

export class DeclarationAnswer {
  @ApiProperty({ description: 'Reference of the person' })
  by!: string;

  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty()
  conflict!: boolean;

  @ApiProperty({ required: false, type: NoteAnswer })
  note?: NoteAnswer;
}

export class NominationAnswer {
  @ApiProperty({ format: 'uuid' })
  bidId!: string;

  @ApiProperty({ type: SelectedCarrierAnswer })
  carrier!: SelectedCarrierAnswer;

  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty()
  by!: string;

  @ApiProperty({ description: 'Code from the catalogue selectionNomination' })
  reason!: string;

  @ApiProperty({ required: false, type: NoteAnswer })
  note?: NoteAnswer;
}

export class SplitAnswer {
  @ApiProperty({ enum: ['months', 'days'] })
  method!: string;

  @ApiProperty({ format: 'date' })
  moneyFrom!: string;

  @ApiProperty({ format: 'date', description: 'Not part of it' })
  moneyTo!: string;

  @ApiProperty({ type: 'integer' })
  totalCents!: number;

  @ApiProperty({ type: 'integer', description: 'For the days before the change' })
  formerCents!: number;

  @ApiProperty({ type: 'integer', description: 'From the day of the change on' })
  newCents!: number;
}

export class CarrierChangeAnswer {
  @ApiProperty({ type: SelectedCarrierAnswer })
  from!: SelectedCarrierAnswer;

  @ApiProperty({ type: SelectedCarrierAnswer })
  to!: SelectedCarrierAnswer;

  @ApiProperty({ format: 'date', description: 'First day of the new carrier' })
  on!: string;

  @ApiProperty({ type: SplitAnswer })
  split!: SplitAnswer;

  @ApiProperty()
  by!: string;

  @ApiProperty({ description: 'Code from the catalogue selectionCarrierChange' })
  reason!: string;

  @ApiProperty({ required: false, type: NoteAnswer })
  note?: NoteAnswer;
}

/** Everything about one selection. */
export class SelectionDetailAnswer extends SelectionAnswer {
  @ApiProperty({ type: [SelectionCriterionAnswer] })
  criteria!: readonly SelectionCriterionAnswer[];

  @ApiProperty({ type: 'integer', description: 'The most points for one criterion' })
  maxPoints!: number;

  @ApiProperty({ type: 'integer', description: 'What a bid with all points would have' })
  mostWeightedPoints!: number;

  @ApiProperty({ type: [BidAnswer], description: 'In the order of their receipt' })
  bids!: readonly BidAnswer[];

  @ApiProperty({ type: [DeclarationAnswer] })
  declarations!: readonly DeclarationAnswer[];

  @ApiProperty({ required: false, type: NominationAnswer })
  nomination?: NominationAnswer;

  @ApiProperty({ type: [CarrierChangeAnswer] })
  changes!: readonly CarrierChangeAnswer[];
}

const carrierOf = (registry: CarrierRegistry, carrierId: string): SelectedCarrierAnswer =>
  registry.resolve(carrierId) ?? { id: carrierId, name: carrierId };

/** Undefined for a selection whose call is not known. */
export const selectionAnswer = (
  id: string,
  { state, revision }: SelectionRow,
  registry: CarrierRegistry,
): SelectionAnswer | undefined => {
  const { call, bids } = state;
  if (call === undefined) return undefined;
  const { area, period, publishedOn, bidsUntil, applicationsUntil } = call;
  return {
    id,
    area,
    periodFrom: period.from,
    periodTo: period.to,
    publishedOn,
    bidsUntil,
    applicationsUntil,
    status: state.nomination === undefined ? 'open' : 'nominated',
    bidCount: bids.length,
    lateBids: bids.filter(({ isLate }) => isLate).length,
    holders: holdersOf(state).map(({ carrierId, from }) => ({ carrier: carrierOf(registry, carrierId), from })),
    revision,
  };
};

/** Every note that the answer about a selection has a place for. */
export const notesOf = ({ bids, declarations, nomination, changes }: SelectionState): readonly PersonalValue[] =>
  [...bids.map(({ assessment }) => assessment), ...declarations, nomination, ...changes].flatMap(
    (told) => told?.note ?? [],
  );

export const selectionDetailAnswer = (
  id: string,
  row: SelectionRow,
  registry: CarrierRegistry,
  noteOf: NoteOf,
): SelectionDetailAnswer | undefined => {
  const answer = selectionAnswer(id, row, registry);
  const { call, bids, declarations, nomination, changes } = row.state;
  if (answer === undefined || call === undefined) return undefined;
  const { criteria, maxPoints } = call;
  const carrier = (carrierId: string) => carrierOf(registry, carrierId);
  return {
    ...answer,
    criteria,
    maxPoints,
    mostWeightedPoints: mostWeightedPoints(criteria, maxPoints),
    bids: bids.map(({ bidId, carrierId, on, isLate, document, assessment }) => ({
      bidId,
      carrier: carrier(carrierId),
      receivedOn: on,
      isLate,
      ...(document !== undefined && { document }),
      ...(assessment !== undefined && {
        points: assessment.points,
        weightedPoints: weightedPoints(criteria, assessment.points),
        assessedBy: assessment.by.actor,
        ...noteOf(assessment.note),
      }),
    })),
    declarations: declarations.map(({ by, on, conflict, note }) => ({ by: by.actor, on, conflict, ...noteOf(note) })),
    ...(nomination !== undefined && {
      nomination: {
        bidId: nomination.bidId,
        carrier: carrier(nomination.carrierId),
        on: nomination.on,
        by: nomination.by.actor,
        reason: nomination.reason,
        ...noteOf(nomination.note),
      },
    }),
    changes: changes.map(({ from, to, on, split: { period, ...split }, by, reason, note }) => ({
      from: carrier(from),
      to: carrier(to),
      on,
      split: { ...split, moneyFrom: period.from, moneyTo: period.to },
      by: by.actor,
      reason,
      ...noteOf(note),
    })),
  };
};
