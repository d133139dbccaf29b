import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { buildProgram, MANY_STARTS, PlatformProcess } from '../../platform-process.fixture.js';

const TOOL = fileURLToPath(new URL('../../../../../tools/programme-year/main.mjs', import.meta.url));

let folder: TemporaryFolder;
let platform: PlatformProcess;
beforeAll(async () => {
  buildProgram();
  folder = await temporaryFolder();
  platform = await PlatformProcess.start(folder.path);
}, MANY_STARTS);
afterAll(async () => {
  await platform.end('SIGTERM');
  await folder.remove();
});

const play = (...options: readonly string[]) =>
  spawnSync(
    process.execPath,
    [TOOL, '--url', platform.url, '--credentials', join(folder.path, 'credentials.json'), ...options],
    { encoding: 'utf8' },
  );

test(
  'the tool plays a whole year through the interface: nineteen carriers, 150 positions, every rule holds',
  async () => {
    const { status, stdout, stderr } = play('--year', '2026', '--seed', '7', '--json');
    expect({ status, refused: stderr.includes('answered') }).toEqual({ status: 0, refused: false });
    expect(JSON.parse(stdout)).toMatchObject({
      year: 2026,
      carriers: 19,
      projects: 19,
      positionsInDecember: 150,
      appropriationCents: 874_000_000,
      isRight: true,
    });
    const { body } = await platform.client('auditor').get('/v1/reports/staffing?on=2026-12-31&by=district');
    expect(body).toMatchObject({ total: { positions: 150 }, overApproved: [] });
  },
  MANY_STARTS,
);

test('the tool says what it wants, and ends with 2', () => {
  expect(play('--year', 'soon')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/--year is "soon".*\nusage: /),
  });
});
