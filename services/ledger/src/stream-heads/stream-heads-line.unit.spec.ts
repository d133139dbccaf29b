import { formatStreamHeadsLine, streamHeadsOf } from './stream-heads-line.js';
import { parseStreamLine } from './stream-line.js';

const root = Buffer.alloc(32, 7);
const line = formatStreamHeadsLine({ count: 12, root });

describe('the extension line of the stream heads', () => {
  test('is read as it was written, beside lines of others', () => {
    expect(streamHeadsOf(['forked-from x 1 y z', line])).toEqual({ count: 12, root });
    expect(streamHeadsOf(['stream-headsmen 1'])).toBeUndefined();
    expect(streamHeadsOf([])).toBeUndefined();
  });

  test.each([
    [[line, line]],
    [[line, formatStreamHeadsLine({ count: 13, root })]],
    [[line.replace(' 12 ', ' 012 ')]],
    [[line.replace(' 12 ', ' -1 ')]],
    [[line.replace(' 12 ', ' 9007199254740992 ')]],
    [[line.replace('=', '')]],
    // The last character carries four bits of which two belong to no byte.
    [[line.replace('c=', 'd=')]],
    [[`${line} `]],
    [['stream-heads ']],
  ])('in any other form, or twice, it is refused: %j', (extensions) => {
    expect(() => streamHeadsOf(extensions)).toThrow(expect.objectContaining({ reason: 'malformed-stream-heads' }));
  });
});

describe('the line of a stream', () => {
  test('is a name, one space and a revision', () => {
    expect(parseStreamLine('grant-1 5')).toEqual({ stream: 'grant-1', lastRevision: 5 });
  });

  test.each([
    'grant-1',
    'grant-1 05',
    'grant-1  5',
    'grant-1 5 ',
    ' grant-1 5',
    'grant-1 -1',
    'grant-1 5\n',
    'grant 5',
    '$a-1 5',
    'grant-1 9007199254740992',
  ])('anything else is none: %j', (line) => {
    expect(parseStreamLine(line)).toBeUndefined();
  });
});
