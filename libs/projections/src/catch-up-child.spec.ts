import { runConsumer } from '@lotsenbuch/consumers';
import { openSqliteEventStore } from '@lotsenbuch/event-store';
import { projectionConsumer } from './projection-consumer.js';
import { openSqliteReadModelStore } from './sqlite/sqlite-read-model-store.js';
import { grants } from './support.spec.js';

/** The process that is killed while it catches up: announces each page before it handles it. */
const [events, readModels] = process.argv.slice(2);
if (events === undefined || readModels === undefined) throw new Error('expected two files: events and read models');

const eventStore = await openSqliteEventStore({ file: events, readOnly: true });
const readModel = await openSqliteReadModelStore({ file: readModels }).open(grants(), eventStore.storeId);
const consumer = projectionConsumer(grants(), readModel);

const announced = {
  ...consumer,
  handle(...page: Parameters<typeof consumer.handle>) {
    process.stdout.write('page\n');
    return consumer.handle(...page);
  },
};
await runConsumer(eventStore, announced).caughtUp();
process.exit(0);
