import { render } from 'preact-render-to-string';
import { Coverage, type CoveredEntry, EntryNumber } from './coverage.js';
import { ALL_WELL } from './ledger-status.fixture.js';
import type { LedgerStatus } from './ledger-status.js';

const entry = (revision: number, treeIndex?: number): CoveredEntry => ({
  stream: 'grant-1',
  revision,
  ...(treeIndex !== undefined && { treeIndex }),
});

const coverage = (entries: readonly CoveredEntry[], changes: Partial<LedgerStatus> = {}): string =>
  render(<Coverage entries={entries} ledger={{ ...ALL_WELL, ...changes }} language="de" />);

describe('the coverage of a history', () => {
  test('names the checkpoint value that covers every entry, and leads to it', () => {
    const html = coverage([entry(0, 7), entry(1, 9)]);
    expect(html).toContain('Alle 2 Einträge sind gedeckt durch den');
    expect(html).toMatch(/<a href="\/pruefwert">Prüfwert vom <time datetime="2026-11-23T12:00:01.000Z">/);
    expect(coverage([entry(0, 7)])).toContain('Der eine Eintrag ist gedeckt');
  });

  test('claims nothing for entries that are waiting', () => {
    const html = coverage([entry(0, 7), entry(1), entry(2)]);
    expect(html).toContain('2 von 3 Einträgen sind noch durch keinen Prüfwert gedeckt');
    expect(html).not.toContain('Alle');
  });

  test('claims nothing at all once the log does not agree with what was signed', () => {
    const html = coverage([entry(0, 7)], { state: 'stopped' });
    expect(html).toContain('role="alert"');
    expect(html).not.toContain('gedeckt');
  });

  test('counts entries as checkpoint values count them, from 1, and leads to the proof of each', () => {
    const html = render(<EntryNumber entry={entry(4, 1233)} language="de" />);
    expect(html).toBe('<a href="/v1/ledger/proof?event=grant-1%2F4">Nr. 1.234</a>');
    expect(render(<EntryNumber entry={entry(5)} language="de" />)).toBe('noch nicht gedeckt');
  });
});
