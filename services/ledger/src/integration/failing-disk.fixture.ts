import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Disk, realDisk } from '../tree-files/disk.js';

/** The process ended at this step, or the disk refused it. */
export class DiskFailed extends Error {
  override readonly name = 'DiskFailed';
}

interface Unsynced {
  /** Folder whose sync makes it durable. */
  readonly folder: string;
  readonly undo: () => void;
}

export interface Failing {
  /** Steps that succeed before. */
  readonly after: number;
  /** The failing step has done half of what it was to write. */
  readonly half: boolean;
  /** The power goes with the process: names that were not synced are lost. */
  readonly losesUnsynced: boolean;
}

/** A disk on which every step after a number of them fails, as it does for a process that is gone. */
export const failingDisk = ({
  after,
  half,
  losesUnsynced,
}: Failing): { disk: Disk; steps: () => number; end: () => void } => {
  let steps = 0;
  const unsynced: Unsynced[] = [];
  const failed = () => new DiskFailed(`the disk failed at step ${after + 1}`);
  const isWell = () => {
    steps += 1;
    return steps <= after;
  };
  const mayHalf = () => half && steps === after + 1;
  const contentOf = (file: string) => (existsSync(file) ? readFileSync(file) : undefined);
  const restore = (file: string, content: Buffer | undefined) => {
    if (content === undefined) rmSync(file, { force: true });
    else if (existsSync(dirname(file))) writeFileSync(file, content);
  };
  const disk: Disk = {
    makeFolder(folder) {
      if (!isWell()) throw failed();
      const changed = realDisk.makeFolder(folder);
      for (const above of changed) {
        const made = changed.length === 1 ? folder : undefined;
        if (made !== undefined)
          unsynced.push({ folder: above, undo: () => rmSync(made, { recursive: true, force: true }) });
      }
      return changed;
    },
    async write(file, bytes) {
      if (isWell()) {
        const isNew = !existsSync(file);
        await realDisk.write(file, bytes);
        if (isNew) unsynced.push({ folder: dirname(file), undo: () => rmSync(file, { force: true }) });
        return;
      }
      if (mayHalf()) await realDisk.write(file, Buffer.from(bytes).subarray(0, Math.floor(bytes.length / 2)));
      throw failed();
    },
    async writeFrom(file, offset, bytes) {
      if (isWell()) {
        const isNew = !existsSync(file);
        await realDisk.writeFrom(file, offset, bytes);
        if (isNew) unsynced.push({ folder: dirname(file), undo: () => rmSync(file, { force: true }) });
        return;
      }
      if (mayHalf())
        await realDisk.writeFrom(file, offset, Buffer.from(bytes).subarray(0, Math.floor(bytes.length / 2)));
      throw failed();
    },
    truncate(file, length) {
      if (!isWell()) throw failed();
      realDisk.truncate(file, length);
    },
    rename(from, to) {
      if (!isWell()) throw failed();
      const [before, content] = [contentOf(to), contentOf(from)];
      renameSync(from, to);
      unsynced.push({
        folder: dirname(to),
        undo: () => {
          restore(to, before);
          restore(from, content);
        },
      });
    },
    async syncFolder(folder) {
      if (!isWell()) throw failed();
      await realDisk.syncFolder(folder);
      for (let place = unsynced.length - 1; place >= 0; place -= 1) {
        if (unsynced[place]?.folder === folder) unsynced.splice(place, 1);
      }
    },
    remove(path) {
      if (isWell()) return realDisk.remove(path);
      if (mayHalf() && existsSync(path) && statSync(path).isDirectory()) {
        const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        for (const { parentPath, name } of inside.slice(0, Math.ceil(inside.length / 2)))
          rmSync(join(parentPath, name));
      }
      throw failed();
    },
  };
  return {
    disk,
    steps: () => steps,
    end: () => {
      if (losesUnsynced) for (const { undo } of unsynced.reverse()) undo();
    },
  };
};
