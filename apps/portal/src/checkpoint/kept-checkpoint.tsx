import type { Language } from '@lotsenbuch/kernel';
import type { Reasons } from '../pages/reasons.js';
import { checkpointPageTexts } from './checkpoint-page-texts.js';
import { checkpointTexts } from './checkpoint-texts.js';
import type { Comparison } from './comparison.js';
import { comparisonWording } from './comparison-texts.js';
import type { LedgerStatus } from './ledger-status.js';
import { eventsInWords, wholeNumber } from './numbers.js';

interface KeptCheckpointProps {
  readonly ledger: LedgerStatus;
  /** As it was entered, with what came of it. */
  readonly asked: { readonly line: string; readonly comparison: Comparison } | undefined;
  readonly reasons: Pick<Reasons, 'text'>;
  readonly language: Language;
}

/** Asks for a line that somebody kept, and says whether the log of today goes on from it. */
export const KeptCheckpoint = ({ ledger, asked, reasons, language }: KeptCheckpointProps) => {
  const t = checkpointPageTexts(language);
  return (
    <section class="not-printed">
      <h2 id="aufgehoben">{t.check}</h2>
      {asked && <Answer {...asked} ledger={ledger} reasons={reasons} language={language} />}
      <p>{t.checkLead}</p>
      <form method="get" action="/pruefwert">
        {language === 'en' && <input type="hidden" name="lang" value="en" />}
        <p class="field">
          <label for="line">{t.kept}</label>
          <small id="line-hint">{t.keptHint}</small>
          <textarea
            id="line"
            name="line"
            rows={3}
            maxLength={1000}
            required
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            aria-describedby="line-hint"
            {...(asked?.comparison.verdict === 'unreadable' && { 'aria-invalid': 'true' as const })}
          >
            {asked?.line}
          </textarea>
        </p>
        <button type="submit">{t.submit}</button>
      </form>
      <p>{t.selfAnswer}</p>
    </section>
  );
};

type AnswerProps = Omit<KeptCheckpointProps, 'asked'> & NonNullable<KeptCheckpointProps['asked']>;

const Answer = ({ comparison, line, ledger, reasons, language }: AnswerProps) => {
  const { verdict, size = 0, origin = '', fork } = comparison;
  const figures = {
    kept: eventsInWords(size, language),
    today: eventsInWords(ledger.size, language),
    origin,
    ownOrigin: ledger.origin,
  };
  const { result, meaning } = comparisonWording(comparison, figures, language);
  return (
    // Who came here by the form must arrive at the answer, without scripts.
    <div
      class={verdict === 'consistent' ? 'saved' : 'refused'}
      role={verdict === 'consistent' ? 'status' : 'alert'}
      tabIndex={-1}
      autofocus
    >
      <p>
        <strong>{result}</strong> {meaning}
      </p>
      {fork && (
        <p>
          {checkpointPageTexts(language).since} {wholeNumber(fork.size, language)}. {checkpointTexts(language).why}{' '}
          {reasons.text(fork.reason)}.
        </p>
      )}
      <p>
        <code>{line}</code>
      </p>
    </div>
  );
};
