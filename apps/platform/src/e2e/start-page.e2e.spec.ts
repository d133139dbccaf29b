import { PlatformUnderTest } from '../platform.fixture.js';
import { smallRegister } from '../register.fixture.js';

let app: PlatformUnderTest;
beforeAll(async () => {
  app = await PlatformUnderTest.start();
  await app.import(2016, smallRegister(2016));
  await app.import(2019, smallRegister(2019));
});
afterAll(() => app[Symbol.asyncDispose]());

/** As a browser asks; pages are not part of the described interface. */
const open = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${app.application.url}${path}`, { headers, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** Uses a one-time link up, as a browser does. */
const session = async (identity: string) => {
  const { body } = await app.client(identity).post<{ path: string }>('/session/links');
  const opened = await open(body.path);
  expect(opened.status).toBe(303);
  const [cookie = ''] = opened.headers.getSetCookie();
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict/i);
  return { headers: { Cookie: cookie.split(';', 1)[0] ?? '' }, path: body.path };
};

/** As a reader sees it: no tags, entities and kinds of blanks resolved. */
const textOf = (html: string): string =>
  html
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0\u202f]+/g, ' ');

const SECRETS = ['Kiezmütter', 'officer:local', 'Register eingelesen', 'Register imported'];

describe('the start page without a session', () => {
  test('is German, has the figures of every year, and nothing that waits for a person', async () => {
    const { status, headers, text } = await open('/');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toMatch(/^<!doctype html><html lang="de">/);
    const seen = textOf(text);
    expect(seen).toContain('Veröffentlichte Zuwendungen nach Jahr');
    expect(seen).toContain('2016 3 · 1.234.567 €');
    expect(seen).toContain('2019 3 · 1.234.567 €');
    expect(seen).toContain('Spandau');
    for (const secret of SECRETS) expect(seen).not.toContain(secret);
  });

  test('is English by choice', async () => {
    const { text } = await open('/?lang=en');
    expect(text).toMatch(/<html lang="en">/);
    const seen = textOf(text);
    expect(seen).toContain('Published grants per year');
    expect(seen).toContain('3 · €1,234,567');
    for (const secret of SECRETS) expect(seen).not.toContain(secret);
  });

  test('shows the districts of the year that is chosen', async () => {
    expect((await open('/?year=2016')).status).toBe(200);
    expect((await open('/?year=1900')).status).toBe(200);
    expect((await open('/?year=now')).status).toBe(400);
  });

  test('needs no script, no other host, and brings its style', async () => {
    const { text, headers } = await open('/');
    expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect((await open('/assets/portal.css')).headers.get('content-type')).toMatch(/^text\/css/);
  });
});

describe('the start page with a session', () => {
  test('shows an officer what waits and what happened, in German and English', async () => {
    const { headers } = await session('officer');
    const german = textOf((await open('/', headers)).text);
    expect(german).toContain('Angemeldet als officer:local');
    expect(german).toContain('Gehört der Eintrag zum Programm?');
    expect(german).toContain('Kiezmütter für Mitte');
    expect(german).toContain('Register eingelesen');
    const english = textOf((await open('/?lang=en', headers)).text);
    expect(english).toContain('Kiezmütter für Mitte');
    expect(english).toContain('Register imported');
  });

  test('shows an operator no question and no event', async () => {
    const { headers } = await session('operator');
    const seen = textOf((await open('/', headers)).text);
    expect(seen).toContain('operator:local');
    expect(seen).not.toContain('Kiezmütter');
    expect(seen).not.toContain('Register eingelesen');
  });

  test('is opened by a link that works once', async () => {
    const { path } = await session('officer');
    const again = await open(path);
    expect(again.status).toBe(403);
    expect(again.headers.getSetCookie()).toEqual([]);
  });
});

test('a store without any register says how to import one', async () => {
  await using empty = await PlatformUnderTest.start();
  const { status, text } = await empty.client().get('/');
  expect(status).toBe(200);
  expect(textOf(text)).toContain('./lotsenbuch import register');
});
