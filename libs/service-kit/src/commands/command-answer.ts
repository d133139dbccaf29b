import type { CommandOutcome, EventStore, LogPosition } from '@lotsenbuch/event-store';
import type { DomainEvent } from '@lotsenbuch/kernel';
import type { FastifyReply } from 'fastify';
import { ApiProperty } from '../openapi/documentation.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';
import { entityTag } from './entity-tag.js';

/** What every command answers with at least. */
export class CommandAnswer {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Revision of the changed thing; also its ETag' })
  revision!: number;

  @ApiProperty({ description: 'Place in the log; a read with this as minLogPosition sees the change' })
  logPosition!: string;
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

/** Sets `ETag` and `Log-Position` from the answer, and hands it on as the body. */
export function answerCommand<Answer extends CommandAnswer>(reply: FastifyReply, answer: Answer): Answer {
  setEntityTag(reply, answer.revision);
  reply.header('Log-Position', answer.logPosition);
  return answer;
}

/** For the read of one thing: what a later If-Match must carry. */
export function setEntityTag(reply: FastifyReply, revision: number): void {
  reply.header('ETag', entityTag(revision));
}

/** Where the log stood when the answer was true: the position of the command, or the head if nothing had to change. */
export async function logPositionOf(
  outcome: { readonly kind: 'accepted'; readonly position: LogPosition } | { readonly kind: 'unchanged' },
  store: Pick<EventStore, 'logHead'>,
): Promise<string> {
  return outcome.kind === 'accepted' ? outcome.position : ((await store.logHead()) ?? '');
}
