import type { ActingPerson } from '@lotsenbuch/kernel';
import type { NoteInVault } from './events.js';

/** What every act of a person on a budget year comes with. */
export interface Act extends NoteInVault {
  /** Berlin day from which it counts. */
  readonly effectiveOn: string;
  readonly by: ActingPerson;
}

export interface ReasonedAct extends Act {
  /** Code of the catalogue of budget reasons. */
  readonly reason: string;
  /** Present Berlin day: the reason must be in use then. */
  readonly decidedOn: string;
}

export const noteOf = ({ note }: NoteInVault): NoteInVault => (note === undefined ? {} : { note });

/** The part of an act that its event holds beside the figures. */
export const reasonedOf = ({ reason, by, note }: ReasonedAct) => ({ reason, by, ...(note !== undefined && { note }) });
