import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the program's sources are, from the root of the repository. */
export const TOOL = 'tools/transparency-log-cross-check';
const SOURCES = join(import.meta.dirname, '..', '..', '..', '..', TOOL);

/** As the page of the program shows them; words in capitals stand for what somebody puts there. */
export const COMMANDS = {
  build: 'go build -buildvcs=false -o PROGRAM .',
  make: 'PROGRAM make FOLDER SEED SIZE...',
  verify: 'PROGRAM verify FOLDER',
} as const;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param words what the capitals of the command stand for */
function run(command: string, words: Readonly<Record<string, readonly string[]>>, timeout?: number): Ended {
  const [program = '', ...args] = command.split(' ').flatMap((word) => words[word] ?? [word]);
  const ended = spawnSync(program, args, { cwd: SOURCES, encoding: 'utf8', timeout, maxBuffer: 2 ** 26 });
  return { code: ended.status, out: ended.stdout ?? '', err: `${ended.error?.message ?? ''}${ended.stderr ?? ''}` };
}

export interface GoProgram {
  make(folder: string, seed: number, sizes: readonly number[]): Ended;
  verify(folder: string): Ended;
  remove(): void;
}

/** What go says where it may not, or cannot, fetch a module or a toolchain; a checksum that differs is not among it. */
const NOT_FETCHED =
  /dial tcp|no such host|timed? ?out|ETIMEDOUT|connection re(?:fused|set)|network is unreachable|proxyconnect|module lookup disabled|[45]\d\d [A-Z]|x509|EOF|requires go >=|invalid go version|toolchain not available/i;
const PATIENCE_MS = 60_000;

/** The program, built outside the repository, or in one sentence why it cannot be had here. Faults of the program are thrown. */
export function goProgram(): GoProgram | string {
  const fetched = run('go mod download', {}, PATIENCE_MS);
  if (/spawnSync go ENOENT/.test(fetched.err)) return 'Go is not installed, or not on the PATH.';
  if (fetched.code !== 0) {
    if (/checksum mismatch/.test(fetched.err) || !NOT_FETCHED.test(fetched.err)) throw new Error(fetched.err);
    return `Go is there, but what the program needs cannot be fetched: ${fetched.err.trim().replaceAll('\n', ' ')}`;
  }
  const folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-cross-check-'));
  const PROGRAM = [join(folder, 'cross-check')];
  const built = run(COMMANDS.build, { PROGRAM });
  if (built.code !== 0) throw new Error(built.err);
  return {
    make: (to, seed, sizes) =>
      run(COMMANDS.make, { PROGRAM, FOLDER: [to], SEED: [`${seed}`], 'SIZE...': sizes.map(String) }),
    verify: (from) => run(COMMANDS.verify, { PROGRAM, FOLDER: [from] }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
