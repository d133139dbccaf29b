import type { Language } from '@lotsenbuch/kernel';
import { BerlinTime } from '../berlin-time.js';
import type { Reasons } from '../pages/reasons.js';
import { checkpointTexts } from './checkpoint-texts.js';
import type { Fork } from './ledger-status.js';
import { wholeNumber } from './numbers.js';

interface ForksProps {
  readonly forks: readonly Fork[];
  readonly reasons: Pick<Reasons, 'text'>;
  readonly language: Language;
}

/** Every log that was left for this one: from which event on, when and why. Never hidden once there was one. */
export const Forks = ({ forks, reasons, language }: ForksProps) => {
  const t = checkpointTexts(language);
  return forks.length === 0 ? null : (
    <>
      <h3>{t.forks}</h3>
      <p>{t.forksLead}</p>
      <ul>
        {forks.map(({ number, at, fromOrigin, toOrigin, size, lostSize, reason }) => (
          <li key={number}>
            <BerlinTime instant={at} language={language} />:{' '}
            {size === 0 ? t.forkedNothing : `${t.forkedUpTo} ${wholeNumber(size, language)}`}; {t.why}{' '}
            {reasons.text(reason)}; {t.begun} <code>{toOrigin}</code> {t.forkedFrom} <code>{fromOrigin}</code> (
            {t.ended} {wholeNumber(lostSize, language)}).
          </li>
        ))}
      </ul>
    </>
  );
};
