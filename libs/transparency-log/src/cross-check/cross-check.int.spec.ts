import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Claim, readClaims, tallyOf, writeClaims } from './claim.fixture.js';
import { ClaimMaker } from './claim-maker.fixture.js';
import { COMMANDS, goProgram, TOOL } from './go-program.fixture.js';
import { refusalOf } from './judge.fixture.js';
import { makeKeys, makeNotes } from './make-notes.fixture.js';
import { makeHugeTree, makePaths, makeTree } from './make-trees.fixture.js';
import { Random } from './random.fixture.js';

const KINDS = [
  'checkpoint',
  'consistency',
  'cosignature',
  'inclusion',
  'key',
  'note',
  'path',
  'proof',
  'tree',
] as const;

const seed = Number(process.env.CROSS_CHECK_SEED ?? randomInt(2 ** 31));
const random = new Random(seed);
const SIZES = [
  0,
  1,
  2,
  3,
  255,
  256,
  257,
  65_535,
  65_536,
  65_537,
  ...[20, 20, 70, 300, 3_000].map((bound) => 4 + random.below(bound)),
];
const HUGE_SIZES = [2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, 2 ** 33 + random.below(2 ** 52)];

const program = goProgram();

if (typeof program === 'string') {
  const notice = `NOT RUN: the cross-check of the transparency log with Go. ${program}`;
  process.stderr.write(`\n${notice}\n\n`);
  test.skip(notice, () => undefined);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-claims-'));
  const folderOf = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path);
    return path;
  };

  afterAll(() => {
    program.remove();
    rmSync(folder, { recursive: true });
  });

  describe(`a cross-check with Go, CROSS_CHECK_SEED=${seed}`, () => {
    test('Go accepts all that we made, and nothing that we corrupted', async () => {
      const maker = new ClaimMaker(seed, folderOf('ours'));
      makeNotes(maker);
      makeKeys(maker);
      makePaths(maker);
      for (const [place, size] of SIZES.entries()) await makeTree(maker, size, `tree-${place}`);
      for (const size of HUGE_SIZES) await makeHugeTree(maker, size);
      requireEveryKind(maker.claims);
      writeClaims(maker.folder, maker.claims);
      expect(program.verify(maker.folder)).toEqual({ code: 0, out: tallyOf(maker.claims), err: '' });
    });

    describe('of all that Go made and corrupted', () => {
      const theirs = folderOf('theirs');
      let claims: readonly Claim[];

      beforeAll(() => {
        expect(program.make(theirs, seed, SIZES)).toEqual({ code: 0, out: '', err: '' });
        claims = readClaims(theirs);
        requireEveryKind(claims);
      });

      test.each(KINDS)('%s: we accept what is genuine, and nothing else', async (kind) => {
        const misjudged: string[] = [];
        for (const claim of claims.filter((each) => each.kind === kind)) {
          const refusal = await refusalOf(claim, theirs);
          if (claim.accept !== (refusal === undefined)) misjudged.push(`${claim.name}: ${refusal ?? 'accepted'}`);
        }
        expect(misjudged).toEqual([]);
      });
    });

    test('Go says what it judges otherwise', () => {
      const contradicted = folderOf('contradicted');
      const path = { kind: 'path', path: 'tile/0/001', level: 0, index: 1, width: 256 } as const;
      writeClaims(contradicted, [
        { ...path, name: 'a path called corrupted', accept: false },
        { ...path, path: 'tile/0/1', name: 'three digits are needed', accept: true },
      ]);
      expect(program.verify(contradicted)).toEqual({
        code: 1,
        out: 'path: 1 accepted, 1 refused\n',
        err: expect.stringMatching(
          /^accepted, though corrupted: path: a path called corrupted\nrefused, though genuine: path: three digits.+\n$/,
        ),
      });
    });

    test('runs the commands that the page of the program shows', () => {
      const page = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', TOOL, 'README.md'), 'utf8');
      const shown = [...page.matchAll(/```sh\n(.+?)```/gs)].flatMap(([, block = '']) => block.trim().split('\n'));
      expect(shown.filter((line) => !line.startsWith('cd '))).toEqual(Object.values(COMMANDS));
    });
  });
}

/** Without something to refuse and something to accept, a verdict would say nothing. */
function requireEveryKind(claims: readonly Claim[]): void {
  const found = (accept: boolean) =>
    [...new Set(claims.filter((claim) => claim.accept === accept).map(({ kind }) => kind))].sort();
  expect({ accepted: found(true), refused: found(false) }).toEqual({ accepted: [...KINDS], refused: [...KINDS] });
}
