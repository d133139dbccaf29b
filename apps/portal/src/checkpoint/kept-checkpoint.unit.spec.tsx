import type { Language } from '@lotsenbuch/kernel';
import { render } from 'preact-render-to-string';
import type { Comparison } from './comparison.js';
import { KeptCheckpoint } from './kept-checkpoint.js';
import { ALL_WELL, FORK, LINE } from './ledger-status.fixture.js';

const reasons = { text: (code: string) => (code === 'restoredBackup' ? 'Sicherung eingespielt' : code) };

const answerTo = (comparison: Comparison, line = LINE, language: Language = 'de'): string =>
  render(<KeptCheckpoint ledger={ALL_WELL} asked={{ line, comparison }} reasons={reasons} language={language} />);

describe('the check of a kept checkpoint value', () => {
  test('asks without saying anything before it was asked', () => {
    const html = render(<KeptCheckpoint ledger={ALL_WELL} asked={undefined} reasons={reasons} language="de" />);
    expect(html).toContain('name="line"');
    expect(html).not.toContain('role=');
  });

  test('says that it fits, up to where, and whose word that is', () => {
    const html = answerTo({ verdict: 'consistent', size: 1200, origin: ALL_WELL.origin });
    expect(html).toContain('Dieser Prüfwert passt.');
    expect(html).toContain('1.200 Ereignisse');
    expect(html).toContain('role="status"');
    expect(html).toContain('Diese Auskunft gibt das geprüfte System selbst');
  });

  test.each([
    ['forked', 'passt nicht'],
    ['tooNew', 'neuer als das Vorgangsprotokoll'],
    ['otherLog', 'gehört zu einem anderen Protokoll'],
    ['treeDamaged', 'Der Vergleich geht nicht'],
    ['unreadable', 'nicht lesbar'],
  ] as const)('alarms when it is %s', (verdict, text) => {
    const html = answerTo({ verdict, size: 13_000, origin: 'other.example/log' });
    expect(html).toContain(text);
    expect(html).toContain('role="alert"');
    expect(html).not.toContain('Dieser Prüfwert passt.');
  });

  test('names the fork that lies between', () => {
    const html = answerTo({
      verdict: 'forked',
      size: 1300,
      fork: { fromOrigin: FORK.fromOrigin, size: FORK.size, reason: FORK.reason },
    });
    expect(html).toContain('gemeinsam bis Nr. 1.200');
    expect(html).toContain('reicht über den Neubeginn hinaus');
    expect(html).toContain('Sicherung eingespielt');
  });

  test('alarms when not even what both logs share is the same', () => {
    const fork = { fromOrigin: FORK.fromOrigin, size: FORK.size, reason: FORK.reason };
    expect(answerTo({ verdict: 'forked', size: 1100, fork })).toContain('geändert, vertauscht, entfernt');
  });

  test('shows what was entered, never as markup, and keeps the language', () => {
    const html = answerTo({ verdict: 'unreadable' }, '</textarea><script>alert(1)</script>', 'en');
    expect(html).not.toContain('<script>');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('name="lang" value="en"');
  });
});
