import {
  CARRIER_ID,
  carrier,
  historyItems,
  publishedGrant,
  RECORD_ID,
  report,
  reviewItems,
} from './answers.fixture.js';
import { commandLine } from './child.fixture.js';
import type { Ended } from './ended.fixture.js';

const cli = commandLine();

describe('reading', () => {
  test('totals --json is the answer of the server on standard output, and nothing else', async () => {
    await cli.given({ 'GET /v1/reports/published-grants': [{ body: report }] });

    const { code, out, err } = await cli.run(['totals', '--year', '2019', '--json']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual(report);
    expect(cli.standIn.seen[0]?.url).toBe('/v1/reports/published-grants?year=2019');
    expect(cli.standIn.seen[0]?.headers.authorization).toBeUndefined();
  });

  test('--json may also stand before the command', async () => {
    await cli.given({ 'GET /v1/reports/published-grants': [{ body: report }] });
    expect(JSON.parse((await cli.run(['--json', 'totals', '--year', '2019'])).out)).toEqual(report);
  });

  test('a list is read to its last page', async () => {
    await cli.given({
      'GET /v1/published-grants': [
        { body: { items: [publishedGrant], nextCursor: 'c=1' } },
        { body: { items: [{ ...publishedGrant, id: 'second' }] } },
      ],
    });

    const args = ['published-grants', '--year', '2019', '--district', '08', '--status', 'confirmed', '--q', 'Neukölln'];
    const { code, out } = await cli.run([...args, '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ items: [publishedGrant, { ...publishedGrant, id: 'second' }] });
    const filter = '?year=2019&district=08&status=confirmed&q=Neuk%C3%B6lln&limit=200';
    expect(cli.standIn.seen.map(({ url }) => url)).toEqual([
      `/v1/published-grants${filter}`,
      `/v1/published-grants${filter}&cursor=c%3D1`,
    ]);
  });

  test('tables keep to the terminal', async () => {
    await cli.given({ 'GET /v1/published-grants': [{ body: { items: [publishedGrant] } }] });
    const { out } = await cli.run(['published-grants'], { COLUMNS: '80' });
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).toContain(`\n  Id: ${RECORD_ID}\n`);
  });

  test('the review is read as officer, carriers and their history by everybody, a stream as auditor', async () => {
    await cli.given({
      'GET /v1/review': [{ body: { items: reviewItems } }],
      'GET /v1/carriers': [{ body: { items: [carrier] } }],
      [`GET /v1/carriers/${CARRIER_ID}`]: [{ body: carrier }],
      [`GET /v1/carriers/${CARRIER_ID}/history`]: [{ body: { items: historyItems } }],
      [`GET /v1/published-grants/${RECORD_ID}/history`]: [{ body: { items: historyItems } }],
      'GET /v1/streams/publishedRegister-2019/history': [{ body: { items: [] } }],
    });

    const commands = [
      ['review', 'list'],
      ['carriers', 'list', '--q', 'GIZ'],
      ['carriers', 'show', CARRIER_ID],
      ['history', 'carrier', CARRIER_ID],
      ['history', 'published-grant', RECORD_ID, '--recorded-by', '2026-03-28', '--lang', 'de'],
      ['history', 'stream', 'publishedRegister-2019'],
    ];
    const ended: Ended[] = [];
    for (const command of commands) ended.push(await cli.run(command));

    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(cli.standIn.seen.map(({ url, headers }) => [url.replace(/^\/v1/, ''), headers.authorization])).toEqual([
      ['/review?limit=200', 'Bearer officer-token'],
      ['/carriers?q=GIZ&limit=200', undefined],
      [`/carriers/${CARRIER_ID}`, undefined],
      [`/carriers/${CARRIER_ID}/history?lang=en&limit=200`, undefined],
      [`/published-grants/${RECORD_ID}/history?recordedBy=2026-03-28&lang=de&limit=200`, undefined],
      ['/streams/publishedRegister-2019/history?lang=en&limit=200', 'Bearer auditor-token'],
    ]);
    expect(ended[5]?.out).toBe('Nothing was recorded about stream publishedRegister-2019.\n');
  });

  test.each([
    [['totals', '--year', '2019'], 'reports/published-grants', { body: report }],
    [['published-grants'], 'published-grants', { body: { items: [publishedGrant] } }],
    [['carriers', 'list'], 'carriers', { body: { items: [carrier] } }],
    [['carriers', 'show', CARRIER_ID], `carriers/${CARRIER_ID}`, { body: carrier }],
    [['review', 'list'], 'review', { body: { items: reviewItems } }],
  ])('%s --recorded-by asks for what was known on that day', async (command, path, reply) => {
    await cli.given({ [`GET /v1/${path}`]: [reply] });
    expect((await cli.run([...command, '--recorded-by', '2026-03-28'])).code).toBe(0);
    expect(cli.standIn.seen[0]?.url).toContain('recordedBy=2026-03-28');
  });

  test('an id cannot leave its place in the path', async () => {
    await cli.given({});
    await cli.run(['history', 'carrier', '../../events?x=']);
    expect(cli.standIn.seen[0]?.url).toBe('/v1/carriers/..%2F..%2Fevents%3Fx%3D/history?lang=en&limit=200');
  });
});
