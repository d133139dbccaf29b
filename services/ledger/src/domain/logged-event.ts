import type { DomainEvent } from '@lotsenbuch/kernel';

/** What a history tells of an event: the domain event with the part of its envelope that says who, when and where. */
export interface LoggedEvent extends DomainEvent {
  readonly stream: string;
  readonly revision: number;
  /** UTC, RFC 3339, three fractional digits: such texts order like the moments they name. */
  readonly recordedAt: string;
  readonly actor: string;
}
