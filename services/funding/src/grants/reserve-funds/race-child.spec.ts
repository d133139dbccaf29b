import { openSqliteEventStore } from '@lotsenbuch/event-store';
import { mortalStore } from './mortal-store.harness.spec.js';
import { race } from './race.harness.spec.js';
import { volatilePositions } from './scene.harness.spec.js';

/** The process that is killed in the race. Arguments: file of the event store, moment of its death, turn. */
const [file, moment, turn] = process.argv.slice(2);
if (file === undefined) throw new Error('expected the file of an event store, a moment and a turn');

const store = await openSqliteEventStore({ file });
const mortal = mortalStore(store, Number(moment), () => process.kill(process.pid, 'SIGKILL'));
await race(mortal, volatilePositions(), Number(turn));
await store.close();
