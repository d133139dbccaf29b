import { eurosAndCents } from '../../texts.js';
import { day, partName, word } from '../words.js';
import type { Decision } from './grant-file.js';
import { grantTexts } from './grant-texts.js';
import { byText, NoteText } from './people-and-notes.js';
import type { SectionProps } from './section-props.js';

type Shortfall = Decision['shortfalls'][number];

/** By how much money is missing, and where. */
export const shortfallText = (shortfall: Shortfall, language: SectionProps['language']): string => {
  const t = grantTexts(language);
  const { year, part, freeCents, requestedCents, shortCents, kind } = shortfall;
  if (kind === 'noBudgetYear') return `${year}: ${t.noBudgetYear}`;
  const euros = (cents: number) => eurosAndCents(cents, language);
  return `${t.shortIn} ${partName(part, language)} ${year}: ${t.free} ${euros(freeCents)}, ${t.asked} ${euros(requestedCents)}. ${t.short}: ${euros(shortCents)}.`;
};

/** Every decision with who took it and why, what came of it, and what stood against it. */
export const DecisionsSection = ({ grant, allowed, reasons, language }: SectionProps) => {
  const t = grantTexts(language);
  const { decisions, rejections, withdrawals } = grant;
  if (decisions.length + rejections.length + withdrawals.length === 0) return null;
  const ended = [
    ...rejections.map((act) => ({ ...act, caption: t.rejection })),
    ...withdrawals.map((act) => ({ ...act, caption: t.withdrawals })),
  ];
  return (
    <section>
      <h2>{t.decisions}</h2>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.decisionId}>
            {day(decision.on, language)}: {word(decision.kind, language)}{' '}
            {eurosAndCents(decision.terms.approvedCents, language)}, {word(decision.outcome, language)},{' '}
            {byText(decision.by, allowed, language)}. {t.why}: {reasons.text(decision.reason)}.
            <NoteText note={decision.note} language={language} />
            {decision.overridden.length > 0 && (
              <p>
                <strong class="fault">
                  {t.overriddenMark}: {decision.overridden.map((block) => word(block, language)).join(', ')}
                </strong>
              </p>
            )}
            {decision.shortfalls.map((shortfall) => (
              <p key={`${shortfall.year}${shortfall.part}`} class="note">
                {shortfallText(shortfall, language)}
              </p>
            ))}
          </li>
        ))}
        {ended.map((act, index) => (
          <li key={index}>
            {day(act.on, language)}: {act.caption}, {byText(act.by, allowed, language)}. {t.why}:{' '}
            {reasons.text(act.reason)}.
            <NoteText note={act.note} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Blocks that two persons decided to override. */
export const OverridesSection = ({ grant, allowed, reasons, language }: SectionProps) => {
  const t = grantTexts(language);
  if (grant.overrides.length === 0 && grant.earlyStart === undefined) return null;
  return (
    <section>
      <h2>{t.overrides}</h2>
      <ul>
        {grant.overrides.map(({ block, on, by, reason, note, countersigned }) => (
          <li key={block + on}>
            {word(block, language)}: {day(on, language)}, {byText(by, allowed, language)}. {t.why}:{' '}
            {reasons.text(reason)}.
            <NoteText note={note} language={language} />{' '}
            {countersigned === undefined ? (
              <strong>{t.notCountersigned}</strong>
            ) : (
              `${t.countersigned} ${day(countersigned.on, language)}, ${byText(countersigned.by, allowed, language)}`
            )}
          </li>
        ))}
        {grant.earlyStart !== undefined && (
          <li>
            {t.earlyStart} {day(grant.earlyStart.from, language)}: {byText(grant.earlyStart.by, allowed, language)}.{' '}
            {t.why}: {reasons.text(grant.earlyStart.reason)}.
            <NoteText note={grant.earlyStart.note} language={language} />
          </li>
        )}
      </ul>
    </section>
  );
};
