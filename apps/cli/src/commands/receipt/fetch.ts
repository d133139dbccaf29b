import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { wholeNumber } from '../../operations/values.js';
import { oneLine } from '../../output/one-line.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { KEY_NOT_GIVEN, keyOrPublishedOption, keysOfLog } from '../ledger/verifier-keys.js';
import { requireNew, writeNew } from '../write-new.js';
import { checkedReceipt } from './checked-receipt.js';
import { fetchProof, leafHashAt, storedEventAt } from './fetch-proof.js';
import { receiptText } from './receipt-text.js';

interface FetchOptions {
  readonly out?: string;
  readonly withEvent?: string;
  readonly wait: number;
  readonly key?: readonly string[];
}

export function registerReceiptFetch(receipt: Command, open: OpenSession): void {
  receipt
    .command('fetch', { isDefault: true })
    .description(
      'Fetch the proof that an event is in the signed log, as soon as a checkpoint covers it, check it and write it as ' +
        'a tlog-proof (C2SP). EVENT is what the answer to a change names, STREAM/REVISION; the word fetch can be left ' +
        'out. Needs any identity. That the proof is about this very event only the event itself shows: --with-event ' +
        'fetches it too and checks that, with the role auditor.',
    )
    .argument('<event>', 'reference of the event, such as grant-1/4', eventReference)
    .option(
      '--out <file>',
      'where to write it (default: STREAM-REVISION.tlog-proof); a file that exists is not overwritten',
    )
    .option('--with-event <file>', 'write the event as it is stored too, and check the proof against it (role auditor)')
    .option('--wait <seconds>', 'how long to wait until a checkpoint covers it', wholeNumber, 10)
    .addOption(keyOrPublishedOption())
    .addHelpText('after', examples('receipt fetch EVENT --out RECEIPT.tlog-proof --with-event EVENT.txt --key VKEY'))
    .action(async (event: string, { out, withEvent, wait, key }: FetchOptions, command: Command) => {
      const session = open(command);
      const file = out ?? `${event.replace('/', '-')}.tlog-proof`;
      for (const each of [file, ...(withEvent === undefined ? [] : [withEvent])]) requireNew(each);
      const proof = await fetchProof(session, event, wait);
      const keys = await keysOfLog(session.client, key);
      const stored = withEvent === undefined ? undefined : await storedEventAt(session.client, proof);
      const shown =
        stored === undefined
          ? checkedReceipt(proof, { leaf: await leafHashAt(session.client, proof) }, keys)
          : checkedReceipt(proof, { event: stored, reference: event }, keys);
      await writeNew(file, proof);
      if (withEvent !== undefined && stored !== undefined) await writeNew(withEvent, stored);
      const written = {
        event,
        ...shown,
        checkedAgainst: stored === undefined ? 'leaf' : 'event',
        keyFromPlatform: key === undefined,
        file: resolve(file),
        ...(withEvent !== undefined && { eventFile: resolve(withEvent) }),
      };
      session.print(written, () =>
        [
          receiptText(event, shown, stored !== undefined),
          `Wrote the proof to ${oneLine(file)}${withEvent === undefined ? '' : `, the event to ${oneLine(withEvent)}`}.`,
          ...(key === undefined ? [KEY_NOT_GIVEN] : []),
        ].join('\n'),
      );
    });
}

/** @throws InvalidArgumentError it names no event */
function eventReference(text: string): string {
  if (text.length <= 220 && /^[a-z][A-Za-z0-9]*-[A-Za-z0-9][A-Za-z0-9._-]*\/(0|[1-9]\d{0,15})$/.test(text)) return text;
  throw new InvalidArgumentError('Expected STREAM/REVISION, as the answer to a change names its event: grant-1/4.');
}
