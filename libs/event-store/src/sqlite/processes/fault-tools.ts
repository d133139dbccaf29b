import { spawnSync } from 'node:child_process';

const works = (program: string, ...parameters: readonly string[]): boolean =>
  spawnSync(program, parameters, { stdio: 'ignore' }).status === 0;

/** Says on standard output that tests are left out, so that nobody takes them for passed. */
const reported = (available: boolean, what: string, missing: string): boolean => {
  if (!available) process.stdout.write(`NOT RUN: ${what} (${missing})\n`);
  return available;
};

/** True if system calls of a child process can be traced and made to fail. */
export const canTrace = (what: string): boolean =>
  reported(works('strace', '-f', '-e', 'trace=none', 'true'), what, 'strace is missing or not permitted');

/** True if a small file system of one's own can be mounted. */
export const canMount = (what: string): boolean =>
  reported(
    works('unshare', '-rm', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt'),
    what,
    'unshare with a mount of tmpfs is missing or not permitted',
  );

/** True if the size of the files that a process writes can be limited. */
export const canLimitFiles = (what: string): boolean =>
  reported(works('sh', '-c', 'ulimit -f 100'), what, 'the shell has no ulimit -f');
