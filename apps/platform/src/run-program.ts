import { text } from 'node:stream/consumers';

/** Exit codes of the command line that its programs end with, as `docs/cli.md` lists them. */
export const PROGRAM_EXIT = {
  unexpected: 1,
  refused: 3,
  unreachable: 4,
  checkpointWrong: 12,
  streamsWrong: 13,
  cannotBeChecked: 15,
  interrupted: 130,
} as const;

type ProgramExit = (typeof PROGRAM_EXIT)[keyof typeof PROGRAM_EXIT];

/** Ends a program with an exit code that the command line hands on, and a sentence that says why. */
export class ProgramEnd extends Error {
  override readonly name = 'ProgramEnd';
  readonly exitCode: ProgramExit;

  constructor(exitCode: ProgramExit, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a program that the command line starts on the files of the platform: one JSON object on standard output is its
 * answer, a sentence on standard error why there is none.
 * @param refusals errors whose message is such a sentence
 */
export const runProgram = async (
  refusals: readonly (abstract new (...args: never[]) => Error)[],
  answer: () => Promise<object>,
): Promise<void> => {
  try {
    process.stdout.write(`${JSON.stringify(await answer())}\n`);
  } catch (fault) {
    const end = refusals.some((refusal) => fault instanceof refusal)
      ? new ProgramEnd(PROGRAM_EXIT.refused, (fault as Error).message)
      : fault;
    const isSentence = end instanceof ProgramEnd;
    process.stderr.write(`${end instanceof Error ? (isSentence ? end.message : end.stack) : String(end)}\n`);
    process.exitCode = isSentence ? end.exitCode : PROGRAM_EXIT.unexpected;
  }
};

/** What the program is asked for: one JSON object on standard input. */
export const requested = async <Request>(): Promise<Request> => JSON.parse(await text(process.stdin)) as Request;
