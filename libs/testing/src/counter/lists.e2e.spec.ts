import type { HttpClient } from '../http-client.js';
import type { TestApplication } from '../start-application.js';
import { startCounters } from './counter-application.fixture.js';
import { rawRequest } from './raw-request.fixture.js';

interface Page {
  readonly items: readonly { readonly label: string }[];
  readonly nextCursor?: string;
}

const LABELS = Array.from({ length: 205 }, (_, index) => `counter ${String(index).padStart(3, '0')}`);
const HOSTILE = ['=HYPERLINK("http://evil.example")', 'Zähler, "groß"'];

let app: TestApplication;
let reader: HttpClient;
let minLogPosition: string;
beforeAll(async () => {
  app = await startCounters();
  reader = app.client();
  const officer = app.client('officer');
  for (const label of [...LABELS, ...HOSTILE]) {
    const { body } = await officer.post<{ logPosition: string }>('/v1/counters', { label, limit: 1 });
    minLogPosition = body.logPosition;
  }
});
afterAll(() => app.close());

const page = async (query: string): Promise<Page> => {
  const answer = await reader.get<Page>(`/v1/counters?minLogPosition=${minLogPosition}&${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const all = [...LABELS, ...HOSTILE].sort();

describe('a list', () => {
  test('has 50 items on a page, or as many as are asked for, 200 at most', async () => {
    expect((await page('')).items).toHaveLength(50);
    expect((await page('limit=200')).items).toHaveLength(200);
    expect((await page('limit=1')).items).toHaveLength(1);
  });

  test('read to the end by its cursors has every item once, and no cursor on the last page', async () => {
    const labels: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const { items, nextCursor }: Page = await page(`limit=60${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      labels.push(...items.map(({ label }) => label));
      cursor = nextCursor;
    }
    expect(labels).toEqual(all);
  });
});

describe('a list as CSV', () => {
  const csv = (path: string, headers: Record<string, string> = {}) => rawRequest(`${app.url}${path}`, { headers });
  const labelsOf = (text: string) =>
    text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').slice(1, -1).join(','));

  test('is all of it, whatever the limit, with the column names first', async () => {
    const answer = await csv('/v1/counters?limit=1', { Accept: 'text/csv' });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="counters.csv"');
    expect(answer.text.split('\r\n')[0]).toBe('counterId,label,value');
    expect(labelsOf(answer.text)).toHaveLength(all.length);
    expect(labelsOf(answer.text)).toEqual(expect.arrayContaining(LABELS));
  });

  test('runs nothing in a spreadsheet and keeps commas and quotation marks', async () => {
    const { text } = await csv('/v1/counters', { Accept: 'text/csv' });
    expect(text).toContain(',"\'=HYPERLINK(""http://evil.example"")",0\r\n');
    expect(text).toContain(',"Zähler, ""groß""",0\r\n');
  });

  test('has a byte order mark for people, none for programs', async () => {
    expect((await csv('/v1/counters?format=csv')).text.startsWith('\uFEFFcounterId,')).toBe(true);
    expect((await csv('/v1/counters', { Accept: 'text/csv' })).text.startsWith('counterId,')).toBe(true);
  });

  test('goes on from a cursor', async () => {
    const { nextCursor = '' } = await page('limit=200');
    const { text } = await csv(`/v1/counters?cursor=${encodeURIComponent(nextCursor)}`, { Accept: 'text/csv' });
    expect(labelsOf(text)).toHaveLength(all.length - 200);
  });

  test.each([
    ['text/csv', 'text/csv'],
    ['text/csv;q=0.9, application/json;q=0.8', 'text/csv'],
    ['text/csv, */*;q=0.1', 'text/csv'],
    ['application/json, text/csv;q=0.5', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['*/*', 'application/json'],
  ])('is what Accept: %s asks for, or not: %s', async (accept, type) => {
    const answer = await csv('/v1/counters', { Accept: accept });
    expect(answer.headers['content-type']?.split(';')[0]).toBe(type);
    expect(answer.headers.vary).toBe('Accept');
  });

  test('with a wrong query is still a problem', async () => {
    const answer = await csv('/v1/counters?cursor=wrong', { Accept: 'text/csv' });
    expect([answer.status, answer.headers['content-type']]).toEqual([400, 'application/problem+json']);
  });
});
