import { CommanderError } from 'commander';
import { ServerProblem } from './connection/problem.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { Failure } from './failure.js';
import type { Host } from './host.js';
import type { Terminal } from './output/terminal.js';
import { lotsenbuch } from './program.js';
import type { Session } from './session.js';

/** Runs one invocation; `args` without the program's name. Resolves to the exit code and never throws. */
export async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  const json = args.includes('--json');
  let session: Session | undefined;
  const program = lotsenbuch(host, (opened) => {
    session = opened;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const failure = error instanceof Failure ? error : unexpected(error);
    report(failure, host.terminal, json && session?.printed !== true);
    return failure.exitCode;
  }
}

function report(failure: Failure, terminal: Terminal, asJson: boolean): void {
  const { exitCode, message, idempotencyKey } = failure;
  if (asJson) {
    const problem = failure instanceof ServerProblem ? { problem: failure.problem } : {};
    const key = idempotencyKey === undefined ? {} : { idempotencyKey };
    terminal.out(JSON.stringify({ error: { exitCode, message, ...problem, ...key } }));
  }
  terminal.err(message);
  if (idempotencyKey !== undefined) {
    terminal.err(
      '  It is not known whether the change was recorded. Run the same command again with\n' +
        `    --idempotency-key ${idempotencyKey}\n  and it happens once, whichever it was.`,
    );
  }
}

const unexpected = (error: unknown): Failure =>
  new Failure(
    EXIT.unexpected,
    `This program failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
