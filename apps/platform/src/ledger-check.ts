import { findingText, publicFinding, type RunningLedger } from '@lotsenbuch/ledger';
import type { ReadinessCheck } from '@lotsenbuch/service-kit';

/**
 * Not ready while nothing is signed although it should be: for good, because store and tree differ, or for the moment,
 * because nothing can be written. A check of the whole store after a start and a missing quorum do not count: events are
 * recorded and covered all the same. Anybody may ask: which event it is, and what the system said, is for the log and for
 * auditors at `GET /v1/ledger`.
 */
export const ledgerCheck = (ledger: {
  readonly integrator: Pick<RunningLedger['integrator'], 'status'>;
}): ReadinessCheck => ({
  name: 'ledger',
  reasonNotReady: async () => {
    const { finding, fault } = ledger.integrator.status();
    if (finding !== undefined) return `nothing is signed any more: ${findingText(publicFinding(finding), 'en')}`;
    if (fault === undefined) return undefined;
    return `cannot be written since ${fault.since}; the log of the platform says why. Make room, or make its folders writable: it is tried again by itself, and nothing of what was recorded is lost`;
  },
});
