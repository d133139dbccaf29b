import type { PersonalValue } from '../../domain/personal-value.js';
import type { AbsencePay, OccupancyKind, PositionDescription, PositionTerms } from './events.js';

interface Reasoned {
  readonly reason: string;
  readonly note?: PersonalValue;
  /** Berlin day of the command; the catalogue of that day counts. */
  readonly decidedOn: string;
}

export type PositionCommand =
  | { readonly type: 'OpenPosition'; readonly from: string; readonly position: PositionDescription }
  | ({ readonly type: 'ChangeTerms'; readonly from: string; readonly terms: PositionTerms } & Reasoned)
  | ({ readonly type: 'EndPosition'; readonly to: string } & Reasoned)
  | {
      readonly type: 'OccupyPosition';
      readonly occupancyId: string;
      readonly facilitatorId: string;
      readonly share: number;
      readonly kind: OccupancyKind;
      readonly funded: boolean;
      readonly replaces?: string;
      readonly from: string;
      readonly to?: string;
    }
  | ({ readonly type: 'EndOccupancy'; readonly occupancyId: string; readonly to: string } & Reasoned)
  | {
      readonly type: 'RecordAbsence';
      readonly absenceId: string;
      readonly occupancyId: string;
      readonly pay: AbsencePay;
      readonly from: string;
      readonly to?: string;
    }
  | { readonly type: 'EndAbsence'; readonly absenceId: string; readonly to: string };

export type PositionCommandOf<Type extends PositionCommand['type']> = Extract<PositionCommand, { readonly type: Type }>;
