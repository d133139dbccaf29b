import { logPosition, platformStatus } from './answers.fixture.js';
import { waitForCatchUp } from './catch-up.js';
import { Client } from './connection/client.js';
import { EXIT } from './exit-code.js';
import type { Failure } from './failure.js';
import { Session } from './session.js';

type Status = ReturnType<typeof platformStatus>;

function sessionWith(statuses: readonly Status[]) {
  let asked = 0;
  let slept = 0;
  const sleep = async (ms: number) => {
    slept += ms;
  };
  const client = new Client({
    baseUrl: 'http://127.0.0.1:8080',
    tokenFor: () => 'token',
    exchange: async () => {
      const body = Buffer.from(JSON.stringify(statuses[Math.min(asked, statuses.length - 1)]));
      asked += 1;
      return { status: 200, headers: {}, body };
    },
    sleep,
    onRetry: () => {},
  });
  const terminal = { out: () => {}, err: () => {}, width: 80, progress: undefined };
  const session = new Session(
    client,
    { terminal, env: {}, sleep, newIdempotencyKey: () => 'key' },
    false,
    () => 'actor',
  );
  return { session, asked: () => asked, slept: () => slept };
}

const ending = async (session: Session, at: number) => {
  const progress: string[] = [];
  const end = await waitForCatchUp(session, logPosition(at), (done, of) => progress.push(`${done}/${of}`)).then(
    () => 'caughtUp' as const,
    (error: Failure) => error,
  );
  return { end, progress };
};

describe('waiting for what an import leads to', () => {
  test('ends when the carriers recorded because of it are in every read model too', async () => {
    const { session } = sessionWith([
      platformStatus([undefined, logPosition(9)], logPosition(10)),
      platformStatus([logPosition(10), logPosition(10)], logPosition(14)),
      platformStatus([logPosition(14), logPosition(12)], logPosition(14)),
      platformStatus([logPosition(14), logPosition(14)], logPosition(14)),
    ]);
    const { end, progress } = await ending(session, 10);
    expect(end).toBe('caughtUp');
    expect(progress).toEqual(['0/2', '2/2', '1/2', '2/2']);
  });

  test('does not run after a log that keeps growing', async () => {
    const { session, asked } = sessionWith([
      platformStatus([logPosition(10), logPosition(10)], logPosition(11)),
      platformStatus([logPosition(11), logPosition(11)], logPosition(99)),
    ]);
    expect((await ending(session, 10)).end).toBe('caughtUp');
    expect(asked()).toBe(2);
  });

  test('ends at once where a consumer stands still, and says at which event and why', async () => {
    const status = platformStatus([logPosition(10), logPosition(4)], logPosition(10));
    const failure = {
      at: { eventType: 'CarrierMerged', stream: 'carrier-1', revision: 3 },
      reason: 'no such row',
      since: '2026-03-01T09:00:00.000Z',
    };
    const stopped = status.consumers.map((consumer, index) =>
      index === 1 ? { ...consumer, state: 'stopped', failure } : consumer,
    );
    const { session, slept } = sessionWith([{ ...status, consumers: stopped }]);

    const { end } = await ending(session, 10);

    expect(end).toMatchObject({ exitCode: EXIT.notReady });
    expect((end as Failure).message).toBe(
      [
        'Recorded, but not yet shown everywhere: published-grants stands still.',
        '  stands at CarrierMerged, carrier-1 revision 3, since 2026-03-01T09:00:00.000Z: no such row',
        '  `lotsenbuch status` says how far it has come.',
      ].join('\n'),
    );
    expect(slept()).toBe(0);
  });

  test('ends after a minute of waiting', async () => {
    const { session, slept } = sessionWith([platformStatus([logPosition(10), logPosition(9)], logPosition(10))]);
    const { end } = await ending(session, 10);
    expect((end as Failure).message).toMatch(/published-grants is behind after 60 seconds/);
    expect(slept()).toBe(60_000);
  });
});
