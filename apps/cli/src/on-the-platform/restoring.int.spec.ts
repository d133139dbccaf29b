import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backup } from '../contract.js';
import { MANY_STARTS } from '../platform-process.fixture.js';
import { ROOT, realPlatform } from './real-platform.fixture.js';

test(
  'the restore drill of the documentation succeeds',
  () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/restore-drill.mjs'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/The drill succeeded\.\n$/);
  },
  MANY_STARTS,
);

describe('a backup of the running platform', () => {
  const lotsenbuch = realPlatform('none');
  const elsewhere = mkdtempSync(join(tmpdir(), 'lotsenbuch-elsewhere-'));
  afterAll(() => rmSync(elsewhere, { recursive: true }));

  test('is moved where it is wanted, and the key ring stays apart from it', async () => {
    const to = join(elsewhere, 'monday');
    const backup = await lotsenbuch.json<Backup>('backup', '--to', to, '--key-ring');
    expect(backup.folder).toBe(to);
    expect(readdirSync(to).toSorted()).toEqual(['event-store.db', 'manifest.json', 'vault.db']);
    const left = readdirSync(join(lotsenbuch.dataDir, 'backups'));
    expect(left.map((name) => join(lotsenbuch.dataDir, 'backups', name))).toEqual([backup.keyRing?.folder]);
  });

  test('into a folder that exists: exit code 2, and where the backup lies', async () => {
    const { code, err } = await lotsenbuch.run(['backup', '--to', elsewhere]);
    expect(code).toBe(2);
    const lies = /lies in (\S+)\.\n/.exec(err)?.[1] ?? '';
    expect(existsSync(join(lies, 'manifest.json'))).toBe(true);
  });

  test('is not restored while it runs: exit code 3, and why', async () => {
    const { folder } = await lotsenbuch.json<Backup>('backup');
    const { code, err } = await lotsenbuch.run(['restore', folder]);
    expect(code).toBe(3);
    expect(err).toContain('is being written by another process');
  });

  test('a folder that is no backup is not restored: exit code 3, and what it lacks', async () => {
    const { code, err } = await lotsenbuch.run(['restore', elsewhere]);
    expect(code).toBe(3);
    expect(err).toMatch(/is not a backup: it has no manifest\.json/);
  });
});
