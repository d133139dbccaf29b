import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TileSource, tilePath } from '../index.js';
import { ClaimRefused } from './claim-refused.fixture.js';

/** Tiles and entry bundles by their paths. */
export type TreeFiles = ReadonlyMap<string, Uint8Array>;

export const readTreeFiles = (folder: string): Map<string, Uint8Array> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file)]),
  );

export const writeTreeFiles = (folder: string, files: TreeFiles): void => {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};

export const requireFile = (files: TreeFiles, path: string): Uint8Array => {
  const content = files.get(path);
  if (content === undefined) throw new ClaimRefused(`${path} is missing`);
  return content;
};

export const sourceOf =
  (files: TreeFiles): TileSource =>
  async (tile) =>
    requireFile(files, tilePath(tile));
