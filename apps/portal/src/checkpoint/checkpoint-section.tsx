import type { Language } from '@lotsenbuch/kernel';
import { inSameLanguage } from '../pages/page.js';
import type { Reasons } from '../pages/reasons.js';
import { checkpointTexts } from './checkpoint-texts.js';
import { CheckpointToKeep } from './checkpoint-to-keep.js';
import { Cosignatures } from './cosignatures.js';
import { Forks } from './forks.js';
import type { LedgerStatus } from './ledger-status.js';

interface CheckpointSectionProps {
  readonly ledger: LedgerStatus;
  readonly reasons: Pick<Reasons, 'text'>;
  readonly language: Language;
}

/** The present checkpoint value on a page that is about other things too. */
export const CheckpointSection = ({ ledger, reasons, language }: CheckpointSectionProps) => {
  const t = checkpointTexts(language);
  return (
    <section>
      <h2 id="pruefwert">{t.checkpoint}</h2>
      <p>{t.bound}</p>
      <CheckpointToKeep ledger={ledger} language={language}>
        <li>
          <a href={inSameLanguage('/pruefwert', language)}>{t.print}</a>
        </li>
        <li>
          <a href={inSameLanguage('/pruefwert#aufgehoben', language)}>{t.checkKept}</a>
        </li>
      </CheckpointToKeep>
      <Cosignatures cosignatures={ledger.cosignatures} language={language} />
      <Forks forks={ledger.forks} reasons={reasons} language={language} />
    </section>
  );
};
