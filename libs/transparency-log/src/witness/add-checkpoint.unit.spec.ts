import { formatAddCheckpoint, parseAddCheckpoint } from '../index.js';
import { reasonOf } from '../note/refusal.fixture.js';

// c2sp.org/tlog-witness.
const BODY = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const hashLines = (count: number) => `${Buffer.alloc(32).toString('base64')}\n`.repeat(count);

test('the example of the specification is read and written, to the byte', () => {
  const read = parseAddCheckpoint(BODY);
  expect([read.oldSize, read.proof.length]).toEqual([20852014, 4]);
  expect(read.checkpoint.startsWith('example.com/behind-the-sofa\n20852163\n')).toBe(true);
  expect(formatAddCheckpoint(read)).toBe(BODY);
});

test('up to 63 hashes are read', () => {
  expect(parseAddCheckpoint(`old 0\n\nnote\n`)).toEqual({ oldSize: 0, proof: [], checkpoint: 'note\n' });
  expect(parseAddCheckpoint(`old 9\n${hashLines(63)}\nnote\n`).proof).toHaveLength(63);
});

test.each([
  ['64 hashes', `old 9\n${hashLines(64)}\nnote\n`],
  ['no empty line', 'old 9\nnote\n'],
  ['CRLF', BODY.replaceAll('\n', '\r\n')],
  ['a leading zero', BODY.replace('old 2', 'old 02')],
  ['a plus', BODY.replace('old 2', 'old +2')],
  ['a size of 2^53', BODY.replace('old 20852014', 'old 9007199254740992')],
  ['two spaces', BODY.replace('old ', 'old  ')],
  ['another word', BODY.replace('old ', 'size ')],
  ['no old size', BODY.slice(BODY.indexOf('\n') + 1)],
  ['a hash of 31 bytes', `old 9\n${Buffer.alloc(31).toString('base64')}\n\nnote\n`],
  ['a hash with spare bits', BODY.replace('pkaw=', 'pkax=')],
  ['nothing', ''],
])('a body with %s is refused', (_, body) => {
  expect(reasonOf(() => parseAddCheckpoint(body))).toBe('malformed-proof');
});

test('what could not be read again is not written', () => {
  const good = parseAddCheckpoint(BODY);
  for (const change of [{ oldSize: -1 }, { oldSize: 2 ** 53 }, { proof: [new Uint8Array(31)] }]) {
    expect(reasonOf(() => formatAddCheckpoint({ ...good, ...change }))).toBe('malformed-proof');
  }
});
