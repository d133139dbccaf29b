import { join } from 'node:path';
import {
  checkpointLine,
  encodeEntryBundle,
  formatProof,
  formatVerifierKey,
  GrowingTree,
  type Hash,
  inclusionProof,
  leafHash,
  nodeHash,
  parseSignerKey,
  signCheckpoint,
} from '@lotsenbuch/transparency-log';
import { cutStreamHeads } from '../stream-heads/cut-stream-heads.js';
import { proveStream } from '../stream-heads/prove-stream.js';
import { formatStreamHeadsLine } from '../stream-heads/stream-heads-line.js';
import { entryBundle, TileFiles } from '../tree-files/tile-files.js';

/** Signs the worked example of `docs/auditors/proof-formats.md` and nothing else. */
const KEY = parseSignerKey('PRIVATE+KEY+log.example/worked+912cef78+AcS4attlfTvNdqNoezawzDc/2ArqIY9VIWR2vYlfEPFB');
const ORIGIN = KEY.verifierKey.name;

/** Short ones in the place of canonical envelopes, in the order of the log. */
const ENTRIES = [
  '{"revision":0,"stream":"grant-1"}',
  '{"revision":0,"stream":"grant-2"}',
  '{"revision":1,"stream":"grant-1"}',
] as const;
const STREAMS = [
  { stream: 'grant-1', events: 2, lastRevision: 1 },
  { stream: 'grant-2', events: 1, lastRevision: 0 },
];

const base64 = (hash: Hash): string => Buffer.from(hash).toString('base64');

/** Every text that the page shows, computed as the platform does. */
export const workedExample = async (folder: string) => {
  const [first, second, third] = ENTRIES;
  const tree = GrowingTree.empty();
  for (const entry of ENTRIES) tree.append(entry);
  const log = new TileFiles(join(folder, 'log'));
  await log.write(tree.takeTiles(), [entryBundle(0, ENTRIES)]);

  const streams = join(folder, 'streams');
  const heads = await cutStreamHeads(
    {
      async *readStreamExtents() {
        yield STREAMS;
      },
    },
    ENTRIES.length,
    streams,
  );
  const head = { origin: ORIGIN, size: tree.size, root: tree.root() };
  const checkpoint = signCheckpoint({ ...head, extensions: [formatStreamHeadsLine(heads)] }, KEY);
  const cut = { ...heads, folder: streams, size: tree.size, checkpoint };
  const json = async (stream: string) => JSON.stringify(await proveStream(cut, stream), null, 2);
  return {
    key: formatVerifierKey(KEY.verifierKey),
    trusted: { origin: ORIGIN, keys: [KEY.verifierKey] },
    entries: ENTRIES,
    leaves: ENTRIES.map((entry) => base64(leafHash(entry))),
    firstTwo: base64(nodeHash(leafHash(first), leafHash(second))),
    root: base64(tree.root()),
    streamRoot: base64(heads.root),
    bundle: encodeEntryBundle([third]).toString('hex'),
    line: checkpointLine(head),
    checkpoint,
    eventProof: formatProof({ index: 1, hashes: await inclusionProof(1, tree.size, log.read), checkpoint }),
    presence: await json('grant-1'),
    absence: await json('grant-10'),
  };
};
