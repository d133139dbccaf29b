import { EXIT, type ExitCode } from './exit-code.js';

/** Ends the command: the message says what is wrong, what was expected and what to do. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
  /** Of a change whose outcome may be unknown: sent again with this key it happens once. */
  idempotencyKey?: string;

  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }

  get outcomeUnknown(): boolean {
    return this.exitCode === EXIT.unreachable || this.exitCode === EXIT.unexpected;
  }
}
