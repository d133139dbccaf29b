import type { Language } from '@lotsenbuch/kernel';
import { Table } from '../../table.js';
import type { Allowed } from '../allowed.js';
import { grantTexts } from './grant-texts.js';

export interface HistoryEntry {
  readonly recordedAt: string;
  readonly actor: string;
  readonly summary: string;
  readonly reason?: string;
  readonly changes: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
}

interface TimelineProps {
  readonly entries: readonly HistoryEntry[];
  /** Path of the grant in the interface. */
  readonly path: string;
  readonly allowed: Allowed;
  readonly language: Language;
}

/** What happened to a grant, who did it and why. */
export const TimelineSection = ({ entries, path, allowed, language }: TimelineProps) => {
  const t = grantTexts(language);
  return (
    <section>
      <h2>{t.timeline}</h2>
      <Table
        name={t.timeline}
        columns={[t.what, t.recordedAt, t.who, t.why].map((caption) => ({ caption }))}
        rows={entries.map(({ summary, recordedAt, actor, reason, changes }, index) => ({
          key: String(index),
          cells: [
            <>
              {summary}
              {changes.map(({ field, from, to }) => (
                <small key={field} class="change">
                  {field}: {from !== undefined && `${from} → `}
                  {to}
                </small>
              ))}
            </>,
            berlinTime(recordedAt, language),
            allowed.isMe(actor) ? t.meMyself : actor,
            reason ?? null,
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

const berlinTime = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant));
