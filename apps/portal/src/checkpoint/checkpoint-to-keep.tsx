import type { Language } from '@lotsenbuch/kernel';
import type { ComponentChildren } from 'preact';
import { BerlinTime, berlinTime } from '../berlin-time.js';
import { checkpointTexts } from './checkpoint-texts.js';
import type { LedgerStatus } from './ledger-status.js';
import { eventsInWords } from './numbers.js';

interface CheckpointToKeepProps {
  readonly ledger: LedgerStatus;
  readonly language: Language;
  /** More list items: what else can be done with it. */
  readonly children?: ComponentChildren;
}

/** The line for the notebook, what it covers, and the key that it can be verified with. */
export const CheckpointToKeep = ({ ledger, language, children }: CheckpointToKeepProps) => {
  const t = checkpointTexts(language);
  const { size, checkpointLine, checkpointedAt, uncovered, verifierKey, shortForm } = ledger;
  if (size === 0 || checkpointedAt === undefined) return <p class="note">{t.none}</p>;
  return (
    <>
      <p class="kept">
        <span class="line">{t.line}:</span>
        <code>{checkpointLine}</code>
      </p>
      <dl>
        <div>
          <dt>{t.asOf}</dt>
          <dd>
            <BerlinTime instant={checkpointedAt} language={language} />
          </dd>
        </div>
        <div>
          <dt>{t.covers}</dt>
          <dd>{eventsInWords(size, language)}</dd>
        </div>
        <div>
          <dt>{t.uncovered}</dt>
          <dd>
            {uncovered === 0 ? t.nothingUncovered : eventsInWords(uncovered, language)}
            {uncovered > 0 && ledger.state === 'running' && `; ${t.nextTakes}`}
          </dd>
        </div>
        <div>
          <dt>{t.key}</dt>
          <dd>
            <code>{verifierKey}</code>
          </dd>
        </div>
        <div>
          <dt>{t.shortForm}</dt>
          <dd class="digits">{shortForm}</dd>
        </div>
      </dl>
      <ul class="not-printed">
        <li>
          <a href={mailOf(`${t.mailSubject} ${berlinTime(checkpointedAt, language)}`, checkpointLine)}>{t.mail}</a>
        </li>
        <li>
          <a href="/v1/ledger/checkpoint" download="checkpoint.txt">
            {t.download}
          </a>
        </li>
        {children}
      </ul>
    </>
  );
};

const mailOf = (subject: string, body: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
