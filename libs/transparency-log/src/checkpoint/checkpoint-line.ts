import { encodeBase64 } from '../note/canonical-base64.js';
import { isNoteLine } from '../note/key-name.js';
import { NoteRefused } from '../refusals.js';
import type { Checkpoint } from './checkpoint.js';
import { parseTreeHead } from './tree-head.js';

/** What a checkpoint says of its tree, without extensions. */
export type TreeHead = Pick<Checkpoint, 'origin' | 'size' | 'root'>;

/**
 * The one line to keep in a notebook: `<origin> <size> <base64 root>`. Nobody signed it: it is worth what the notebook is worth.
 * @throws NoteRefused `malformed-checkpoint`
 */
export const checkpointLine = ({ origin, size, root }: TreeHead): string => {
  const line = `${origin} ${size} ${encodeBase64(root)}`;
  parseCheckpointLine(line);
  return line;
};

/**
 * Reads that line, without a newline; the origin itself may hold spaces.
 * @throws NoteRefused `malformed-checkpoint`
 */
export const parseCheckpointLine = (line: string): TreeHead => {
  const parts = line.split(' ');
  const origin = parts.slice(0, -2).join(' ');
  if (origin === '' || !isNoteLine(line)) {
    throw new NoteRefused('malformed-checkpoint', 'The line must read <origin> <tree size> <root in base64>.');
  }
  return { origin, ...parseTreeHead(parts.at(-2) ?? '', parts.at(-1) ?? '') };
};
