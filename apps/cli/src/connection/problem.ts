import { EXIT, type ExitCode } from '../exit-code.js';
import { Failure } from '../failure.js';
import { oneLine } from '../output/one-line.js';

/** Problem details of a refused request (RFC 9457), with the fields the platform adds. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly correlationId?: string;
  readonly errors?: readonly { readonly field: string; readonly expected: string; readonly found?: string }[];
}

/** The server answered with a problem. */
export class ServerProblem extends Failure {
  override readonly name = 'ServerProblem';
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails) {
    super(exitCodeOf(problem), problemText(problem));
    this.problem = problem;
  }
}

export const isProblem = (body: unknown): body is ProblemDetails =>
  typeof body === 'object' &&
  body !== null &&
  'title' in body &&
  typeof body.title === 'string' &&
  'type' in body &&
  typeof body.type === 'string' &&
  'status' in body &&
  typeof body.status === 'number';

const isReadModelBehind = ({ type }: ProblemDetails): boolean => type.endsWith(':read-model-behind');

function exitCodeOf(problem: ProblemDetails): ExitCode {
  if (isReadModelBehind(problem)) return EXIT.notReady;
  switch (problem.status) {
    case 401:
    case 403:
      return EXIT.notAllowed;
    case 412:
    case 428:
      return EXIT.conflict;
    case 502:
    case 503:
    case 504:
      return EXIT.unreachable;
    default:
      return problem.status < 500 ? EXIT.refused : EXIT.unexpected;
  }
}

/** What is wrong, then every field with what was expected and found, then where to look. */
function problemText(problem: ProblemDetails): string {
  const lines = [`${oneLine(problem.title)} (${problem.status})`];
  if (problem.detail !== undefined) lines.push(`  ${oneLine(problem.detail)}`);
  for (const { field, expected, found } of problem.errors ?? []) {
    const instead = found === undefined ? '' : `; found ${oneLine(found)}`;
    lines.push(`  ${oneLine(field)}: ${oneLine(expected)}${instead}`);
  }
  const todo = WHAT_TO_DO[problem.status];
  if (todo !== undefined) lines.push(`  ${todo}`);
  if (problem.correlationId !== undefined) lines.push(`  Correlation id: ${oneLine(problem.correlationId)}`);
  return lines.join('\n');
}

const WHAT_TO_DO: Readonly<Record<number, string | undefined>> = {
  401: 'Set LOTSENBUCH_TOKEN to a valid token, or DATA_DIR to the data folder of the platform.',
  403: 'Use the token of an identity that has the role.',
};
