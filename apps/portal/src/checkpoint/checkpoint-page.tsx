import type { Language } from '@lotsenbuch/kernel';
import type { Reasons } from '../pages/reasons.js';
import { checkpointPageTexts } from './checkpoint-page-texts.js';
import { CheckpointState } from './checkpoint-state.js';
import { checkpointTexts } from './checkpoint-texts.js';
import { CheckpointToKeep } from './checkpoint-to-keep.js';
import type { Comparison } from './comparison.js';
import { Cosignatures } from './cosignatures.js';
import { Forks } from './forks.js';
import { KeptCheckpoint } from './kept-checkpoint.js';
import type { LedgerStatus } from './ledger-status.js';
import { type SignedCheckpointList, SignedCheckpoints } from './signed-checkpoints.js';

export interface CheckpointPageProps {
  readonly ledger: LedgerStatus;
  /** A line that somebody kept, with what came of holding it against today. */
  readonly asked: { readonly line: string; readonly comparison: Comparison } | undefined;
  readonly list: SignedCheckpointList;
  readonly isContinued: boolean;
  readonly reasons: Pick<Reasons, 'text'>;
  readonly language: Language;
}

/** Everything about checkpoint values: today's to keep, the check of an earlier one, and all that there were. */
export const CheckpointPage = ({ ledger, asked, list, isContinued, reasons, language }: CheckpointPageProps) => {
  const t = checkpointTexts(language);
  return (
    <>
      <h1>{t.checkpoint}</h1>
      <CheckpointState ledger={ledger} language={language} />
      <p>{t.bound}</p>
      <p>{t.notTrue}</p>
      <section>
        <h2>{checkpointPageTexts(language).keep}</h2>
        <CheckpointToKeep ledger={ledger} language={language} />
        <p class="not-printed">{t.printHint}</p>
        <Cosignatures cosignatures={ledger.cosignatures} language={language} />
        <Forks forks={ledger.forks} reasons={reasons} language={language} />
      </section>
      <KeptCheckpoint ledger={ledger} asked={asked} reasons={reasons} language={language} />
      <SignedCheckpoints list={list} isContinued={isContinued} language={language} />
    </>
  );
};
