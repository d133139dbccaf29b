import {
  type Aggregate,
  assertNever,
  type Decider,
  err,
  germanDay,
  isLocalDate,
  ok,
  type Result,
} from '@lotsenbuch/kernel';
import { barredFromChoosing } from './choosing-persons.js';
import type { SelectionEvent } from './events.js';
import { changeCarrier, nominate } from './nominate.js';
import type { CommandOf, SelectionCommand, SelectionRejection } from './selection-commands.js';
import { type Call, evolveSelection, noSelection, type SelectionState } from './selection-state.js';

export const SELECTION_CATEGORY = 'carrierSelection';

type Decision = Result<readonly SelectionEvent[], SelectionRejection>;

const refused = (field: string, expected: string, german: string, found: string): Decision =>
  err({ kind: 'valueRefused', field, expected, german, found });

const fromOn = (field: string, first: string, found: string): Decision =>
  refused(field, `a day from ${first} on`, `ein Tag ab dem ${germanDay(first)}`, found);

const open = (command: CommandOf<'OpenSelection'>): Decision => {
  const { period, publishedOn, bidsUntil, applicationsUntil, criteria } = command;
  const days = { publishedOn, bidsUntil, applicationsUntil, periodFrom: period.from, periodTo: period.to };
  const noDay = Object.entries(days).find(([, day]) => !isLocalDate(day));
  if (noDay !== undefined) return refused(noDay[0], 'a day YYYY-MM-DD', 'ein Tag, geschrieben JJJJ-MM-TT', noDay[1]);
  if (period.to <= period.from) {
    return refused('periodTo', `a day after ${period.from}`, `ein Tag nach dem ${germanDay(period.from)}`, period.to);
  }
  if (bidsUntil < publishedOn) return fromOn('bidsUntil', publishedOn, bidsUntil);
  if (applicationsUntil < bidsUntil) return fromOn('applicationsUntil', bidsUntil, applicationsUntil);
  const keys = criteria.map(({ key }) => key);
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
  if (repeated !== undefined) {
    return refused('criteria', 'a key of its own for each criterion', 'eine eigene Kennung je Kriterium', repeated);
  }
  const { type: _, publishedOn: effectiveOn, ...data } = command;
  return ok([{ type: 'SelectionOpened', schemaVersion: 1, effectiveOn, data }]);
};

const receive = (command: CommandOf<'ReceiveBid'>, call: Call, { bids, nomination }: SelectionState): Decision => {
  const { bidId, carrierReadAs, receivedOn, document, today, by } = command;
  if (nomination !== undefined) return err({ kind: 'alreadyNominated', carrierId: nomination.carrierId });
  if (carrierReadAs === undefined) {
    return err({ kind: 'carrierUnknown', field: 'carrierId', carrierId: command.carrierId });
  }
  if (receivedOn > today || receivedOn < call.publishedOn) {
    return refused(
      'receivedOn',
      `a day from ${call.publishedOn} (the call) to ${today} (today)`,
      `ein Tag vom ${germanDay(call.publishedOn)} (Aufruf) bis zum ${germanDay(today)} (heute)`,
      receivedOn,
    );
  }
  const earlier = bids.find(({ carrierId }) => carrierId === carrierReadAs);
  if (earlier !== undefined) return err({ kind: 'carrierHasBid', carrierId: carrierReadAs, bidId: earlier.bidId });
  return ok([
    {
      type: 'BidReceived',
      schemaVersion: 1,
      effectiveOn: receivedOn,
      data: {
        selectionId: call.selectionId,
        bidId,
        carrierId: carrierReadAs,
        isLate: receivedOn > call.bidsUntil,
        ...(document !== undefined && { document }),
        by,
      },
    },
  ]);
};

const declare = (command: CommandOf<'DeclareInterest'>, call: Call, { declarations }: SelectionState): Decision => {
  const { conflict, note, today, by } = command;
  const own = declarations.filter((declaration) => declaration.by.actor === by.actor);
  if (own.some((declaration) => declaration.conflict)) return conflict ? ok([]) : err({ kind: 'interestDeclared' });
  if (own.length > 0 && !conflict) return ok([]);
  const data = { selectionId: call.selectionId, conflict, by, ...(note !== undefined && { note }) };
  return ok([{ type: 'ConflictOfInterestDeclared', schemaVersion: 1, effectiveOn: today, data }]);
};

const assess = (command: CommandOf<'AssessBid'>, call: Call, state: SelectionState): Decision => {
  const { bidId, points, note, today, by } = command;
  const { nomination } = state;
  if (nomination !== undefined) return err({ kind: 'alreadyNominated', carrierId: nomination.carrierId });
  const barred = barredFromChoosing(state.declarations, by);
  if (barred !== undefined) return err(barred);
  const known = state.bids.map((bid) => bid.bidId);
  if (!known.includes(bidId)) return err({ kind: 'bidUnknown', bidId, known });
  const keys = call.criteria.map(({ key }) => key);
  const given = points.map(({ criterion }) => criterion);
  if (given.length !== keys.length || keys.some((key) => !given.includes(key))) {
    const names = keys.join(', ');
    return refused(
      'points',
      `points once for each of ${names}`,
      `Punkte einmal für jedes von: ${names}`,
      given.join(', '),
    );
  }
  const tooMany = points.find((entry) => entry.points > call.maxPoints);
  if (tooMany !== undefined) {
    const { maxPoints } = call;
    const found = `${tooMany.criterion}: ${tooMany.points}`;
    return refused('points', `0 to ${maxPoints} points`, `0 bis ${maxPoints} Punkte`, found);
  }
  const inOrder = keys.flatMap((key) => points.find(({ criterion }) => criterion === key) ?? []);
  const data = { selectionId: call.selectionId, bidId, points: inOrder, by, ...(note !== undefined && { note }) };
  return ok([{ type: 'BidAssessed', schemaVersion: 1, effectiveOn: today, data }]);
};

const decide = (command: SelectionCommand, state: SelectionState): Decision => {
  const { call } = state;
  if (command.type === 'OpenSelection') return call === undefined ? open(command) : err({ kind: 'selectionExists' });
  if (call === undefined) return err({ kind: 'selectionUnknown' });
  switch (command.type) {
    case 'ReceiveBid':
      return receive(command, call, state);
    case 'DeclareInterest':
      return declare(command, call, state);
    case 'AssessBid':
      return assess(command, call, state);
    case 'NominateCarrier':
      return nominate(command, call, state);
    case 'ChangeCarrier':
      return changeCarrier(command, call, state);
    default:
      return assertNever(command);
  }
};

/** Stream `carrierSelection-<selectionId>`: from the call to the last change of carrier. */
export const selectionDecider: Decider<SelectionState, SelectionCommand, SelectionEvent, SelectionRejection> = {
  version: 'carrierSelection/1',
  initialState: noSelection,
  decide,
  evolve: evolveSelection,
};

export const selectionAggregate: Aggregate<SelectionState, SelectionCommand, SelectionEvent, SelectionRejection> = {
  category: SELECTION_CATEGORY,
  decider: selectionDecider,
  touches: ({ data }) => [data.selectionId],
};
