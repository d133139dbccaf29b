import type { Language } from '@lotsenbuch/kernel';
import { BerlinTime } from '../berlin-time.js';
import { checkpointTexts } from './checkpoint-texts.js';
import type { LedgerStatus } from './ledger-status.js';

interface CheckpointStateProps {
  readonly ledger: LedgerStatus;
  readonly language: Language;
}

/** Whether the log is as it was confirmed; nothing where all is well. */
export const CheckpointState = ({ ledger, language }: CheckpointStateProps) => {
  const t = checkpointTexts(language);
  const { state, finding, fault, checkpointedAt } = ledger;
  if (state === 'stopped') {
    return (
      <div class="refused" role="alert">
        <p>
          <strong>{t.stopped}</strong>
        </p>
        {finding !== undefined && <p>{finding[language]}</p>}
        <p>
          {checkpointedAt === undefined ? (
            t.neverOne
          ) : (
            <>
              {t.stoppedSince} <BerlinTime instant={checkpointedAt} language={language} />.
            </>
          )}{' '}
          {t.nothingMore}
        </p>
      </div>
    );
  }
  if (fault !== undefined) {
    return (
      <p class="refused" role="alert">
        {t.fault} <BerlinTime instant={fault.since} language={language} />.
      </p>
    );
  }
  return state === 'checking' ? (
    <p class="note" role="status">
      {t.checking}
    </p>
  ) : null;
};
