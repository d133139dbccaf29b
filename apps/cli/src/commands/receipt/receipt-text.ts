import { oneLine } from '../../output/one-line.js';
import type { ShownReceipt } from './checked-receipt.js';

/** What a proof has shown, and what it has not. */
export const receiptText = (event: string, shown: ShownReceipt, againstEvent: boolean): string =>
  [
    againstEvent
      ? `${oneLine(event)} is in the log: the proof was checked against the event itself.`
      : `The proof for ${oneLine(event)} holds: what the public tree has at its place is in the signed log.`,
    `  Tree index: ${shown.treeIndex}`,
    `  Checkpoint value (Prüfwert): ${oneLine(shown.checkpointLine)}`,
    ...(againstEvent
      ? []
      : [
          '  Not checked: that what is there is this very event. Who has the event shows it with',
          '  `lotsenbuch receipt check`; --with-event fetches the event too (role auditor).',
        ]),
  ].join('\n');
