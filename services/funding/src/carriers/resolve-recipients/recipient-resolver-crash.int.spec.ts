import { type CommandHandler, createCommandHandler, type EventStore } from '@lotsenbuch/event-store';
import fc from 'fast-check';
import { RecipientResolver } from './recipient-resolver.js';
import { ResolutionLog, type Told } from './resolution-log.harness.spec.js';

class Killed extends Error {}

/**
 * A command handler that dies before or after the commands of these numbers: before the append, or after it was durable
 * and before anybody heard of it.
 */
const dyingHandler = (store: EventStore, deaths: ReadonlySet<number>, count: { next: number }): CommandHandler => {
  const commands = createCommandHandler({ store });
  const mayDie = (): void => {
    const moment = count.next;
    count.next += 1;
    if (deaths.has(moment)) throw new Killed(`killed at moment ${moment}`);
  };
  return {
    load: (aggregate, streamId) => commands.load(aggregate, streamId),
    async handle(aggregate, streamId, command, context) {
      mayDie();
      const outcome = await commands.handle(aggregate, streamId, command, context);
      mayDie();
      return outcome;
    },
  };
};

/** Starts a new process after each death, until one has done everything. */
const resolveThrough = async (
  log: ResolutionLog,
  deaths: ReadonlySet<number>,
  count: { next: number },
): Promise<void> => {
  for (;;) {
    try {
      return await log.resolve(dyingHandler(log.store, deaths, count));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
};

/** Everything that can happen to a recipient: new, matched in three ways, in question, decided, following a decision. */
const history = async (deaths: ReadonlySet<number>) => {
  await using log = await ResolutionLog.open();
  const count = { next: 0 };
  await log.import(2016, [
    { recipient: 'Albatros e. V.', district: '12' },
    { recipient: 'Gesellschaft für Zusammenleben (GIZ) e. V.', district: '05' },
    { recipient: 'albatros e.V.' },
  ]);
  await log.import(2019, [
    { recipient: 'Gesellschaft für Zusammenleben gGmbH (GIZ)' },
    { recipient: 'Albatros Dienste mbH' },
    { recipient: 'Albatros - Dienste mbH', purpose: 'Lotsen' },
    { recipient: 'Einzelpersonen' },
  ]);
  await resolveThrough(log, deaths, count);
  await log.decide(2019, 'Albatros Dienste mbH', await log.carrierOf('Albatros e. V.'));
  await resolveThrough(log, deaths, count);
  return { told: await log.told(), moments: count.next };
};

describe('a kill between any two steps loses and doubles nothing', () => {
  let clean: { readonly told: ReadonlyMap<string, readonly Told[]>; readonly moments: number };
  beforeAll(async () => {
    clean = await history(new Set());
  });

  test('the undisturbed history has all that can happen', () => {
    const types = [...clean.told.values()]
      .flat()
      .map(({ type, data }) => ('rule' in data ? `${type}: ${data.rule}` : type));
    expect(new Set(types)).toEqual(
      new Set([
        'RegisterImported',
        'PublishedGrantRecorded',
        'CarrierRegistered',
        'CarrierSpellingObserved',
        'CarrierLegalFormChanged',
        'PublishedGrantCarrierAmbiguous',
        'PublishedGrantCarrierResolved: resemblesNoKnownCarrier',
        'PublishedGrantCarrierResolved: sameFoldedName',
        'PublishedGrantCarrierResolved: sameNameOtherLegalForm',
        'PublishedGrantCarrierResolved: decidedByPerson',
      ]),
    );
  });

  test('at each moment: the streams are the same as without it, rules and districts included', async () => {
    expect(clean.moments).toBeGreaterThan(20);
    for (let moment = 0; moment < clean.moments; moment += 1) {
      expect({ moment, told: (await history(new Set([moment]))).told }).toEqual({ moment, told: clean.told });
    }
  });

  test('also at several moments, one shortly after the other', async () => {
    const moments = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(moments, async (deaths) => {
        expect((await history(new Set(deaths))).told).toEqual(clean.told);
      }),
      { numRuns: 15 },
    );
  });

  test('an event that is tried again after others is still answered as it was at first', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [{ recipient: 'Harmonie e. V.' }, { recipient: 'Oase e. V.' }]);
    const resolver = new RecipientResolver(log.store, dyingHandler(log.store, new Set([1]), { next: 0 }));
    const [, harmonie, oase] = await log.events('publishedRegister-');
    if (harmonie === undefined || oase === undefined) throw new Error('no records');
    await expect(resolver.react(harmonie)).rejects.toThrow(Killed);
    await resolver.react(oase);
    await resolver.react(harmonie);
    const rules = (await log.dataOf<{ rule: string }>('PublishedGrantCarrierResolved')).map(({ rule }) => rule);
    expect(rules).toEqual(['resemblesNoKnownCarrier', 'resemblesNoKnownCarrier']);
    expect(await log.dataOf('CarrierRegistered')).toHaveLength(2);
  });

  test('a command that is refused stops at its event instead of losing it', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [{ recipient: 'Harmonie e. V.' }]);
    const refusing: CommandHandler = {
      ...createCommandHandler({ store: log.store }),
      handle: async () => ({ kind: 'preconditionFailed', thing: 'x', actual: undefined }),
    };
    await expect(log.resolve(refusing)).rejects.toThrow(
      /register 2016-.* was not done on carrier-.*preconditionFailed/,
    );
  });

  test('a process that starts again and is handed everything once more does nothing', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [{ recipient: 'Albatros e. V.' }, { recipient: 'Albatros Dienste mbH' }]);
    await log.resolve();
    const before = await log.events('');
    await log.resolve();
    expect(await log.events('')).toEqual(before);
  });
});
