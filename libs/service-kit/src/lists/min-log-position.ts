import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { LogPosition } from '@lotsenbuch/event-store';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';

/** Milliseconds a read waits for the change it was asked to know. */
export const MAX_WAIT = 2000;

/**
 * Waits until what the answer is made of knows the change at this position; without a position it does not wait.
 * @throws Problem 503 if it does not know it within 2 s, 400 if the position is of another store
 */
export async function awaitLogPosition(
  consumers: readonly RunningConsumer[],
  minLogPosition: string | undefined,
): Promise<void> {
  if (minLogPosition === undefined) return;
  const known = await Promise.all(
    consumers.map((consumer) => consumer.waitFor(minLogPosition as LogPosition, MAX_WAIT)),
  );
  const behind = consumers.filter((_, index) => known[index] === false).map(({ name }) => name);
  if (behind.length === 0) return;
  throw refusal(
    PROBLEMS.readModelBehind,
    {
      en: `${behind.join(', ')} did not reach that change within ${MAX_WAIT / 1000} s. Ask again; /health/ready says whether something is stuck.`,
      de: `Die Änderung ist aufgezeichnet, aber nach ${MAX_WAIT / 1000} Sekunden noch nicht überall zu sehen. Laden Sie die Seite gleich noch einmal.`,
    },
    { headers: { 'Retry-After': '1' } },
  );
}
