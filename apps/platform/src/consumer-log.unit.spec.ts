import type { ConsumerStatus } from '@lotsenbuch/consumers';
import { createLog } from '@lotsenbuch/service-kit';
import { consumerLog } from './consumer-log.js';

const lines: Record<string, unknown>[] = [];
const tell = consumerLog(createLog('info', { write: (line) => lines.push(JSON.parse(line)) }));
const live: ConsumerStatus = { name: 'grants', state: 'live', position: undefined };
const failure = { reason: 'amount is missing', since: '2024-05-06T07:08:09.000Z', attempts: 2 };

test('the log says that a consumer stands still, why, and that it goes on; a start in order is no news', () => {
  tell(live);
  expect(lines).toEqual([]);
  tell({ ...live, state: 'stopped', failure });
  expect(lines).toMatchObject([
    { level: 'error', consumer: 'grants', attempts: 2, msg: 'grants stands still: amount is missing' },
  ]);
  tell(live);
  tell(live);
  expect(lines.slice(1)).toMatchObject([{ level: 'info', consumer: 'grants', msg: 'grants goes on' }]);
});
