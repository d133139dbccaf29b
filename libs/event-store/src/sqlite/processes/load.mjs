/**
 * A process that appends under load and notes every answer it gets, one line for the answers of one turn of the event
 * loop. Argument: JSON of {file, notes, clients, appends per client, or none for no end}.
 */
import { openSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { openSqliteEventStore } from '../open-sqlite-event-store.ts';

const TRIES = 5;
const { file, notes, clients, appends = Number.POSITIVE_INFINITY, ballast } = JSON.parse(process.argv[2]);
const notebook = openSync(notes, 'a');
const note = (line) => writeSync(notebook, `${JSON.stringify(line)}\n`);

let answered = [];
const noteAnswer = (answer) => {
  if (answered.length === 0) {
    setImmediate(() => {
      note({ answered });
      answered = [];
    });
  }
  answered.push(answer);
};

const anEvent = (commandId, index, of) => ({
  id: newId(),
  type: 'LoadAppended',
  schemaVersion: 1,
  actor: 'process:load',
  commandId,
  correlationId: commandId,
  deciderVersion: 'load-1',
  data: { index, of, filling: 'x'.repeat(200) },
});

const store = await openSqliteEventStore({ file });
note({ opened: store.storeId });

/** Repeats an append whose outcome is unknown with the same ids at the same revision. */
const appendFor = async (stream, expected, events) => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { firstRevision } = await store.append(stream, expected, events);
      noteAnswer({ stream, firstRevision, ids: events.map(({ id }) => id) });
      return true;
    } catch (reason) {
      note({ failed: reason.name, message: reason.message });
      if (!['OutcomeUnknown', 'StoreStopped'].includes(reason.name)) throw reason;
      if (attempt === TRIES) {
        note({ givenUp: { stream, expected, events } });
        return false;
      }
      if (ballast !== undefined) rmSync(ballast, { force: true });
      await delay(1);
    }
  }
};

const client = async (number) => {
  const stream = `load-${number}`;
  let head = (await store.streamHead(stream)) ?? -1;
  for (let append = 0; append < appends; append += 1) {
    const of = 1 + ((number + append) % 3);
    const commandId = newId();
    const events = Array.from({ length: of }, (_, index) => anEvent(commandId, index, of));
    if (!(await appendFor(stream, head === -1 ? 'noStream' : head, events))) return;
    head += of;
  }
};

await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
await store.close();
note({ closed: true });
