import type { ProcessManager } from '@lotsenbuch/consumers';
import {
  type CommandContext,
  type CommandHandler,
  type CommandOutcome,
  domainEventOf,
  parseStreamName,
  processCommandId,
  type RecordedEvent,
} from '@lotsenbuch/event-store';
import { berlinDayOf, type DomainEvent } from '@lotsenbuch/kernel';
import type { StaffingRefusal } from '../domain/refusal.js';
import type { PositionEnded } from '../positions/domain/events.js';
import { positionAggregate } from '../positions/domain/position.js';
import { type GrantPlacesCommand, grantPlacesAggregate, type PlaceTaken } from './domain/grant-places.js';
import type { GrantFact } from './grant-facts.js';

const NAME = 'place-assignment';

/**
 * Keeps what funding approved beside the places that positions take, and finishes what a request began: a place that was
 * taken gets its position, the place of a position that ended is free again.
 */
export class GrantPlacesProcess implements ProcessManager {
  readonly name = NAME;
  readonly begin = 'start';
  readonly filter = {
    streamPrefixes: ['grant-', 'grantPositions-', 'position-'],
    types: ['GrantApproved', 'NoticeWithdrawn', 'NoticeRevoked', 'PlaceTaken', 'PositionEnded'],
  };

  constructor(private readonly commands: CommandHandler) {}

  /** Events of one grant are answered in their order; a position's are its own. */
  keyOf({ envelope }: RecordedEvent): string {
    return parseStreamName(envelope.stream).id;
  }

  async react({ envelope }: RecordedEvent): Promise<void> {
    const event = domainEventOf(envelope) as unknown as GrantFact | PlaceTaken | PositionEnded;
    const context = {
      commandId: processCommandId(NAME, envelope.id),
      actor: `process:${NAME}`,
      correlationId: envelope.correlationId,
      causationId: envelope.id,
    };
    // A fact without a day counts from the Berlin day on which it was recorded.
    const on = event.effectiveOn ?? berlinDayOf(envelope.recordedAt);
    switch (event.type) {
      case 'GrantApproved': {
        const { grantId, carrierId, area, period, positionsApproved } = event.data;
        const approval = { grantId, carrierId, area, ...period, positions: positionsApproved };
        return this.#onPlaces(grantId, { type: 'RecordApproval', on, approval }, context);
      }
      case 'NoticeWithdrawn':
      case 'NoticeRevoked':
        // In part: funding says money, not positions. The officer has the positions amended.
        if (event.data.approvedCents > 0) return;
        return this.#onPlaces(event.data.grantId, { type: 'EndApproval', on }, context);
      case 'PositionEnded': {
        const { grantId, positionId } = event.data;
        if (grantId === undefined) return;
        return this.#onPlaces(grantId, { type: 'ReleasePlace', positionId, on }, context);
      }
      case 'PlaceTaken': {
        const { position } = event.data;
        const command = { type: 'OpenPosition', from: event.effectiveOn, position } as const;
        return done(await this.commands.handle(positionAggregate, position.positionId, command, context));
      }
    }
  }

  async #onPlaces(grantId: string, command: GrantPlacesCommand, context: CommandContext): Promise<void> {
    done(await this.commands.handle(grantPlacesAggregate, grantId, command, context));
  }
}

/** @throws Error for a refusal: a fact cannot be refused, so somebody has to look at it */
const done = (outcome: CommandOutcome<StaffingRefusal, DomainEvent>): void => {
  if (outcome.kind !== 'accepted' && outcome.kind !== 'unchanged')
    throw new Error(`refused: ${JSON.stringify(outcome)}`);
};
