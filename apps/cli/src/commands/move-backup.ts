import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Backup } from '../contract.js';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';

/**
 * Moves a backup that the platform has just made on this machine, also to another disk; it has its new name only once
 * every file there is what was backed up.
 * @returns the absolute path of its new folder
 */
export async function moveBackup({ folder, files }: Backup, to: string): Promise<string> {
  const target = resolve(to);
  if (existsSync(target)) {
    throw new Failure(
      EXIT.usage,
      `${target} exists already: name a folder that does not; the backup was made and lies in ${folder}.`,
    );
  }
  if (!existsSync(folder)) {
    throw new Failure(
      EXIT.usage,
      `The backup was made in ${folder}, which is not on this machine: fetch it from where the platform runs.`,
    );
  }
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await cp(folder, unfinished, { recursive: true });
  for (const { name, sha256 } of files) {
    if ((await sha256Of(join(unfinished, name))) !== sha256) {
      throw new Failure(
        EXIT.unexpected,
        `${join(unfinished, name)} is not what was backed up: see that the disk works; the backup lies in ${folder}.`,
      );
    }
  }
  await rename(unfinished, target);
  await rm(folder, { recursive: true });
  return target;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
