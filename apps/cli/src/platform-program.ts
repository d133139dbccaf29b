import { type ChildProcess, fork } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { EXIT, exitCodeFrom } from './exit-code.js';
import { Failure } from './failure.js';

/** Programs of the platform: only the platform knows its files. */
const PROGRAMS = {
  restore: 'backup/restore-main.js',
  verifyLedger: 'ledger/verify-main.js',
  compareCheckpoints: 'ledger/compare-main.js',
  forkLedger: 'ledger/fork-main.js',
  rotateLedgerKey: 'ledger/rotate-key-main.js',
  ledgerKey: 'ledger/key-main.js',
  checkStreamProof: 'ledger/stream-proof-main.js',
} as const;

/**
 * Little of what a verification reads lives longer than a page of events. Left to itself the engine gives the short-lived the
 * more room the longer it runs, up to many times of what is ever alive.
 */
const ENGINE_OPTIONS: { readonly [program in keyof typeof PROGRAMS]?: readonly string[] } = {
  verifyLedger: ['--max-semi-space-size=8'],
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a program of the platform with its settings, and hands it the signals that this process gets; it may take its
 * time to end in order.
 * @param onMessage told what the program says while it works
 * @throws Failure what the program says on standard error, with its exit code
 */
export async function runPlatformProgram<Answer>(
  program: keyof typeof PROGRAMS,
  env: NodeJS.ProcessEnv,
  request: object,
  onMessage: (message: unknown) => void = () => {},
): Promise<Answer> {
  const file = fileURLToPath(new URL(`../../platform/dist/${PROGRAMS[program]}`, import.meta.url));
  const execArgv = [...(ENGINE_OPTIONS[program] ?? [])];
  const child = fork(file, [], { env, execArgv, stdio: ['pipe', 'pipe', 'pipe', 'ipc'] });
  child.on('message', onMessage);
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error(`${file} has no streams`);
  // It may end before it has read everything; why, it says itself.
  stdin.on('error', () => {});
  stdin.end(JSON.stringify(request));
  const handOn = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, handOn);
  try {
    const [answer, sentence, end] = await Promise.all([buffer(stdout), text(stderr), ended(child)]);
    if (end.signal !== null) throw new Failure(EXIT.interrupted, `Interrupted (${end.signal}).`);
    if (end.code !== 0) throw new Failure(exitCodeFrom(end.code), sentence.trim() || `${file} ended with ${end.code}`);
    return JSON.parse(answer.toString('utf8')) as Answer;
  } finally {
    for (const signal of SIGNALS) process.off(signal, handOn);
  }
}

interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const ended = (child: ChildProcess): Promise<End> =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
