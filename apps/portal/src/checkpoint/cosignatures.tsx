import type { Language } from '@lotsenbuch/kernel';
import { BerlinTime } from '../berlin-time.js';
import { checkpointTexts } from './checkpoint-texts.js';
import type { LedgerStatus } from './ledger-status.js';

interface CosignaturesProps {
  readonly cosignatures: LedgerStatus['cosignatures'];
  readonly language: Language;
}

/** Who outside confirmed the log; and where nobody did, what then cannot be seen. */
export const Cosignatures = ({ cosignatures, language }: CosignaturesProps) => {
  const t = checkpointTexts(language);
  const { policy, quorumMet, by, missing, missingSince } = cosignatures;
  return (
    <>
      <h3>{t.outside}</h3>
      {by.length > 0 && (
        <>
          <p>{t.confirmedBy}</p>
          <ul>
            {by.map(({ name, at }) => (
              <li key={name}>
                {name}, <BerlinTime instant={at} language={language} />
              </li>
            ))}
          </ul>
        </>
      )}
      {by.length === 0 && (
        <p class="note">
          {t.nobody} {!policy && `${t.nobodyAsked} `}
          {t.unseen}
        </p>
      )}
      {policy && !quorumMet && (
        <p class="refused">
          {t.quorumMissing}
          {missingSince !== undefined && (
            <>
              {' '}
              {t.since} <BerlinTime instant={missingSince} language={language} />
            </>
          )}
          .{missing.length > 0 && ` ${t.missing} ${missing.join(', ')}.`}
        </p>
      )}
    </>
  );
};
