import type { Language } from '@lotsenbuch/kernel';
import { berlinTime } from '../../berlin-time.js';
import { Coverage, type CoveredEntry, EntryNumber } from '../../checkpoint/coverage.js';
import { COVERAGE_TEXTS } from '../../checkpoint/coverage-texts.js';
import type { LedgerStatus } from '../../checkpoint/ledger-status.js';
import { Table } from '../../table.js';
import type { Allowed } from '../allowed.js';
import { grantTexts } from './grant-texts.js';

export interface HistoryEntry extends CoveredEntry {
  readonly recordedAt: string;
  readonly actor: string;
  readonly summary: string;
  readonly reason?: string;
  readonly changes: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
}

interface TimelineProps {
  readonly entries: readonly HistoryEntry[];
  /** Read after the entries; undefined where the history is shown as it was known on an earlier day. */
  readonly ledger: LedgerStatus | undefined;
  /** Path of the grant in the interface. */
  readonly path: string;
  readonly allowed: Allowed;
  readonly language: Language;
}

/** What happened to a grant, who did it and why, and what shows that it has not been changed since. */
export const TimelineSection = ({ entries, ledger, path, allowed, language }: TimelineProps) => {
  const t = grantTexts(language);
  return (
    <section>
      <h2>{t.timeline}</h2>
      {ledger && <Coverage entries={entries} ledger={ledger} language={language} />}
      <Table
        name={t.timeline}
        columns={[t.what, t.recordedAt, t.who, t.why, ...(ledger ? [COVERAGE_TEXTS[language].proof] : [])].map(
          (caption) => ({
            caption,
          }),
        )}
        rows={entries.map((entry, index) => ({
          key: String(index),
          cells: [
            <>
              {entry.summary}
              {entry.changes.map(({ field, from, to }) => (
                <small key={field} class="change">
                  {field}: {from !== undefined && `${from} → `}
                  {to}
                </small>
              ))}
            </>,
            berlinTime(entry.recordedAt, language),
            allowed.isMe(entry.actor) ? t.meMyself : entry.actor,
            entry.reason ?? null,
            ...(ledger ? [<EntryNumber entry={entry} language={language} />] : []),
          ],
        }))}
      />
      <p>
        <a href={`${path}/history?format=csv&lang=${language}`}>{t.history}</a>
        {allowed.may('listGrantClosure') && (
          <>
            {' · '}
            <a href={`${path}/closure`}>{t.closure}</a>
          </>
        )}
      </p>
    </section>
  );
};
