import { createHash } from 'node:crypto';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint } from '../checkpoint/checkpoint.js';
import { parseNote } from '../note/note.js';
import type { WitnessedCheckpoint, WitnessState } from './witness-state.js';

const HEADER = 'witness-state/v1 sha256:';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const formatState = (note: string): string => `${HEADER}${sha256(note)}\n${note}`;

const parseState = (content: string, origin: string): WitnessedCheckpoint | undefined => {
  const note = content.slice(content.indexOf('\n') + 1);
  if (content !== formatState(note)) return undefined;
  const { origin: kept, size, root } = parseCheckpoint(parseNote(note).text);
  return kept === origin ? { size, root, note } : undefined;
};

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeSynced = async (path: string, content: string): Promise<void> => {
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Keeps the state of a witness in a folder that must be there already (a volume that was not mounted is no empty state): one file for
 * each origin, written beside, synced, renamed, and the folder synced. For one process at a time. A damaged file is refused with its name; the
 * way out is to put back the file, not to delete it.
 */
export const fileWitnessState = (folder: string): WitnessState => {
  const pathOf = (origin: string): string => join(folder, `${sha256(origin)}.checkpoint`);
  const read = async (path: string): Promise<string | undefined> => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if (!isMissing(error)) throw error;
      await stat(folder);
      return undefined;
    }
  };
  return {
    latest: async (origin) => {
      const path = pathOf(origin);
      const content = await read(path);
      if (content === undefined) return undefined;
      const state = parseState(content, origin);
      if (state) return state;
      throw new Error(
        `${path} is damaged: it does not hold the checkpoint of ${origin} that was cosigned last. Put the file back from a copy.`,
      );
    },
    replace: async (origin, { note }) => {
      const path = pathOf(origin);
      await writeSynced(`${path}.new`, formatState(note));
      await rename(`${path}.new`, path);
      await sync(folder);
    },
  };
};
