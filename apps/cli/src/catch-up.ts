import type { NeededRole } from './connection/access-tokens.js';
import { ServerProblem } from './connection/problem.js';
import type { ConsumerStatus, PlatformStatus } from './contract.js';
import { EXIT } from './exit-code.js';
import { Failure } from './failure.js';
import { failureLines } from './output/consumer-failure.js';
import { Progress } from './output/progress.js';
import type { Session } from './session.js';

const POLL_MS = 200;
const LONGEST_WAIT_MS = 60_000;

/** Where a change can be seen, and by whom. */
interface Seen {
  readonly at: string;
  readonly as: NeededRole;
}

/**
 * Ends a command that changed something: whoever asks next, with this program or another, sees the change. Who may not
 * know how far everything is (a district, a carrier) waits for what was changed instead.
 */
export async function untilShown(
  session: Session,
  { logPosition }: { readonly logPosition?: unknown },
  seen?: Seen,
): Promise<void> {
  if (typeof logPosition !== 'string') return;
  const progress = new Progress(session.terminal, 'Updating lists', 'up to date');
  try {
    await waitForCatchUp(session, logPosition, (caughtUp, of) => progress.update(caughtUp, of));
  } catch (error) {
    if (seen === undefined || !(error instanceof ServerProblem) || error.problem.status !== 403) throw error;
    await session.client.get(seen.at, { as: seen.as, query: { minLogPosition: logPosition } });
  } finally {
    progress.end();
  }
}

/**
 * Waits until everything derived from the log up to `position` is there. A process manager that has reached it may
 * have recorded events of its own (carriers, for an import), so what stood in the log by then is waited for too.
 * @throws Failure not ready: a consumer stands at a failure, or time is up
 */
export async function waitForCatchUp(
  session: Session,
  position: string,
  onProgress: (caughtUp: number, of: number) => void,
): Promise<void> {
  let target = position;
  let followUpsIncluded = false;
  let waited = 0;
  for (;;) {
    const { body: status } = await session.client.get<PlatformStatus>('/v1/status', { as: 'anyone' });
    const behind = status.consumers.filter((consumer) => isBehind(consumer, target));
    // What is there at once needs no announcement.
    if (behind.length > 0 || waited > 0) onProgress(status.consumers.length - behind.length, status.consumers.length);
    if (behind.length === 0) {
      if (followUpsIncluded) return;
      followUpsIncluded = true;
      target = status.eventStore.head ?? position;
      continue;
    }
    const stopped = behind.filter(({ state }) => state === 'stopped');
    if (stopped.length > 0) throw notCaughtUp(stopped, 'stands still');
    if (waited >= LONGEST_WAIT_MS) throw notCaughtUp(behind, `is behind after ${LONGEST_WAIT_MS / 1000} seconds`);
    await session.sleep(POLL_MS);
    waited += POLL_MS;
  }
}

const isBehind = ({ logPosition }: ConsumerStatus, target: string): boolean =>
  logPosition === undefined || logPosition < target;

const notCaughtUp = (consumers: readonly ConsumerStatus[], how: string): Failure =>
  new Failure(
    EXIT.notReady,
    [
      `Recorded, but not yet shown everywhere: ${consumers.map(({ name }) => name).join(', ')} ${how}.`,
      ...consumers.flatMap(failureLines).map((line) => `  ${line}`),
      '  `lotsenbuch status` says how far it has come.',
    ].join('\n'),
  );
