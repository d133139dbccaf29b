import { type CommandOutcome, type EventStore, formatEventReference } from '@lotsenbuch/event-store';
import type { DomainEvent } from '@lotsenbuch/kernel';
import type { FastifyReply } from 'fastify';
import { ApiProperty } from '../openapi/documentation.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';
import { entityTag } from './entity-tag.js';

/** What a command left in the log, as its answer says it. */
export interface PlaceInLog {
  /** A read with this as minLogPosition sees the change. */
  readonly logPosition: string;
  /** The last event of the command; absent where nothing had to change. */
  readonly event?: string;
}

/** The field of an answer that names the event under which a proof of the change can be fetched. */
export const EventOfCommand = (): PropertyDecorator =>
  ApiProperty({
    required: false,
    pattern: '^[^/]+/(0|[1-9][0-9]*)$',
    description:
      'The last event of the change, as <stream>/<revision in the stream>; absent where nothing had to change',
  });

/** What every command answers with at least. */
export class CommandAnswer implements PlaceInLog {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Revision of the changed thing; also its ETag' })
  revision!: number;

  @ApiProperty({ description: 'Place in the log; a read with this as minLogPosition sees the change' })
  logPosition!: string;

  @EventOfCommand()
  event?: string;
}

/** The outcomes that a use case answers itself. */
export type SettledOutcome<Rejection, Event extends DomainEvent> = Exclude<
  CommandOutcome<Rejection, Event>,
  { readonly kind: 'preconditionFailed' | 'idempotencyKeyReused' }
>;

/**
 * Leaves the outcomes a use case must answer itself.
 * @throws Problem 412 if the thing has changed since it was read, 422 if the key belongs to another request
 */
export function settled<Rejection, Event extends DomainEvent>(
  outcome: CommandOutcome<Rejection, Event>,
): SettledOutcome<Rejection, Event> {
  if (outcome.kind === 'preconditionFailed') {
    const now = outcome.actual === undefined ? 'does not exist' : `is at revision ${outcome.actual}`;
    throw refusal(
      PROBLEMS.preconditionFailed,
      {
        en: `${outcome.thing} ${now}. Read it again, look at what changed, and send the change with the new ETag and a new Idempotency-Key.`,
        de:
          outcome.actual === undefined
            ? `${outcome.thing} gibt es nicht (mehr). Nichts wurde geändert.`
            : 'Seit Sie es gelesen haben, hat es jemand geändert; Ihre Änderung wurde nicht übernommen. Laden Sie die Seite neu, sehen Sie sich an, was sich geändert hat, und senden Sie das Formular noch einmal.',
      },
      outcome.actual === undefined ? {} : { headers: { ETag: entityTag(outcome.actual) } },
    );
  }
  if (outcome.kind === 'idempotencyKeyReused') {
    throw refusal(PROBLEMS.idempotencyKeyReused, {
      en: 'This Idempotency-Key was used for another request to this address. Send a new key; nothing was changed.',
      de: 'Dieses Formular wurde schon einmal mit anderen Angaben gesendet. Nichts wurde geändert. Laden Sie die Seite neu und sehen Sie nach, was gilt, bevor Sie es noch einmal senden.',
    });
  }
  return outcome;
}

/** Sets `ETag`, `Log-Position` and `Event` from the answer, and hands it on as the body. */
export function answerCommand<Answer extends CommandAnswer>(reply: FastifyReply, answer: Answer): Answer {
  setEntityTag(reply, answer.revision);
  setPlaceInLog(reply, answer);
  return answer;
}

/** Sets `Log-Position` and `Event`, for an answer that is not about one thing and so has no ETag. */
export function setPlaceInLog(reply: FastifyReply, { logPosition, event }: PlaceInLog): void {
  reply.header('Log-Position', logPosition);
  if (event !== undefined) reply.header('Event', event);
}

/** For the read of one thing: what a later If-Match must carry. */
export function setEntityTag(reply: FastifyReply, revision: number): void {
  reply.header('ETag', entityTag(revision));
}

/** Where a command stands in the log; where nothing had to change, where the log stood when that was true. */
export async function placeInLog(
  outcome: Extract<CommandOutcome<never>, { readonly kind: 'accepted' }> | { readonly kind: 'unchanged' },
  store: Pick<EventStore, 'logHead'>,
): Promise<PlaceInLog> {
  return outcome.kind === 'accepted'
    ? { logPosition: outcome.position, event: formatEventReference(outcome) }
    : { logPosition: (await store.logHead()) ?? '' };
}
