import { text } from 'node:stream/consumers';

/** Ends a program with an exit code that the command line hands on, and a sentence that says why. */
export class ProgramEnd extends Error {
  override readonly name = 'ProgramEnd';
  readonly exitCode: number;

  constructor(exitCode: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** Exit code for a refusal, as the command line lists it. */
const REFUSED = 3;

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
    const isSentence = fault instanceof ProgramEnd || refusals.some((refusal) => fault instanceof refusal);
    process.stderr.write(`${fault instanceof Error ? (isSentence ? fault.message : fault.stack) : String(fault)}\n`);
    process.exitCode = fault instanceof ProgramEnd ? fault.exitCode : isSentence ? REFUSED : 1;
  }
};

/** What the program is asked for: one JSON object on standard input. */
export const requested = async <Request>(): Promise<Request> => JSON.parse(await text(process.stdin)) as Request;
