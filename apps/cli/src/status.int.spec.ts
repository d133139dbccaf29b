import { CAUGHT_UP, logPosition } from './answers.fixture.js';
import { commandLine } from './child.fixture.js';

const cli = commandLine();

describe('status', () => {
  const READY = { body: { status: 'ready', checks: [{ name: 'event store', ready: true }] } };

  test('of a ready platform: consumers and where they stand, exit code 0', async () => {
    await cli.given({ 'GET /health/ready': [READY], 'GET /v1/status': [CAUGHT_UP] });
    const { code, out } = await cli.run(['status']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Lotsenbuch 0\.1\.0 on http:\/\/127\.0\.0\.1:\d+: ready\n/);
    expect(out).toContain(
      `Ledger running; 0 events not covered yet\n  Prüfwert, worth noting down: lotsenbuch.local/aaaaaaaaaaaa 27 ${'A'.repeat(43)}=\n`,
    );
    expect(out).toContain(`carrier-resolution  live   ${logPosition(27)}`);
    expect(cli.standIn.seen[1]?.headers.authorization).toBe('Bearer operator-token');
  });

  test('of one that is not ready: printed all the same, with the reasons, exit code 7', async () => {
    const checks = [{ name: 'event store', ready: false, reason: 'stopped: the clock is behind' }];
    await cli.given({
      'GET /health/ready': [{ status: 503, body: { status: 'notReady', checks } }],
      'GET /v1/status': [CAUGHT_UP],
    });

    const { code, out, err } = await cli.run(['status', '--json']);

    expect(code).toBe(7);
    expect(JSON.parse(out)).toMatchObject({ ready: false, checks, eventStore: { storeId: 'aaaaaaaaaaaa' } });
    expect(err).toBe('The platform is not ready.\n  event store: stopped: the clock is behind\n');
  });
});
