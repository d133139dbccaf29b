import { untilShown } from '../catch-up.js';
import type { Changed } from '../contract.js';
import { withEvent } from '../output/with-event.js';
import type { Session } from '../session.js';

export interface ThingChangeOptions {
  readonly reason: string;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
}

interface ThingChange {
  readonly path: string;
  readonly body: object;
  readonly options: ThingChangeOptions;
}

/**
 * Changes something that exists at the revision it has now, or at the one given: between reading it here and the
 * change nobody's work is lost. Ends when the change is shown everywhere.
 */
export async function changeThing(session: Session, thing: string, change: ThingChange, done: string): Promise<void> {
  const { ifMatch, idempotencyKey } = change.options;
  const { body } = await session.change<Changed>(change.path, {
    as: 'officer',
    ifMatch: ifMatch ?? (await session.currentTag(thing)),
    idempotencyKey,
    body: change.body,
  });
  session.print(body, () => withEvent(done, body.event));
  await untilShown(session, body);
}
