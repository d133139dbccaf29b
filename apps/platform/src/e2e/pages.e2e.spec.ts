import { PlatformUnderTest } from '../platform.fixture.js';
import { smallRegister } from '../register.fixture.js';
import { Browser, fieldsOf } from './pages-browser.fixture.js';

let app: PlatformUnderTest;
beforeEach(async () => {
  app = await PlatformUnderTest.start();
  await app.import(2016, smallRegister(2016));
});
afterEach(() => app[Symbol.asyncDispose]());

const browser = (identity: string) => Browser.open(app.application.url, app.client(identity));

describe('a form of a page', () => {
  test('takes a decision through the same interface, and the page then shows what came of it', async () => {
    const officer = await browser('officer');
    const { html } = await officer.open('/pruefung');
    const sent = await officer.submit('/pruefung', {
      ...fieldsOf(html, 'q0-exclude'),
      reason: 'resemblanceOnly',
    });
    expect(sent.status).toBe(303);
    const after = await officer.open(sent.location ?? '');
    expect(after.html).toContain('Gespeichert.');
    expect(after.html).toContain('Nichts zu prüfen.');
    expect((await app.client('officer').get<{ items: unknown[] }>('/v1/review')).body.items).toEqual([]);
  });

  test('sent twice decides once', async () => {
    const officer = await browser('officer');
    const fields = {
      ...fieldsOf((await officer.open('/pruefung')).html, 'q0-exclude'),
      reason: 'resemblanceOnly',
    };
    expect((await officer.submit('/pruefung', fields)).status).toBe(303);
    const head = await app.eventStore.logHead();
    expect((await officer.submit('/pruefung', fields)).status).toBe(409);
    expect(await app.eventStore.logHead()).toBe(head);
  });

  test('comes back with what was chosen when it is refused', async () => {
    const officer = await browser('officer');
    const hidden = fieldsOf((await officer.open('/pruefung')).html, 'q0-exclude');
    const refused = await officer.submit('/pruefung', { ...hidden, reason: '<script>alert(1)</script>' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('Das wurde nicht übernommen');
    expect(refused.html).not.toContain('<script>');
  });

  test('is refused with the new state when the thing changed after the page was read', async () => {
    const officer = await browser('officer');
    const hidden = fieldsOf((await officer.open('/pruefung')).html, 'q0-exclude');
    const refused = await officer.submit('/pruefung', { ...hidden, ifMatch: '"0"', reason: 'resemblanceOnly' });
    expect(refused.status).toBe(412);
    expect(refused.html).toContain('Inzwischen hat sich etwas geändert');
    expect(refused.html).toMatch(/<option value="resemblanceOnly" selected/);
  });

  test('of a session that has ended keeps what was typed, to be sent again', async () => {
    const officer = await browser('officer');
    const hidden = fieldsOf((await officer.open('/pruefung')).html, 'q0-exclude');
    const ended = await officer.submit(
      '/pruefung',
      { ...hidden, reason: 'resemblanceOnly' },
      { Cookie: 'lotsenbuch_session=ended' },
    );
    expect(ended.status).toBe(401);
    expect(ended.html).toContain('Nichts ist verloren');
    expect(ended.html).toContain('name="reason" value="resemblanceOnly"');
    const kept = Object.fromEntries(
      [...ended.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        (value ?? '').replaceAll('&quot;', '"'),
      ]),
    );
    expect((await officer.submit('/pruefung', kept)).status).toBe(303);
  });

  test('caused by another site changes nothing', async () => {
    const officer = await browser('officer');
    const hidden = fieldsOf((await officer.open('/pruefung')).html, 'q0-exclude');
    const head = await app.eventStore.logHead();
    const refused = await officer.submit(
      '/pruefung',
      { ...hidden, reason: 'resemblanceOnly' },
      { 'Sec-Fetch-Site': 'cross-site' },
    );
    expect(refused.status).toBe(403);
    expect(await app.eventStore.logHead()).toBe(head);
  });

  test('is not there for somebody without the role', async () => {
    const operator = await browser('operator');
    expect((await operator.open('/pruefung')).status).toBe(403);
  });
});
