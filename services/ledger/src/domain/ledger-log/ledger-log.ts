import { type Aggregate, assertNever, type Decider, err, type LocalDate, ok, type Result } from '@lotsenbuch/kernel';
import type { Fork, LedgerEvent, LedgerForked } from './events.js';
import { forkReasonsOn } from './fork-reasons.js';

/** Undefined before the log was started. */
export type LedgerState =
  | undefined
  | {
      readonly origin: string;
      /** Verifier key of the key that signs now. */
      readonly verifierKey: string;
      /** Every origin and every verifier key there was, the present ones included. */
      readonly origins: readonly string[];
      readonly verifierKeys: readonly string[];
      /** The oldest first. */
      readonly forks: readonly Fork[];
    };

export type LedgerCommand =
  | { readonly type: 'StartLedger'; readonly origin: string; readonly verifierKey: string }
  | { readonly type: 'RotateLedgerKey'; readonly to: string; readonly endorsement: string }
  /** `today` is the Berlin day on which the reason is given. */
  | ({ readonly type: 'ForkLedger'; readonly today: LocalDate } & LedgerForked['data']);

export type LedgerRejection =
  | { readonly kind: 'ledgerUnknown' }
  | { readonly kind: 'ledgerStarted'; readonly origin: string; readonly verifierKey: string }
  | { readonly kind: 'originUsed'; readonly origin: string }
  | { readonly kind: 'keyUsed'; readonly verifierKey: string }
  | { readonly kind: 'sharedMoreThanThereWas'; readonly size: number; readonly lostSize: number }
  | { readonly kind: 'reasonUnknown'; readonly reason: string; readonly allowed: readonly string[] };

type Decision = Result<readonly LedgerEvent[], LedgerRejection>;
type Command<Type extends LedgerCommand['type']> = Extract<LedgerCommand, { readonly type: Type }>;

const start = ({ origin, verifierKey }: Command<'StartLedger'>, state: LedgerState): Decision => {
  if (state === undefined) return ok([{ type: 'LedgerStarted', schemaVersion: 1, data: { origin, verifierKey } }]);
  if (state.origin === origin && state.verifierKey === verifierKey) return ok([]);
  return err({ kind: 'ledgerStarted', origin: state.origin, verifierKey: state.verifierKey });
};

const rotate = ({ to, endorsement }: Command<'RotateLedgerKey'>, state: LedgerState): Decision => {
  if (state === undefined) return err({ kind: 'ledgerUnknown' });
  const { origin, verifierKey: from, verifierKeys } = state;
  if (to === from) return ok([]);
  if (verifierKeys.includes(to)) return err({ kind: 'keyUsed', verifierKey: to });
  return ok([{ type: 'LedgerKeyRotated', schemaVersion: 1, data: { origin, from, to, endorsement } }]);
};

/** A store that was brought back from before the log was started can be forked too. */
const fork = ({ type: _, today, ...data }: Command<'ForkLedger'>, state: LedgerState): Decision => {
  const { toOrigin, verifierKey, size, lostSize, reason } = data;
  if (state?.origin === toOrigin && state.verifierKey === verifierKey) return ok([]);
  if (state?.origins.includes(toOrigin) || data.fromOrigin === toOrigin) {
    return err({ kind: 'originUsed', origin: toOrigin });
  }
  if (state?.verifierKeys.includes(verifierKey)) return err({ kind: 'keyUsed', verifierKey });
  if (size > lostSize) return err({ kind: 'sharedMoreThanThereWas', size, lostSize });
  const allowed = forkReasonsOn(today).map(({ code }) => code);
  if (!allowed.includes(reason)) return err({ kind: 'reasonUnknown', reason, allowed });
  return ok([{ type: 'LedgerForked', schemaVersion: 1, data }]);
};

const decide = (command: LedgerCommand, state: LedgerState): Decision => {
  switch (command.type) {
    case 'StartLedger':
      return start(command, state);
    case 'RotateLedgerKey':
      return rotate(command, state);
    case 'ForkLedger':
      return fork(command, state);
    default:
      return assertNever(command);
  }
};

const evolve = (state: LedgerState, event: LedgerEvent): LedgerState => {
  switch (event.type) {
    case 'LedgerStarted': {
      const { origin, verifierKey } = event.data;
      return { origin, verifierKey, origins: [origin], verifierKeys: [verifierKey], forks: [] };
    }
    case 'LedgerKeyRotated': {
      const { to } = event.data;
      return state && { ...state, verifierKey: to, verifierKeys: [...state.verifierKeys, to] };
    }
    case 'LedgerForked': {
      const { verifierKey, endorsement: _, ...data } = event.data;
      return {
        origin: data.toOrigin,
        verifierKey,
        origins: [...(state?.origins ?? [data.fromOrigin]), data.toOrigin],
        verifierKeys: [...(state?.verifierKeys ?? []), verifierKey],
        forks: [...(state?.forks ?? []), data],
      };
    }
    default:
      return assertNever(event);
  }
};

/** Stream `ledger-<store id>`: under which name and keys the log over the events of this store is signed. */
export const ledgerDecider: Decider<LedgerState, LedgerCommand, LedgerEvent, LedgerRejection> = {
  version: 'ledger/1',
  initialState: undefined,
  decide,
  evolve,
};

export const ledgerAggregate: Aggregate<LedgerState, LedgerCommand, LedgerEvent, LedgerRejection> = {
  category: 'ledger',
  decider: ledgerDecider,
  touches: (event) => [event.type === 'LedgerForked' ? event.data.toOrigin : event.data.origin],
};
