import { HASH_BYTES, ProofRefused, type TileSource, tilePath } from '@lotsenbuch/transparency-log';
import { PROGRAM_EXIT, ProgramEnd } from '../run-program.js';

const LONGEST_SILENCE_MS = 30_000;

const unreachable = (url: string, why: string, cause?: unknown): ProgramEnd =>
  new ProgramEnd(PROGRAM_EXIT.unreachable, `${url} cannot be fetched: ${why}. Try again later.`, { cause });

const messageOf = (fault: unknown): string => {
  const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault;
  return cause instanceof Error ? cause.message : String(cause);
};

/**
 * The tiles of a log that is published in the paths of tlog-tiles.
 * @param prefix address in front of `tile/…`, with a slash at its end
 */
export const tilesOverHttp =
  (prefix: string): TileSource =>
  async (tile) => {
    const path = tilePath(tile);
    const url = new URL(path, prefix).href;
    let response: Response;
    try {
      response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(LONGEST_SILENCE_MS) });
    } catch (cause) {
      throw unreachable(url, messageOf(cause), cause);
    }
    if (response.status === 404) {
      await response.body?.cancel();
      throw new ProofRefused('tile-length', `there is no ${path}, which the published checkpoint covers`);
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw unreachable(url, `it was answered with status ${response.status}`);
    }
    return readAtMost(response, tile.width * HASH_BYTES, path, url);
  };

/** Whoever publishes the log may be the one who is being checked: no more is read than a tile has. */
const readAtMost = async (response: Response, bytes: number, path: string, url: string): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > bytes) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw unreachable(url, messageOf(cause), cause);
  }
  if (length !== bytes) throw new ProofRefused('tile-length', `${path} has not the ${bytes} bytes that it must have`);
  return Buffer.concat(chunks);
};
