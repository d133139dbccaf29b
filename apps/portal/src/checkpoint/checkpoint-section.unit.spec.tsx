import type { Language } from '@lotsenbuch/kernel';
import { render } from 'preact-render-to-string';
import { CheckpointSection } from './checkpoint-section.js';
import { CheckpointState } from './checkpoint-state.js';
import { ALL_WELL, FORK, LINE } from './ledger-status.fixture.js';
import type { LedgerStatus } from './ledger-status.js';

const reasons = { text: (code: string) => (code === 'restoredBackup' ? 'Sicherung eingespielt' : code) };

const section = (changes: Partial<LedgerStatus> = {}, language: Language = 'de'): string =>
  render(<CheckpointSection ledger={{ ...ALL_WELL, ...changes }} reasons={reasons} language={language} />);

const state = (changes: Partial<LedgerStatus>, language: Language = 'de'): string =>
  render(<CheckpointState ledger={{ ...ALL_WELL, ...changes }} language={language} />);

const UNSEEN = 'ganze Geschichte neu schriebe';

describe('the checkpoint value to keep', () => {
  test('is one line in one piece, and goes into a mail as it is', () => {
    const html = section();
    expect(html).toContain(`<code>${LINE}</code>`);
    const href = /href="(mailto:[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(href).searchParams.get('body')).toBe(LINE);
    expect(new URL(href).searchParams.get('subject')).toBe('Prüfwert Lotsenbuch vom 23.11.2026, 13:00');
  });

  test('says as of when in Berlin, how much it covers, and with which key it can be verified', () => {
    const html = section();
    expect(html).toContain('<time datetime="2026-11-23T12:00:01.000Z">23.11.2026, 13:00:01</time>');
    expect(html).toContain('12.345 Ereignisse');
    expect(html).toContain(ALL_WELL.verifierKey);
    expect(html).toContain(ALL_WELL.shortForm);
    expect(html).toContain('href="/v1/ledger/checkpoint"');
    expect(section({}, 'en')).toContain('12,345 events');
  });

  test('names what it does not cover yet', () => {
    expect(section()).toContain('<dd>nichts</dd>');
    expect(section({ uncovered: 1 })).toContain('1 Ereignis; der nächste Prüfwert');
    expect(section({ uncovered: 2000, state: 'stopped' })).toContain('<dd>2.000 Ereignisse</dd>');
  });

  test('is not there before anything was signed, and nothing is shown in its place', () => {
    const { checkpointedAt: _, ...before } = { ...ALL_WELL, size: 0 };
    const html = render(<CheckpointSection ledger={before} reasons={reasons} language="de" />);
    expect(html).toContain('Noch gibt es keinen Prüfwert');
    expect(html).not.toContain(LINE);
    expect(html).not.toContain('mailto:');
  });

  test('keeps to words that mean nothing else in law', () => {
    const everything = section({
      forks: [FORK],
      uncovered: 3,
      cosignatures: { policy: true, quorumMet: false, by: [], missing: ['Hof'], missingSince: FORK.at },
    });
    for (const html of [everything, state({ state: 'stopped' }), state({ state: 'checking' })]) {
      expect(html).not.toMatch(/siegel|signatur|signier|zeuge|hauptbuch/i);
    }
  });
});

describe('confirmation from outside', () => {
  test('that nobody gave is named with what then cannot be seen', () => {
    expect(section()).toContain(UNSEEN);
    expect(section()).toContain('niemand dafür eingerichtet');
    expect(section({}, 'en')).toContain('wrote the whole history anew');
  });

  test('is shown by name and time', () => {
    const html = section({
      cosignatures: { policy: true, quorumMet: true, by: [{ name: 'Rechnungshof', at: FORK.at }], missing: [] },
    });
    expect(html).toContain('<li>Rechnungshof, <time');
    expect(html).not.toContain(UNSEEN);
    expect(html).not.toContain('fehlen');
  });

  test('that is asked for and not there says since when and whose', () => {
    const html = section({
      cosignatures: { policy: true, quorumMet: false, by: [], missing: ['Hof', 'Amt'], missingSince: FORK.at },
    });
    expect(html).toContain('Nötige Gegenbestätigungen fehlen seit <time datetime="2026-05-04T08:00:00.000Z">');
    expect(html).toContain('Es fehlen: Hof, Amt.');
    expect(html).toContain(UNSEEN);
    expect(html).not.toContain('niemand dafür eingerichtet');
  });
});

describe('a fork', () => {
  test('is always told: from where on, when, why, and both names', () => {
    const html = section({ forks: [FORK] });
    expect(html).toContain('gemeinsam bis Nr. 1.200');
    expect(html).toContain('04.05.2026, 10:00:00');
    expect(html).toContain('Sicherung eingespielt');
    expect(html).toContain(`<code>${FORK.toOrigin}</code> statt <code>${FORK.fromOrigin}</code>`);
    expect(html).toContain('1.300');
  });
});

describe('the state of the log', () => {
  test('is silent while all is well', () => {
    expect(state({})).toBe('');
  });

  test('alarms when the events no longer agree with what was signed: what was found, and since when', () => {
    const finding = { de: 'Ein Ereignis fehlt (Baumindex 7).', en: 'An event is missing (tree index 7).' };
    const german = state({ state: 'stopped', finding });
    expect(german).toContain('role="alert"');
    expect(german).toContain(finding.de);
    expect(german).toContain('Der letzte Prüfwert ist vom <time datetime="2026-11-23T12:00:01.000Z">');
    expect(german).toContain('nichts mehr bestätigt');
    expect(state({ state: 'stopped', finding }, 'en')).toContain(finding.en);
  });

  test('alarms when nothing can be written, and tells a check after a start from that', () => {
    expect(state({ fault: { since: FORK.at } })).toMatch(/role="alert".*seit <time datetime="2026-05-04T08:00/);
    expect(state({ state: 'checking' })).toMatch(/role="status".*geprüft/);
  });
});
