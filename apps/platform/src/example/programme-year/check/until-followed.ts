import type { InterfaceClient } from '../act/interface-client.js';

interface Status {
  readonly eventStore: { readonly head?: string };
  readonly consumers: readonly { readonly logPosition?: string }[];
}

const PAUSE_MILLISECONDS = 20;
const TRIES = 1_000;

/**
 * Waits until everything that follows the log has come to its head.
 * @throws Error if it does not: something stands still, or others write without pause
 */
export const untilFollowed = async (client: InterfaceClient): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { eventStore, consumers } = await client.get<Status>('operator', '/v1/status');
    if (consumers.every(({ logPosition }) => logPosition === eventStore.head)) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
  throw new Error('the read models did not come to the head of the log; GET /v1/status says which stand still');
};
