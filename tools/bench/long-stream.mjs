// One client that loads, decides and appends through the command handler: streams of 10,000 events against streams of
// 10, all of them folded before. Long and short take turns command by command, so that a stall of the disk meets
// both.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createCommandHandler, openSqliteEventStore } from '@lotsenbuch/event-store';
import { benchEvent } from './events.mjs';
import { benchFolder, p99, progress, ratios, report, size, spread } from './measure.mjs';
import { seed } from './seed.mjs';

const ROUNDS = size(11, 5);
const COMMANDS = size(1000, 400);
/** As many as the handler's cache keeps at 10,000 events each, with room for the short ones. */
const LONG_STREAMS = 8;
/** Commands on a short stream, so that it stays one of some ten events. */
const COMMANDS_PER_SHORT_STREAM = 4;
const SHORT_STREAMS = COMMANDS / COMMANDS_PER_SHORT_STREAM;

const ledger = {
  category: 'bench',
  decider: {
    version: 'bench/1',
    initialState: { count: 0, sumCents: 0 },
    decide: ({ amountCents }, state) => {
      const { type, schemaVersion, effectiveOn, data } = benchEvent(state.count);
      return { ok: true, value: [{ type, schemaVersion, effectiveOn, data: { ...data, amountCents } }] };
    },
    evolve: (state, { data }) => ({ count: state.count + 1, sumCents: state.sumCents + data.amountCents }),
  },
  touches: ({ data }) => [data.recordId],
};

const store = await openSqliteEventStore({ file: join(benchFolder(), 'store.sqlite') });
const handler = createCommandHandler({ store });

async function timed(streamId) {
  const context = { commandId: randomUUID(), actor: 'bench:writer', correlationId: 'bench' };
  const started = performance.now();
  const outcome = await handler.handle(ledger, streamId, { amountCents: 100 }, context);
  const took = performance.now() - started;
  if (outcome.kind !== 'accepted') throw new Error(`a command was not accepted: ${outcome.kind}`);
  return took;
}

await seed(store, { streams: LONG_STREAMS, eventsPerStream: 10_000, nameOf: (index) => `bench-long${index}` });
for (let index = 0; index < LONG_STREAMS; index += 1) await handler.load(ledger, `long${index}`);
const figures = { long: [], short: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  const shortName = (index) => `short${round}-${index}`;
  await seed(store, { streams: SHORT_STREAMS, eventsPerStream: 10, nameOf: (index) => `bench-${shortName(index)}` });
  for (let index = 0; index < SHORT_STREAMS; index += 1) await handler.load(ledger, shortName(index));
  const [long, short] = [[], []];
  for (let number = 0; number < COMMANDS; number += 1) {
    const onLong = async () => long.push(await timed(`long${number % LONG_STREAMS}`));
    const onShort = async () => short.push(await timed(shortName(number % SHORT_STREAMS)));
    // By chance, or what happens every so many commands, such as collecting garbage, would always meet the same side.
    for (const next of Math.random() < 0.5 ? [onLong, onShort] : [onShort, onLong]) await next();
  }
  figures.long.push(p99(long));
  figures.short.push(p99(short));
  progress(`round ${round + 1} of ${ROUNDS}`);
}
await store.close();
report({
  ratios: { longAgainstShort: spread(ratios(figures, 'long', 'short')) },
  figures: [
    { name: 'p99 at 10,000 events', unit: 'ms', ...spread(figures.long) },
    { name: 'p99 at 10 events', unit: 'ms', ...spread(figures.short) },
  ],
});
