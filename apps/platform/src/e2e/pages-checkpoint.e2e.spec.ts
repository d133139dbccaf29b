import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PlatformUnderTest } from '../platform.fixture.js';
import { Browser, textOf } from './pages-browser.fixture.js';
import { APPLIED, registerCarrier } from './pages-scene.fixture.js';

let app: PlatformUnderTest;
let kept: string;
let file: string;
beforeAll(async () => {
  app = await PlatformUnderTest.start();
  const officer = app.client('officer');
  const carrierId = await registerCarrier(officer, 'Kiezstern e. V.');
  await app.settled();
  kept = (await app.covered()).checkpointLine;
  const { body } = await officer.post<{ id: string }>('/v1/grants', { carrierId, ...APPLIED });
  file = `/vorgaenge/${body.id}`;
  await app.settled();
  await app.covered();
});
afterAll(() => app[Symbol.asyncDispose]());

/** As anybody opens it. */
const open = async (path: string) => {
  const answer = await fetch(`${app.application.url}${path}`);
  const html = await answer.text();
  return { status: answer.status, html, text: textOf(html) };
};

/** What a browser sends of the form on the page. */
const check = (line: string) => open(`/pruefwert?${new URLSearchParams({ line })}`);

const officer = () => Browser.open(app.application.url, app.client('officer'));

describe('the checkpoint value on the pages', () => {
  test('stands on the start page for everybody, and the file beside it is the one that was signed', async () => {
    const { html, text } = await open('/');
    const [, line = ''] = /<p class="kept">.*?<code>([^<]*)<\/code>/s.exec(html) ?? [];
    const { text: note } = await app.client().get('/v1/ledger/checkpoint');
    expect(note.split('\n').slice(0, 3).join(' ')).toBe(line);
    expect(text).toContain('Niemand außerhalb hat diesen Prüfwert gegenbestätigt.');
    expect(html).not.toContain('role="alert"');
  });

  test('has a page of its own in both languages, with every value that was given', async () => {
    const german = await open('/pruefwert');
    expect([german.status, german.html]).toEqual([200, expect.stringMatching(/^<!doctype html><html lang="de">/)]);
    expect(german.text).toContain('Alle Prüfwerte dieses Protokolls');
    expect(german.text).toContain(kept);
    const english = await open('/pruefwert?lang=en');
    expect(english.text).toContain('All checkpoint values of this log');
    expect(english.html).toContain('href="/pruefwert?lang=de"');
    expect((await open('/pruefwert?cursor=x')).status).toBe(400);
  });

  test('is checked without scripts, also after more has happened, and as a mail program broke it', async () => {
    const { text, html } = await check(kept);
    expect(text).toContain('Dieser Prüfwert passt.');
    expect(html).toMatch(/role="status" tabindex="-1" autofocus/);
    expect((await check(`${kept.slice(0, -20)}\r\n${kept.slice(-20)}`)).text).toContain('Dieser Prüfwert passt.');
  });

  test('does not fit when one character is another', async () => {
    const [origin = '', size = '', root = ''] = kept.split(' ');
    const other = [origin, size, `${root.startsWith('A') ? 'B' : 'A'}${root.slice(1)}`].join(' ');
    expect((await check(other)).text).toContain('Dieser Prüfwert passt nicht.');
    expect((await check([origin, '999999', root].join(' '))).text).toContain('neuer als das Vorgangsprotokoll');
    expect((await check('nichts davon')).text).toContain('nicht lesbar');
  });

  test('covers the history of a grant, with a proof for each entry', async () => {
    const { html } = await (await officer()).open(file);
    expect(textOf(html)).toMatch(/Der eine Eintrag ist gedeckt durch den Prüfwert vom|Alle \d+ Einträge sind gedeckt/);
    const [, href = ''] = /<a href="(\/v1\/ledger\/proof\?event=[^"]*)">Nr\. /.exec(html) ?? [];
    const { status, text } = await app.client('officer').get(href);
    expect([status, text.split('\n')[0]]).toEqual([200, 'c2sp.org/tlog-proof@v1']);
  });

  test('is not claimed for what was known on an earlier day: that account never changes', async () => {
    const { html } = await (await officer()).open(`${file}?bekannt=2999-01-01`);
    expect(textOf(html)).not.toContain('gedeckt');
  });

  test('is no longer vouched for once the tree is not what was signed: every page says so', async () => {
    const [tile = ''] = globSync(join(app.application.dataDir, 'ledger/tile/0/**/*.p/*'));
    const bytes = readFileSync(tile);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    writeFileSync(tile, bytes);
    await app.restart();
    const { finding } = await checked();
    const home = await open('/');
    expect(home.html).toContain('role="alert"');
    expect(home.text).toContain('Das Vorgangsprotokoll stimmt nicht mehr mit dem überein, was bestätigt wurde.');
    expect(home.text).toContain(textOf(finding?.de ?? 'nothing was found'));
    expect((await open('/pruefwert?lang=en')).text).toContain('The log no longer agrees with what was confirmed.');
    expect(textOf((await (await officer()).open(file)).html)).toContain('auch dieser Verlauf kann betroffen sein');
  });
});

/** Once the check after the start has ended. */
const checked = async (): Promise<{ readonly state: string; readonly finding?: { readonly de: string } }> => {
  for (;;) {
    const { body } = await app.client().get<Awaited<ReturnType<typeof checked>>>('/v1/ledger');
    if (body.state !== 'checking') return body;
    await pause(20);
  }
};
