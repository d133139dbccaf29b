import { given } from '@lotsenbuch/testing';
import { selectionDecider } from './carrier-selection.js';
import type { BidReceived } from './events.js';
import { ADA, assessed, BEN, bid, declared, NOTE, nominated, opened, READY } from './selection.support.spec.js';
import type { CommandOf } from './selection-commands.js';

const nominate = (change: Partial<CommandOf<'NominateCarrier'>> = {}): CommandOf<'NominateCarrier'> => ({
  type: 'NominateCarrier',
  bidId: 'b1',
  reason: 'bestAssessed',
  today: '2025-10-21',
  by: ADA,
  ...change,
});
describe('a call', () => {
  const { data, effectiveOn: publishedOn } = opened;
  const open = (change: object = {}) => ({ type: 'OpenSelection' as const, ...data, publishedOn, ...change });

  test('is opened once', () => {
    given(selectionDecider).when(open()).thenEvents(opened);
    given(selectionDecider, opened).when(open()).thenRejected({ kind: 'selectionExists' });
  });

  test.each([
    ['a period that ends before it begins', { period: { from: '2026-01-01', to: '2026-01-01' } }, 'periodTo'],
    ['a last day for bids before the call', { bidsUntil: '2025-08-31' }, 'bidsUntil'],
    ['applications due before the bids', { applicationsUntil: '2025-10-14' }, 'applicationsUntil'],
    ['a criterion twice', { criteria: [data.criteria[0], data.criteria[0]] }, 'criteria'],
  ])('with %s is refused, with the field', (_, change, field) => {
    const command = open(change);
    const outcome = selectionDecider.decide(command, selectionDecider.initialState);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'valueRefused', field } });
  });
});

describe('a bid', () => {
  const receive = (change: Partial<CommandOf<'ReceiveBid'>> = {}): CommandOf<'ReceiveBid'> => ({
    type: 'ReceiveBid',
    bidId: 'b1',
    carrierId: 'giz',
    carrierReadAs: 'giz',
    receivedOn: '2025-10-01',
    today: '2025-10-20',
    by: ADA,
    ...change,
  });

  test('on the last day is in time, the day after it is marked as late', () => {
    const on = (receivedOn: string, isLate: boolean): BidReceived => ({
      ...bid('b1', 'giz', isLate),
      effectiveOn: receivedOn,
    });
    given(selectionDecider, opened)
      .when(receive({ receivedOn: '2025-10-15' }))
      .thenEvents(on('2025-10-15', false));
    given(selectionDecider, opened)
      .when(receive({ receivedOn: '2025-10-16' }))
      .thenEvents(on('2025-10-16', true));
  });

  test('of an unknown carrier, or a second one of the same carrier, is refused', () => {
    const { carrierReadAs: _, ...unknown } = receive();
    given(selectionDecider, opened)
      .when(unknown)
      .thenRejected({ kind: 'carrierUnknown', field: 'carrierId', carrierId: 'giz' });
    given(selectionDecider, opened, bid('b1', 'giz'))
      .when(receive({ bidId: 'b2', carrierId: 'giz-merged' }))
      .thenRejected({ kind: 'carrierHasBid', carrierId: 'giz', bidId: 'b1' });
  });

  test('after the choice is refused', () => {
    given(selectionDecider, ...READY, nominated)
      .when(receive({ bidId: 'b3', carrierId: 'albatros', carrierReadAs: 'albatros' }))
      .thenRejected({ kind: 'alreadyNominated', carrierId: 'giz' });
  });
});

describe('nobody takes part in the choice with an interest of their own', () => {
  test('who has not declared may neither assess nor nominate', () => {
    given(selectionDecider, ...READY)
      .when(nominate({ by: BEN }))
      .thenRejected({ kind: 'interestNotDeclared' });
    given(selectionDecider, opened, bid('b1', 'giz'))
      .when({ type: 'AssessBid', bidId: 'b1', points: [], today: '2025-10-20', by: ADA })
      .thenRejected({ kind: 'interestNotDeclared' });
  });

  test.each([
    ['the person', BEN],
    ['the person as the deputy of somebody', { actor: 'person:ben', deputyFor: 'person:cem' }],
    ['a deputy of the person', { actor: 'person:ada', deputyFor: 'person:ben' }],
  ])('a declared conflict bars %s', (_, by) => {
    given(selectionDecider, ...READY, declared(BEN, true))
      .when(nominate({ by }))
      .thenRejected({ kind: 'interestDeclared' });
  });

  test('a conflict stays: nobody declares it away', () => {
    given(selectionDecider, opened, declared(BEN, true))
      .when({ type: 'DeclareInterest', conflict: false, today: '2025-10-21', by: BEN })
      .thenRejected({ kind: 'interestDeclared' });
    given(selectionDecider, opened, declared(BEN))
      .when({ type: 'DeclareInterest', conflict: true, today: '2025-10-20', by: BEN })
      .thenEvents(declared(BEN, true));
  });
});

describe('an assessment', () => {
  const assess = (...points: readonly (readonly [string, number])[]): CommandOf<'AssessBid'> => ({
    type: 'AssessBid',
    bidId: 'b1',
    points: points.map(([criterion, count]) => ({ criterion, points: count })),
    today: '2025-10-20',
    by: ADA,
  });

  test('has points once for each criterion, kept in their order', () => {
    given(selectionDecider, opened, bid('b1', 'giz'), declared(ADA))
      .when(assess(['languages', 5], ['experience', 8]))
      .thenEvents(assessed('b1', 8, 5));
  });

  test.each([
    ['a criterion left out', [['experience', 8]]],
    [
      'one that the call does not have',
      [
        ['experience', 8],
        ['price', 3],
      ],
    ],
    [
      'one twice',
      [
        ['experience', 8],
        ['experience', 8],
      ],
    ],
    [
      'more points than there are',
      [
        ['experience', 11],
        ['languages', 5],
      ],
    ],
  ] as const)('with %s is refused', (_, points) => {
    const state = READY.reduce(selectionDecider.evolve, selectionDecider.initialState);
    expect(selectionDecider.decide(assess(...points), state)).toMatchObject({
      ok: false,
      error: { kind: 'valueRefused', field: 'points' },
    });
  });
});

describe('a nomination', () => {
  test('chooses one bid and holds from the start of the period', () => {
    given(selectionDecider, ...READY)
      .when(nominate())
      .thenEvents(nominated);
    given(selectionDecider, ...READY, nominated)
      .when(nominate({ bidId: 'b2' }))
      .thenRejected({ kind: 'alreadyNominated', carrierId: 'giz' });
  });

  test('waits for the last day for bids to end, and for every bid to be assessed', () => {
    given(selectionDecider, ...READY)
      .when(nominate({ today: '2025-10-15' }))
      .thenRejected({ kind: 'bidsStillOpen', bidsUntil: '2025-10-15', today: '2025-10-15' });
    given(selectionDecider, ...READY, bid('b3', 'albatros', true))
      .when(nominate())
      .thenRejected({ kind: 'bidsNotAssessed', bids: ['b3'] });
  });

  test('as the best assessed is refused while another bid has more weighted points; of two equal ones either may be', () => {
    given(selectionDecider, ...READY, assessed('b2', 6, 9))
      .when(nominate())
      .thenRejected({ kind: 'otherBidIsBetter', points: 680, bestPoints: 720, bestBid: 'b2' });
    given(selectionDecider, ...READY)
      .when(nominate({ bidId: 'b2' }))
      .thenEvents({ ...nominated, data: { ...nominated.data, bidId: 'b2', carrierId: 'oase' } });
  });

  test('of another bid than the best needs a note', () => {
    given(selectionDecider, ...READY)
      .when(nominate({ bidId: 'b2', reason: 'particularNeed' }))
      .thenRejected({ kind: 'noteMissing', reason: 'particularNeed' });
    given(selectionDecider, ...READY)
      .when(nominate({ bidId: 'b2', reason: 'particularNeed', note: NOTE }))
      .thenEvents({
        ...nominated,
        data: { ...nominated.data, bidId: 'b2', carrierId: 'oase', reason: 'particularNeed', note: NOTE },
      });
  });

  test('of the only bid, where there are two, is refused, as is a reason nobody knows', () => {
    given(selectionDecider, ...READY)
      .when(nominate({ reason: 'onlyBid' }))
      .thenRejected({ kind: 'otherBids', bids: 2 });
    given(selectionDecider, ...READY)
      .when(nominate({ reason: 'nicest' }))
      .thenRejected({
        kind: 'reasonUnknown',
        reason: 'nicest',
        allowed: ['bestAssessed', 'onlyBid', 'particularNeed'],
      });
  });
});
