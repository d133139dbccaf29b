import {
  cosign,
  formatCheckpoint,
  formatProof,
  formatVerifierKey,
  generateSignerKey,
  type Hash,
  type LogProof,
  leafHash,
  mergeSignatures,
  nodeHash,
  parsePolicy,
  parseProof,
  signCheckpoint,
  verifyProof,
} from '../index.js';
import { everyBitFlip, reasonOf } from '../note/refusal.fixture.js';

// c2sp.org/tlog-proof; the checkpoint is that of c2sp.org/tlog-checkpoint.
const SPEC = `c2sp.org/tlog-proof@v1
extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

const log = generateSignerKey('log.example/1');
const witness = generateSignerKey('witness.example/1', 'cosignature/v1');
const [a, b, c] = ['a', 'b', 'c'].map((entry) => leafHash(entry)) as [Hash, Hash, Hash];
const root = nodeHash(nodeHash(a, b), c);
const tree = { origin: 'log.example/1', size: 3, root, extensions: [] };
const checkpoint = signCheckpoint(tree, log);
const proofOfB: LogProof = { index: 1, hashes: [a, c], checkpoint };
const trusted = { origin: 'log.example/1', keys: [log.verifierKey] };
const text = formatProof(proofOfB);

describe('the text of a proof', () => {
  test('is read and written, to the byte', () => {
    const read = parseProof(SPEC);
    expect([read.index, read.hashes.length, read.extra?.length]).toEqual([73894, 5, 39]);
    expect(read.checkpoint.startsWith('example.com/behind-the-sofa\n')).toBe(true);
    expect(formatProof(read)).toBe(SPEC);
  });

  test('may have no hash and no extra data', () => {
    const alone = { index: 0, hashes: [], checkpoint };
    expect(formatProof(alone)).toBe(`c2sp.org/tlog-proof@v1\nindex 0\n\n${checkpoint}`);
    expect(parseProof(formatProof(alone))).toEqual(alone);
  });

  test('keeps a checkpoint with empty lines in its signed text whole', () => {
    expect(parseProof(`c2sp.org/tlog-proof@v1\nindex 0\n\na\n\nb\n`).checkpoint).toBe('a\n\nb\n');
  });

  test.each([
    ['another first line', text.replace('@v1', '@v2')],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['no empty line', text.replaceAll('\n\n', '\n')],
    ['no index', text.replace('index 1\n', '')],
    ['an index with a leading zero', text.replace('index 1', 'index 01')],
    ['an index with a plus', text.replace('index 1', 'index +1')],
    ['a negative index', text.replace('index 1', 'index -1')],
    ['an index of 2^53', text.replace('index 1', 'index 9007199254740992')],
    ['two spaces before the index', text.replace('index 1', 'index  1')],
    ['the index twice', text.replace('index 1', 'index 1\nindex 1')],
    ['the extra line behind the index', text.replace('index 1', 'index 1\nextra YQ==')],
    ['an empty extra line', text.replace('index 1', 'extra \nindex 1')],
    ['extra data with spare bits', text.replace('index 1', 'extra YR==\nindex 1')],
    ['a hash of 31 bytes', formatOf(Buffer.alloc(31))],
    ['a hash of 33 bytes', formatOf(Buffer.alloc(33))],
    ['a hash without padding', text.replace('=\n', '\n')],
    ['sixty-four hashes', formatOf(...Array.from({ length: 64 }, () => Buffer.alloc(32)))],
    ['nothing', ''],
  ])('with %s is refused', (_, changed) => {
    expect(reasonOf(() => parseProof(changed))).toBe('malformed-proof');
  });

  test.each<[string, Partial<LogProof>]>([
    ['an index beyond 2^53', { index: 2 ** 53 }],
    ['a fraction of an index', { index: 0.5 }],
    ['a hash of 20 bytes', { hashes: [new Uint8Array(20)] }],
    ['empty extra data', { extra: new Uint8Array() }],
  ])('is not written with %s', (_, change) => {
    expect(reasonOf(() => formatProof({ ...proofOfB, ...change }))).toBe('malformed-proof');
  });
});

function formatOf(...hashes: Buffer[]): string {
  return `c2sp.org/tlog-proof@v1\nindex 0\n${hashes.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint}`;
}

describe('a proof', () => {
  test('shows that the leaf is in the log, and gives the checkpoint', () => {
    expect(verifyProof(text, b, trusted)).toEqual(tree);
  });

  test('of one leaf shows no other', () => {
    expect(reasonOf(() => verifyProof(text, c, trusted))).toBe('root-differs');
  });

  test('is bound to index and size', () => {
    expect(reasonOf(() => verifyProof(formatProof({ ...proofOfB, index: 0 }), b, trusted))).toBe('root-differs');
    expect(reasonOf(() => verifyProof(formatProof({ ...proofOfB, index: 3 }), b, trusted))).toBe('index-outside-tree');
    const larger = signCheckpoint({ ...tree, size: 8 }, log);
    expect(reasonOf(() => verifyProof(formatProof({ ...proofOfB, checkpoint: larger }), b, trusted))).toBe(
      'proof-too-short',
    );
  });

  test('brings no root of its own: a stranger may sign any', () => {
    const stranger = signCheckpoint({ ...tree, size: 1, root: b }, generateSignerKey('log.example/1'));
    expect(reasonOf(() => verifyProof(formatProof({ index: 0, hashes: [], checkpoint: stranger }), b, trusted))).toBe(
      'no-known-signature',
    );
  });

  test('of another log of the same key is refused', () => {
    expect(reasonOf(() => verifyProof(text, b, { ...trusted, origin: 'log.example/2' }))).toBe('other-origin');
  });

  test('with each flipped bit is refused', () => {
    for (const flipped of everyBitFlip(Buffer.from(text))) {
      expect(reasonOf(() => verifyProof(Buffer.from(flipped).toString('latin1'), b, trusted))).not.toBe('not refused');
      expect(reasonOf(() => verifyProof(Buffer.from(flipped).toString('utf8'), b, trusted))).not.toBe('not refused');
    }
  });

  test('under a policy needs its quorum', () => {
    const policy = parsePolicy(
      `log ${formatVerifierKey(log.verifierKey)}\nwitness w ${formatVerifierKey(witness.verifierKey)}\nquorum w\n`,
    );
    expect(reasonOf(() => verifyProof(text, b, policy))).toBe('quorum-not-met');
    expect(() => verifyProof(text, b, policy)).toThrow(/ w\.$/);
    const cosigned = mergeSignatures(checkpoint, [cosign(formatCheckpoint(tree), witness, 1)]);
    expect(verifyProof(formatProof({ ...proofOfB, checkpoint: cosigned }), b, policy).size).toBe(3);
  });
});
