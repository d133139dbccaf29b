import type { Language } from '@lotsenbuch/kernel';
import { BerlinTime } from '../berlin-time.js';
import { inSameLanguage } from '../pages/page.js';
import { Table } from '../table.js';
import { checkpointPageTexts } from './checkpoint-page-texts.js';
import { checkpointTexts } from './checkpoint-texts.js';
import { eventsInWords } from './numbers.js';

/** What the page reads of `GET /v1/ledger/checkpoints`. */
export interface SignedCheckpointList {
  readonly items: readonly { readonly at: string; readonly size: number; readonly checkpointLine: string }[];
  readonly nextCursor?: string;
}

interface SignedCheckpointsProps {
  readonly list: SignedCheckpointList;
  /** Whether newer ones come before. */
  readonly isContinued: boolean;
  readonly language: Language;
}

/** Every checkpoint value that this log has given, the latest first, a part at a time. */
export const SignedCheckpoints = ({ list, isContinued, language }: SignedCheckpointsProps) => {
  const t = checkpointPageTexts(language);
  const { asOf, covers, checkpoint } = checkpointTexts(language);
  const href = (query: string) => `${inSameLanguage(`/pruefwert${query}`, language)}#liste`;
  return (
    <section class="not-printed">
      <h2 id="liste">{t.list}</h2>
      {list.items.length === 0 ? (
        <p>{t.listNone}</p>
      ) : (
        <Table
          name={t.list}
          columns={[{ caption: asOf }, { caption: covers, isNumber: true }, { caption: checkpoint }]}
          rows={list.items.map(({ at, size, checkpointLine }) => ({
            key: `${at} ${size}`,
            cells: [
              <BerlinTime instant={at} language={language} />,
              eventsInWords(size, language),
              <code>{checkpointLine}</code>,
            ],
          }))}
        />
      )}
      <p>
        {isContinued && (
          <>
            <a href={href('')}>{t.latest}</a>
            {' · '}
          </>
        )}
        {list.nextCursor !== undefined && (
          <>
            <a href={href(`?cursor=${encodeURIComponent(list.nextCursor)}`)}>{t.earlier}</a>
            {' · '}
          </>
        )}
        <a href="/v1/ledger/checkpoints?format=csv">{t.csv}</a>
      </p>
    </section>
  );
};
