import { err, germanDay, ok, type Result } from '@lotsenbuch/kernel';
import { barredFromChoosing } from './choosing-persons.js';
import type { CarrierChanged, CarrierNominated } from './events.js';
import type { CommandOf, SelectionRejection } from './selection-commands.js';
import { weightedPoints } from './selection-criteria.js';
import { BEST_ASSESSED, ONLY_BID, type SelectionDecision, selectionReasonsFor } from './selection-reasons.js';
import { type Bid, type Call, holdersOf, type SelectionState } from './selection-state.js';
import { splitFunds } from './split-funds.js';

const refusedReason = (decision: SelectionDecision, reason: string, on: string): SelectionRejection | undefined => {
  const allowed = selectionReasonsFor(decision, on).map(({ code }) => code);
  return allowed.includes(reason) ? undefined : { kind: 'reasonUnknown', reason, allowed };
};

/** What a reason claims must be so. */
const refusedClaim = (
  { reason, note }: CommandOf<'NominateCarrier'>,
  { criteria }: Call,
  chosen: Bid,
  bids: readonly Bid[],
): SelectionRejection | undefined => {
  if (reason === ONLY_BID) return bids.length === 1 ? undefined : { kind: 'otherBids', bids: bids.length };
  if (reason !== BEST_ASSESSED) return note === undefined ? { kind: 'noteMissing', reason } : undefined;
  const points = weightedPoints(criteria, chosen.assessment?.points ?? []);
  const better = bids
    .map((bid) => ({ bidId: bid.bidId, points: weightedPoints(criteria, bid.assessment?.points ?? []) }))
    .filter((bid) => bid.points > points)
    .toSorted((a, b) => b.points - a.points)[0];
  return better && { kind: 'otherBidIsBetter', points, bestPoints: better.points, bestBid: better.bidId };
};

export const nominate = (
  command: CommandOf<'NominateCarrier'>,
  call: Call,
  { bids, declarations, nomination }: SelectionState,
): Result<readonly CarrierNominated[], SelectionRejection> => {
  const { bidId, reason, note, today, by } = command;
  if (nomination !== undefined) return err({ kind: 'alreadyNominated', carrierId: nomination.carrierId });
  const barred = barredFromChoosing(declarations, by);
  if (barred !== undefined) return err(barred);
  const chosen = bids.find((bid) => bid.bidId === bidId);
  if (chosen === undefined) return err({ kind: 'bidUnknown', bidId, known: bids.map((bid) => bid.bidId) });
  const { bidsUntil, selectionId, area, period } = call;
  if (today <= bidsUntil) return err({ kind: 'bidsStillOpen', bidsUntil, today });
  const unassessed = bids.filter(({ assessment }) => assessment === undefined).map((bid) => bid.bidId);
  if (unassessed.length > 0) return err({ kind: 'bidsNotAssessed', bids: unassessed });
  const refused = refusedReason('selectionNomination', reason, today) ?? refusedClaim(command, call, chosen, bids);
  if (refused !== undefined) return err(refused);
  const { carrierId } = chosen;
  const data = { selectionId, area, bidId, carrierId, period, reason, by, ...(note !== undefined && { note }) };
  return ok([{ type: 'CarrierNominated', schemaVersion: 1, effectiveOn: today, data }]);
};

export const changeCarrier = (
  { to, toReadAs, on, money, reason, note, today, by }: CommandOf<'ChangeCarrier'>,
  { selectionId, area, period }: Call,
  state: SelectionState,
): Result<readonly CarrierChanged[], SelectionRejection> => {
  const holder = holdersOf(state).at(-1);
  if (holder === undefined) return err({ kind: 'notNominated' });
  const refused = barredFromChoosing(state.declarations, by) ?? refusedReason('selectionCarrierChange', reason, today);
  if (refused !== undefined) return err(refused);
  if (toReadAs === undefined) return err({ kind: 'carrierUnknown', field: 'to', carrierId: to });
  if (toReadAs === holder.carrierId) {
    const expected = { expected: 'another carrier than before', german: 'ein anderer Träger als bisher' };
    return err({ kind: 'valueRefused', field: 'to', ...expected, found: to });
  }
  if (on <= holder.from || on >= period.to) {
    const expected = `a day after ${holder.from}, when the carrier before began, and before ${period.to}, the end of the period`;
    const german = `ein Tag nach dem ${germanDay(holder.from)}, dem Beginn des bisherigen Trägers, und vor dem ${germanDay(period.to)}, dem Ende des Zeitraums`;
    return err({ kind: 'valueRefused', field: 'on', expected, german, found: on });
  }
  const { from: moneyFrom, to: moneyTo } = money.period;
  if (moneyFrom < period.from || moneyTo > period.to || on <= moneyFrom || on >= moneyTo) {
    const expected = `a period inside ${period.from} to ${period.to} (the end not part of it) that ${on} divides`;
    const german = `ein Zeitraum innerhalb von ${germanDay(period.from)} bis vor ${germanDay(period.to)}, den der ${germanDay(on)} teilt`;
    return err({ kind: 'valueRefused', field: 'moneyFrom', expected, german, found: `${moneyFrom}/${moneyTo}` });
  }
  const split = splitFunds(money.totalCents, money.period, on, money.method);
  const data = { selectionId, area, from: holder.carrierId, to: toReadAs, split, reason, by };
  return ok([
    {
      type: 'CarrierChanged',
      schemaVersion: 1,
      effectiveOn: on,
      data: { ...data, ...(note !== undefined && { note }) },
    },
  ]);
};
