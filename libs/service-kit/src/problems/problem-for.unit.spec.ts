import {
  AppendRefused,
  ForeignPosition,
  InvalidStreamName,
  NotCanonical,
  OutcomeUnknown,
  StoreStopped,
  TooManyConflicts,
} from '@lotsenbuch/event-store';
import { CursorRefused } from '@lotsenbuch/projections';
import { NotFoundException } from '@nestjs/common';
import { Problem } from './problem.js';
import { problemFor } from './problem-for.js';
import { PROBLEMS } from './problem-kinds.js';

describe('what was thrown', () => {
  test('is told as it is, if it is a problem', () => {
    const problem = new Problem(PROBLEMS.notFound, 'no such thing');
    expect(problemFor(problem)).toBe(problem);
  });

  test.each([
    [new OutcomeUnknown('x'), PROBLEMS.outcomeUnknown],
    [new StoreStopped('x'), PROBLEMS.storeStopped],
    [new TooManyConflicts('counter-1', 100), PROBLEMS.tooManyConflicts],
    [new AppendRefused('x'), PROBLEMS.appendRefused],
    [new ForeignPosition('x'), PROBLEMS.foreignLogPosition],
    [new InvalidStreamName('x'), PROBLEMS.malformedRequest],
    [new NotCanonical('x'), PROBLEMS.malformedRequest],
    [new CursorRefused('x'), PROBLEMS.malformedRequest],
    [new NotFoundException(), PROBLEMS.notFound],
    [Object.assign(new Error('x'), { statusCode: 400 }), PROBLEMS.malformedRequest],
    [Object.assign(new Error('x'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }), PROBLEMS.tooLarge],
    [Object.assign(new Error('x'), { statusCode: 503 }), PROBLEMS.unexpected],
    [new TypeError('x'), PROBLEMS.unexpected],
    ['a string', PROBLEMS.unexpected],
    [undefined, PROBLEMS.unexpected],
  ])('%s becomes %o', (thrown, kind) => {
    expect(problemFor(thrown).kind).toBe(kind);
  });

  test.each([new OutcomeUnknown('x'), new StoreStopped('x'), new TooManyConflicts('counter-1', 100)])(
    '%s says when to try again',
    (thrown) => {
      expect(problemFor(thrown).headers['Retry-After']).toMatch(/^\d+$/);
    },
  );

  test.each([
    new Error('/srv/secret/path'),
    new StoreStopped('/srv/secret/path'),
    Object.assign(new Error('/srv/secret/path'), { statusCode: 400 }),
  ])('does not show the inside of %s, and keeps it for the log', (thrown) => {
    const problem = problemFor(thrown);
    expect(JSON.stringify(problem.details('c'))).not.toContain('secret');
    expect(problem.cause).toBe(thrown);
  });
});

test('problem details have type, title, status, detail, correlationId and errors', () => {
  const problem = new Problem(PROBLEMS.validation, 'Two faults.', { errors: [{ field: 'a', expected: 'b' }] });
  expect(problem.details('c-1')).toEqual({
    type: 'urn:lotsenbuch:problem:validation',
    title: 'The request has wrong or missing fields',
    status: 400,
    detail: 'Two faults.',
    correlationId: 'c-1',
    errors: [{ field: 'a', expected: 'b' }],
  });
});

test('no two problem types have the same name', () => {
  const names = Object.values(PROBLEMS).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
});
