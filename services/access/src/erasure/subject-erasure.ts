import type { ProcessManager } from '@lotsenbuch/consumers';
import {
  type CommandHandler,
  domainEventOf,
  type EventStore,
  processCommandId,
  type RecordedEvent,
} from '@lotsenbuch/event-store';
import type { Vault } from '@lotsenbuch/vault';
import { ERASURE_CATEGORY, erasureAggregate } from './domain/erasure.js';
import type { ErasureReleased, SubjectErased } from './domain/events.js';

const NAME = 'subject-erasure';
const STREAMS = [`${ERASURE_CATEGORY}-`];

/**
 * Does what was released: the vault forgets the subject, then the log says so. A process that is killed between the two
 * is handed the same event again, and both steps can be repeated.
 */
export class SubjectErasure implements ProcessManager {
  readonly name = NAME;
  readonly begin = 'start';
  readonly filter = { streamPrefixes: STREAMS, types: ['ErasureReleased'] };

  constructor(
    private readonly vault: Pick<Vault, 'erase'>,
    private readonly commands: CommandHandler,
  ) {}

  async react({ envelope }: RecordedEvent): Promise<void> {
    const { erasureId, subject } = domainEventOf<ErasureReleased>(envelope).data;
    await this.vault.erase(subject);
    const outcome = await this.commands.handle(
      erasureAggregate,
      erasureId,
      { type: 'RecordErased' },
      {
        commandId: processCommandId(NAME, envelope.id),
        actor: `process:${NAME}`,
        correlationId: envelope.correlationId,
        causationId: envelope.id,
      },
    );
    if (outcome.kind !== 'accepted' && outcome.kind !== 'unchanged') {
      throw new Error(`erasure ${erasureId} was done, but not recorded: ${outcome.kind}`);
    }
  }
}

/**
 * Lets the vault forget again whom the log says it forgot: a vault or key ring from an old backup knows them still.
 * Quick for those that are gone.
 * @returns how many subjects the log names
 */
export const applyErasuresAgain = async (
  eventStore: Pick<EventStore, 'readAll'>,
  vault: Pick<Vault, 'erase'>,
): Promise<number> => {
  const subjects = new Set<string>();
  const filter = { streamPrefixes: STREAMS, types: ['ErasureReleased', 'SubjectErased'] };
  for await (const { events } of eventStore.readAll({ filter })) {
    for (const { envelope } of events) {
      subjects.add(domainEventOf<ErasureReleased | SubjectErased>(envelope).data.subject);
    }
  }
  for (const subject of subjects) await vault.erase(subject);
  return subjects.size;
};
