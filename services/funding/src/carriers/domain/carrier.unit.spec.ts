import fc from 'fast-check';
import { type CarrierCommand, carrierAggregate, carrierDecider } from './carrier.js';
import { carrierNameOn } from './carrier-state.js';
import { changesOf, heldOn } from './dated.js';
import type { CarrierEvent } from './events.js';
import { MAX_NAME_LENGTH } from './organisation-name.js';

const registered: CarrierCommand = {
  type: 'RegisterCarrier',
  carrierId: 'giz',
  name: ' Gesellschaft für interkulturelles Zusammenleben (GIZ) e. V.\u00a0',
  on: '2016-01-01',
  recordId: 'r1',
};
const seen = (spelling: string, on: string): CarrierCommand => ({
  type: 'ObserveSpelling',
  spelling,
  on,
  recordId: 'r2',
});
const renamed = (to: string, effectiveOn: string): CarrierCommand => ({
  type: 'RenameCarrier',
  to,
  effectiveOn,
  reason: 'organisationRenamed',
  decidedOn: '2026-11-22',
});
const merged = (into: string, intoReadAs: string | undefined = into): CarrierCommand => ({
  type: 'MergeCarrier',
  into,
  ...(intoReadAs === undefined ? {} : { intoReadAs }),
  reason: 'sameOrganisationOtherSpelling',
  decidedOn: '2026-11-22',
});

const fold = (events: readonly CarrierEvent[]) => events.reduce(carrierDecider.evolve, carrierDecider.initialState);

const given = (...commands: readonly CarrierCommand[]) => {
  const events: CarrierEvent[] = [];
  for (const command of commands) {
    const result = carrierDecider.decide(command, fold(events));
    if (!result.ok) throw new Error(`given: ${JSON.stringify(result.error)}`);
    events.push(...result.value);
  }
  const state = fold(events);
  return { events, state, when: (command: CarrierCommand) => carrierDecider.decide(command, state) };
};

const accepted = (...events: readonly object[]) => ({
  ok: true,
  value: events.map((event) => expect.objectContaining(event)),
});
const refused = (error: object) => ({ ok: false, error: expect.objectContaining(error) });

describe('a carrier is registered', () => {
  test('with the name as published, without edge blanks, and its legal form', () => {
    expect(given().when(registered)).toEqual({
      ok: true,
      value: [
        {
          type: 'CarrierRegistered',
          schemaVersion: 1,
          effectiveOn: '2016-01-01',
          data: {
            carrierId: 'giz',
            name: 'Gesellschaft für interkulturelles Zusammenleben (GIZ) e. V.',
            legalForm: 'e. V.',
            recordId: 'r1',
          },
        },
      ],
    });
  });

  test('once', () => {
    expect(given(registered).when(registered)).toEqual(refused({ kind: 'carrierAlreadyRegistered' }));
  });

  test.each([' ', '***', 'x'.repeat(MAX_NAME_LENGTH + 1)])(
    'not without a name of letters or digits, at most 300 long',
    (name) => {
      expect(given().when({ ...registered, name })).toEqual(refused({ kind: 'nameRefused', maxLength: 300 }));
    },
  );

  test.each([seen('GIZ', '2019-01-01'), renamed('GIZ', '2019-01-01'), merged('other')])(
    'before anything else happens to it: $type',
    (command) => {
      expect(given().when(command)).toEqual(refused({ kind: 'carrierUnknown' }));
    },
  );
});

describe('a spelling is observed', () => {
  test('once per register year', () => {
    const carrier = given(registered, seen('GIZ e. V.', '2019-01-01'));
    expect(carrier.when(seen(' GIZ e. V.', '2019-01-01'))).toEqual(accepted());
    expect(carrier.when(seen('GIZ e. V.', '2018-01-01'))).toEqual(
      accepted({ type: 'CarrierSpellingObserved', effectiveOn: '2018-01-01' }),
    );
  });

  test('the registered one counts as observed', () => {
    expect(
      given(registered).when(seen('Gesellschaft für interkulturelles Zusammenleben (GIZ) e. V.', '2016-01-01')),
    ).toEqual(accepted());
  });

  test('and with it a change of legal form, from its day on', () => {
    expect(
      given(registered).when(seen('Gesellschaft für interkulturelles Zusammenleben gGmbH (GIZ)', '2019-01-01')),
    ).toEqual(
      accepted(
        { type: 'CarrierSpellingObserved' },
        {
          type: 'CarrierLegalFormChanged',
          effectiveOn: '2019-01-01',
          data: { carrierId: 'giz', from: 'e. V.', to: 'gGmbH', recordId: 'r2' },
        },
      ),
    );
  });

  test('an earlier register that is read later says since when the form is known', () => {
    const carrier = given(registered, seen('GIZ gGmbH', '2019-01-01'), seen('GIZ e. V.', '2014-01-01'));
    expect(carrier.events.at(-1)).toMatchObject({ effectiveOn: '2014-01-01', data: { to: 'e. V.' } });
    expect(changesOf(carrier.state.legalForms)).toEqual([
      { from: '2014-01-01', value: 'e. V.' },
      { from: '2019-01-01', value: 'gGmbH' },
    ]);
    expect(carrier.when(seen('GIZ e. V.', '2015-01-01'))).toEqual(accepted({ type: 'CarrierSpellingObserved' }));
  });

  test('a register between two others shows the change there and back', () => {
    const carrier = given(
      { ...registered, name: 'Albatros e. V.', on: '2013-01-01' },
      seen('Albatros e. V.', '2016-01-01'),
    );
    expect(carrier.when(seen('Albatros gGmbH', '2014-01-01'))).toEqual(
      accepted(
        { type: 'CarrierSpellingObserved' },
        { effectiveOn: '2014-01-01', data: expect.objectContaining({ from: 'e. V.', to: 'gGmbH' }) },
        { effectiveOn: '2016-01-01', data: expect.objectContaining({ from: 'gGmbH', to: 'e. V.' }) },
      ),
    );
  });

  test('a name without legal form says nothing about it', () => {
    expect(given(registered).when(seen('GIZ', '2019-01-01'))).toEqual(accepted({ type: 'CarrierSpellingObserved' }));
  });

  test('in whatever order the registers are read, on every day the form holds that was seen then', () => {
    const form = fc.constantFrom('e. V.', 'gGmbH', 'GmbH');
    const history = fc
      .array(form, { minLength: 1, maxLength: 6 })
      .map((forms) => forms.map((of, index) => ({ of, on: `${2013 + index}-01-01` })));
    const shuffled = history.chain((years) =>
      fc.tuple(fc.constant(years), fc.shuffledSubarray(years, { minLength: years.length })),
    );
    fc.assert(
      fc.property(shuffled, ([years, [first, ...rest]]) => {
        const { state } = given(
          { ...registered, name: `GIZ ${first?.of}`, on: first?.on ?? '' },
          ...rest.map(({ of, on }) => seen(`GIZ ${of}`, on)),
        );
        for (const { of, on } of years) expect(heldOn(state.legalForms, on)).toBe(of);
        const changes = years.filter(({ of }, index) => of !== years[index - 1]?.of).map(({ of }) => of);
        expect(changesOf(state.legalForms).map(({ value }) => value)).toEqual(changes);
      }),
    );
  });
});

describe('an officer renames a carrier', () => {
  test('from a day on, with a reason from the catalogue', () => {
    const carrier = given(registered, renamed('GIZ gGmbH', '2018-07-01'));
    expect(carrier.events.at(-1)).toMatchObject({
      type: 'CarrierRenamed',
      effectiveOn: '2018-07-01',
      data: {
        from: 'Gesellschaft für interkulturelles Zusammenleben (GIZ) e. V.',
        to: 'GIZ gGmbH',
        reason: 'organisationRenamed',
      },
    });
    expect(carrierNameOn(carrier.state, '2018-06-30')).toContain('Zusammenleben');
    expect(carrierNameOn(carrier.state, '2018-07-01')).toBe('GIZ gGmbH');
  });

  test('also from a day before it was first seen', () => {
    const { state } = given(registered, renamed('GIZ', '2014-01-01'));
    expect(carrierNameOn(state, '2019-01-01')).toBe('GIZ');
  });

  test('the same name from that day on changes nothing', () => {
    expect(given(registered, renamed('GIZ', '2018-07-01')).when(renamed(' GIZ ', '2019-01-01'))).toEqual(accepted());
  });

  test('not with a reason that is unknown, not for this decision, or not yet or no longer in the catalogue', () => {
    const allowed = ['organisationRenamed', 'nameMisspelled'];
    const rename = renamed('GIZ', '2018-07-01');
    for (const reason of ['', 'because', 'organisationsUnited']) {
      expect(given(registered).when({ ...rename, reason } as CarrierCommand)).toEqual(
        refused({ kind: 'reasonUnknown', reason, allowed }),
      );
    }
    expect(given(registered).when({ ...rename, decidedOn: '2013-09-30' } as CarrierCommand)).toEqual(
      refused({ kind: 'reasonUnknown', allowed: [] }),
    );
  });

  test('not to a name without letters', () => {
    expect(given(registered).when(renamed('-', '2018-07-01'))).toEqual(refused({ kind: 'nameRefused' }));
  });
});

describe('an officer merges a carrier into another', () => {
  test('with one event in the losing stream', () => {
    expect(given(registered).when(merged('winner'))).toEqual({
      ok: true,
      value: [
        {
          type: 'CarrierMerged',
          schemaVersion: 1,
          data: { carrierId: 'giz', into: 'winner', reason: 'sameOrganisationOtherSpelling' },
        },
      ],
    });
  });

  test('not into itself', () => {
    expect(given(registered).when(merged('giz'))).toEqual(refused({ kind: 'mergeIntoItself' }));
  });

  test('not into a carrier that is read as itself: that would be a circle', () => {
    expect(given(registered).when(merged('winner', 'giz'))).toEqual(
      refused({ kind: 'mergeIntoItself', into: 'winner' }),
    );
  });

  test('not into a carrier that nobody knows', () => {
    const { intoReadAs: _, ...unknown } = merged('winner') as Extract<CarrierCommand, { type: 'MergeCarrier' }>;
    expect(given(registered).when(unknown)).toEqual(refused({ kind: 'mergeTargetUnknown', into: 'winner' }));
  });

  test('not twice', () => {
    expect(given(registered, merged('winner')).when(merged('other'))).toEqual(
      refused({ kind: 'carrierMerged', into: 'winner' }),
    );
  });

  test('not without a reason from the catalogue', () => {
    expect(given(registered).when({ ...merged('winner'), reason: 'nameMisspelled' } as CarrierCommand)).toEqual(
      refused({ kind: 'reasonUnknown' }),
    );
  });

  test('after which it has no name of its own to change', () => {
    expect(given(registered, merged('winner')).when(renamed('GIZ', '2019-01-01'))).toEqual(
      refused({ kind: 'carrierMerged', into: 'winner' }),
    );
  });

  test('unless the directory reads that merge as void', () => {
    const carrier = given(registered, merged('winner'));
    expect(carrier.when({ ...renamed('GIZ', '2019-01-01'), voidMerge: 'winner' } as CarrierCommand)).toMatchObject({
      ok: true,
    });
    expect(carrier.when({ ...merged('other'), voidMerge: 'winner' } as CarrierCommand)).toMatchObject({ ok: true });
    expect(carrier.when({ ...merged('other'), voidMerge: 'somebodyElse' } as CarrierCommand)).toEqual(
      refused({ kind: 'carrierMerged' }),
    );
  });

  test('a spelling that is still being observed is a fact about the record it was observed for', () => {
    expect(given(registered, merged('winner')).when(seen('GIZ', '2019-01-01'))).toMatchObject({ ok: true });
  });
});

test('every event touches its carrier', () => {
  const { events } = given(registered, seen('GIZ gGmbH', '2019-01-01'), renamed('GIZ', '2019-01-01'), merged('winner'));
  for (const event of events) expect(carrierAggregate.touches(event)).toEqual(['giz']);
});
