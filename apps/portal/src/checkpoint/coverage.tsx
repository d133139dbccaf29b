import type { Language } from '@lotsenbuch/kernel';
import { BerlinTime } from '../berlin-time.js';
import { inSameLanguage } from '../pages/page.js';
import { COVERAGE_TEXTS } from './coverage-texts.js';
import type { LedgerStatus } from './ledger-status.js';
import { wholeNumber } from './numbers.js';

/** An entry of a history, as far as the log over all events is concerned. */
export interface CoveredEntry {
  readonly stream: string;
  readonly revision: number;
  /** Place in the tree, from 0; absent until a checkpoint covers it. */
  readonly treeIndex?: number;
}

interface CoverageProps {
  readonly entries: readonly CoveredEntry[];
  /** Read after the entries, so that it covers whatever one of them is covered by. */
  readonly ledger: LedgerStatus;
  readonly language: Language;
}

/** Up to which checkpoint value a history is covered, or how many of its entries are not. */
export const Coverage = ({ entries, ledger, language }: CoverageProps) => {
  const t = COVERAGE_TEXTS[language];
  const href = inSameLanguage('/pruefwert', language);
  const { state, checkpointedAt } = ledger;
  if (state === 'stopped') {
    return (
      <p class="refused" role="alert">
        {t.stopped} <a href={href}>{t.found}</a>
      </p>
    );
  }
  const uncovered = entries.filter(({ treeIndex }) => treeIndex === undefined).length;
  return uncovered > 0 || checkpointedAt === undefined ? (
    <p>
      {t.uncovered(wholeNumber(uncovered, language), wholeNumber(entries.length, language))}{' '}
      <a href={href}>{t.aboutCheckpoints}</a>
    </p>
  ) : (
    <p>
      {t.covered(entries.length, wholeNumber(entries.length, language))}{' '}
      <a href={href}>
        {t.checkpointOf} <BerlinTime instant={checkpointedAt} language={language} />
      </a>
      .
    </p>
  );
};

interface EntryNumberProps {
  readonly entry: CoveredEntry;
  readonly language: Language;
}

/** Which of all events an entry is, counted from 1 as checkpoint values count them, with the way to its proof. */
export const EntryNumber = ({ entry: { stream, revision, treeIndex }, language }: EntryNumberProps) => {
  const t = COVERAGE_TEXTS[language];
  return treeIndex === undefined ? (
    t.notYet
  ) : (
    <a href={`/v1/ledger/proof?event=${encodeURIComponent(`${stream}/${revision}`)}`}>
      {t.number} {wholeNumber(treeIndex + 1, language)}
    </a>
  );
};
