import { EXIT } from '../exit-code.js';
import { isProblem, type ProblemDetails, ServerProblem } from './problem.js';

const problem = (status: number, more: Partial<ProblemDetails> = {}): ProblemDetails => ({
  type: 'urn:lotsenbuch:problem:some-kind',
  title: 'A title',
  status,
  ...more,
});

describe('a problem for people', () => {
  test('says what, which field, what was expected and found, and what to do', () => {
    const refused = new ServerProblem(
      problem(401, {
        title: 'Nobody is logged in',
        detail: 'The token is not known.',
        correlationId: 'c-1',
        errors: [
          { field: 'reason', expected: 'one of a, b', found: '"x\u001b[31m\n"' },
          { field: 'into', expected: 'must be given' },
        ],
      }),
    );

    expect(refused.message).toBe(
      [
        'Nobody is logged in (401)',
        '  The token is not known.',
        '  reason: one of a, b; found "x [31m "',
        '  into: must be given',
        '  Set LOTSENBUCH_TOKEN to a valid token, or DATA_DIR to the data folder of the platform.',
        '  Correlation id: c-1',
      ].join('\n'),
    );
  });

  test.each([
    [400, EXIT.refused],
    [401, EXIT.notAllowed],
    [403, EXIT.notAllowed],
    [404, EXIT.refused],
    [409, EXIT.refused],
    [412, EXIT.conflict],
    [413, EXIT.refused],
    [415, EXIT.refused],
    [422, EXIT.refused],
    [428, EXIT.conflict],
    [500, EXIT.unexpected],
    [502, EXIT.unreachable],
    [503, EXIT.unreachable],
    [504, EXIT.unreachable],
  ])('status %d ends the command with exit code %d', (status, exitCode) => {
    expect(new ServerProblem(problem(status)).exitCode).toBe(exitCode);
  });

  test('a read model that is behind is "not ready", not "unreachable"', () => {
    expect(new ServerProblem(problem(503, { type: 'urn:lotsenbuch:problem:read-model-behind' })).exitCode).toBe(
      EXIT.notReady,
    );
  });

  test.each([[undefined], [null], ['text'], [{ title: 'x' }], [{ type: 'a', title: 'b', status: '400' }]])(
    '%j is no problem',
    (body) => {
      expect(isProblem(body)).toBe(false);
    },
  );
});
