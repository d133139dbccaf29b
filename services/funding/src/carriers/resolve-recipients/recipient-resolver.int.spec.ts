import { processManager, runConsumer } from '@lotsenbuch/consumers';
import { createCommandHandler, deriveUuid, type LogPosition } from '@lotsenbuch/event-store';
import { carrierAggregate } from '../domain/carrier.js';
import { PUBLISHED_RECIPIENTS } from '../domain/published-recipients.data.spec.js';
import { RecipientResolver } from './recipient-resolver.js';
import { ResolutionLog } from './resolution-log.harness.spec.js';

describe('every record of the programme finds its carrier', () => {
  test('a new recipient becomes a carrier; the next record with it is that carrier', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [{ recipient: ' OASE Berlin e. V.' }, { recipient: 'Oase Berlin e.V.' }]);
    await log.resolve();
    const [oase, ...others] = await log.registered();
    expect(oase).toMatchObject({ name: 'OASE Berlin e. V.', legalForm: 'e. V.' });
    expect(others).toEqual([]);
    expect((await log.findings()).resolved).toEqual([
      { recipient: ' OASE Berlin e. V.', carrierId: oase?.carrierId, rule: 'resemblesNoKnownCarrier' },
      { recipient: 'Oase Berlin e.V.', carrierId: oase?.carrierId, rule: 'sameFoldedName' },
    ]);
  });

  test('the carrier keeps spellings and legal forms with the register year', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2019, [{ recipient: 'Gesellschaft für Zusammenleben gGmbH (GIZ)' }]);
    await log.import(2016, [{ recipient: 'Gesellschaft für Zusammenleben (GIZ) e. V.' }]);
    await log.resolve();
    const carrierId = await log.carrierOf('Gesellschaft für Zusammenleben gGmbH (GIZ)');
    const { state } = await createCommandHandler({ store: log.store }).load(carrierAggregate, carrierId);
    expect(state.sightings.map(({ on }) => on)).toEqual(['2019-01-01', '2016-01-01']);
    expect(state.legalForms).toEqual([
      { from: '2016-01-01', value: 'e. V.' },
      { from: '2019-01-01', value: 'gGmbH' },
    ]);
  });

  test('a recipient that only resembles a carrier waits for a person, with candidates', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [{ recipient: 'Albatros e. V.' }, { recipient: 'Albatros Dienstleistungen mbH' }]);
    await log.resolve();
    const carrierId = await log.carrierOf('Albatros e. V.');
    expect((await log.findings()).ambiguous).toEqual([
      { recipient: 'Albatros Dienstleistungen mbH', candidates: [{ carrierId, rule: 'wordsContained' }] },
    ]);
  });

  test('both legal forms in one register wait for a person, whichever row comes first', async () => {
    for (const names of [
      ['Albatros gGmbH', 'Albatros e. V.'],
      ['Albatros e. V.', 'Albatros gGmbH'],
    ]) {
      await using log = await ResolutionLog.open();
      await log.import(
        2019,
        names.map((recipient) => ({ recipient })),
      );
      await log.resolve();
      expect(await log.registered()).toMatchObject([{ name: names[0] }]);
      expect((await log.findings()).ambiguous).toMatchObject([{ recipient: names[1] }]);
    }
  });

  test('rows that are listed apart keep their recipient as text, until they are judged again', async () => {
    await using log = await ResolutionLog.open();
    const row = { recipient: 'Camino gGmbH', purpose: 'Lotsen' };
    await log.import(2016, [{ ...row, verdict: 'apart' }]);
    await log.resolve();
    expect(await log.registered()).toEqual([]);
    await log.import(2016, [{ ...row, verdict: 'inReview' }]);
    await log.resolve();
    expect(await log.registered()).toMatchObject([{ name: 'Camino gGmbH' }]);
  });

  test('a record that is withdrawn before its turn registers nobody; when it comes back, it does', async () => {
    await using log = await ResolutionLog.open();
    const [harmonie, oase] = [{ recipient: 'Harmonie e. V.' }, { recipient: 'Oase e. V.', purpose: 'Lotsen' }];
    await log.import(2016, [harmonie, oase]);
    await log.import(2016, [harmonie]);
    await log.resolve();
    expect(await log.registered()).toMatchObject([{ name: 'Harmonie e. V.' }]);
    await log.import(2016, [harmonie, oase]);
    await log.resolve();
    expect(await log.registered()).toMatchObject([{ name: 'Harmonie e. V.' }, { name: 'Oase e. V.' }]);
  });

  test('a record that was withdrawn later keeps its carrier, also when it comes back', async () => {
    await using log = await ResolutionLog.open();
    const [harmonie, oase] = [{ recipient: 'Harmonie e. V.' }, { recipient: 'Oase e. V.', purpose: 'Lotsen' }];
    for (const rows of [[harmonie, oase], [harmonie], [harmonie, oase]]) {
      await log.import(2016, rows);
      await log.resolve();
    }
    expect(await log.registered()).toHaveLength(2);
    expect((await log.findings()).resolved).toHaveLength(2);
  });

  test('a recipient that names no organisation waits without candidates and becomes no carrier', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [{ recipient: 'Verschiedene natürliche Personen' }, { recipient: '  ' }]);
    await log.resolve();
    expect(await log.registered()).toEqual([]);
    expect((await log.findings()).ambiguous.map(({ candidates }) => candidates)).toEqual([[], []]);
  });
});

describe('what a person decides is learnt', () => {
  test('the carrier gets the spelling, and open records that are written the same way follow', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2013, [{ recipient: 'Albatros e. V.' }]);
    await log.import(2014, [{ recipient: 'Albatros Dienste mbH' }, { recipient: 'ALBATROS - Dienste mbH' }]);
    await log.import(2015, [
      { recipient: 'Albatros Dienste mbH', purpose: 'Lotsen' },
      { recipient: 'Albatros Nord gGmbH' },
    ]);
    await log.resolve();
    const carrierId = await log.carrierOf('Albatros e. V.');
    await log.decide(2014, 'Albatros Dienste mbH', carrierId);
    await log.resolve();
    expect((await log.findings()).resolved.map(({ recipient, rule }) => [recipient, rule])).toEqual([
      ['Albatros e. V.', 'resemblesNoKnownCarrier'],
      ['Albatros Dienste mbH', 'decidedByPerson'],
      ['ALBATROS - Dienste mbH', 'sameFoldedName'],
      ['Albatros Dienste mbH', 'sameSpelling'],
    ]);
    await log.import(2016, [{ recipient: 'Albatros Dienste mbH' }]);
    await log.resolve();
    expect((await log.findings()).resolved.at(-1)).toMatchObject({ carrierId, rule: 'sameSpelling' });
  });

  test('a carrier that the decision names and nobody registered yet is registered', async () => {
    await using log = await ResolutionLog.open();
    const recipient = 'Albatros Dienste mbH';
    await log.import(2016, [{ recipient: 'Albatros e. V.' }, { recipient }, { recipient, purpose: 'Lotsen' }]);
    await log.resolve();
    const carrierId = deriveUuid('carrier', 'chosen by the use case');
    await log.decide(2016, recipient, carrierId);
    await log.resolve();
    expect(await log.registered()).toMatchObject([{ name: 'Albatros e. V.' }, { carrierId, name: recipient }]);
    expect((await log.findings()).resolved.at(-1)).toMatchObject({ recipient, carrierId, rule: 'sameSpelling' });
  });

  test('nothing is learnt from a name that names no organisation', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [
      { recipient: 'Harmonie e. V.' },
      { recipient: 'Einzelpersonen' },
      { recipient: 'Einzelpersonen', purpose: 'Lotsen' },
    ]);
    await log.resolve();
    await log.decide(2016, 'Einzelpersonen', await log.carrierOf('Harmonie e. V.'));
    await log.resolve();
    expect(await log.dataOf('CarrierSpellingObserved')).toEqual([]);
    expect((await log.findings()).resolved).toHaveLength(2);
  });

  test('a decision for a carrier that was merged teaches the winner', async () => {
    await using log = await ResolutionLog.open();
    await log.import(2016, [
      { recipient: 'Albatros e. V.' },
      { recipient: 'Harmonie e. V.' },
      { recipient: 'Albatros Dienste mbH' },
    ]);
    await log.resolve();
    const [losing, winner] = [await log.carrierOf('Albatros e. V.'), await log.carrierOf('Harmonie e. V.')];
    const merge = {
      type: 'MergeCarrier',
      into: winner,
      intoReadAs: winner,
      reason: 'organisationsUnited',
      decidedOn: '2026-11-22',
    } as const;
    const context = { commandId: losing, actor: 'officer:test', correlationId: losing };
    await createCommandHandler({ store: log.store }).handle(carrierAggregate, losing, merge, context);
    await log.decide(2016, 'Albatros Dienste mbH', losing);
    await log.resolve();
    expect(await log.dataOf('CarrierSpellingObserved')).toMatchObject([
      { carrierId: winner, spelling: 'Albatros Dienste mbH' },
    ]);
  });
});

test('the programme’s recipients of 2016, 2019 and then 2013 to 2015 are 19 carriers, three questions and no wrong match', async () => {
  await using log = await ResolutionLog.open();
  for (const year of [2016, 2019, 2013, 2014, 2015]) {
    await log.import(
      year,
      PUBLISHED_RECIPIENTS.filter(({ years }) => years.includes(year)),
    );
  }
  const positions = new Map<string, LogPosition>();
  const running = runConsumer(
    log.store,
    processManager(new RecipientResolver(log.store, createCommandHandler({ store: log.store })), {
      get: async (name) => positions.get(name),
      set: async (name, position) => void positions.set(name, position),
    }),
  );
  await running.caughtUp();
  await running.stop();

  const organisations = new Map(PUBLISHED_RECIPIENTS.map(({ recipient, organisation }) => [recipient, organisation]));
  const carriers = await log.registered();
  const { resolved, ambiguous } = await log.findings();
  expect(carriers).toHaveLength(19);
  const organisationOf = new Map(carriers.map(({ carrierId, name }) => [carrierId, organisations.get(name)]));
  for (const { recipient, carrierId } of resolved) {
    expect(organisationOf.get(carrierId)).toBe(organisations.get(recipient ?? ''));
  }
  expect([...new Set(ambiguous.map(({ recipient }) => recipient))]).toEqual([
    'bildungsmarkt vulkan & waldenser gmbh',
    'Kiezspinne FAS - Nachbarschaftlicher Interessenverbund e. V.',
    'Albatros gemeinnützige Gesellschaft für soziale und gesundheitliche Dienstleistungen mbH',
  ]);
});
