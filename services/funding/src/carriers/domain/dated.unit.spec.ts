import { changesOf, heldOn, withDated } from './dated.js';

const history = [
  { from: '2014-01-01', value: 'e. V.' },
  { from: '2019-01-01', value: 'gGmbH' },
];

test('a value holds from its day until the next one', () => {
  expect(heldOn(history, '2018-12-31')).toBe('e. V.');
  expect(heldOn(history, '2019-01-01')).toBe('gGmbH');
});

test('before the first known day the first value holds', () => {
  expect(heldOn(history, '1990-01-01')).toBe('e. V.');
  expect(heldOn([], '2019-01-01')).toBeUndefined();
});

test('of two values of one day the one recorded last holds', () => {
  const both = withDated(withDated([], '2019-01-01', 'A'), '2019-01-01', 'B');
  expect(heldOn(both, '2019-01-01')).toBe('B');
  expect(changesOf(both)).toEqual([{ from: '2019-01-01', value: 'B' }]);
});

test('a value learnt later can lie between or before those already known', () => {
  const between = withDated(history, '2016-01-01', 'GmbH');
  expect(between.map(({ from }) => from)).toEqual(['2014-01-01', '2016-01-01', '2019-01-01']);
  expect(withDated(history, '2013-01-01', 'GmbH')[0]).toEqual({ from: '2013-01-01', value: 'GmbH' });
});

test('what changes nothing is no change', () => {
  expect(changesOf(withDated(history, '2016-01-01', 'e. V.'))).toEqual(history);
});
