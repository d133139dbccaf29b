import type { Form } from '../../forms/form.js';
import { day, word } from '../words.js';
import { actText } from './act-texts.js';
import { grantTexts } from './grant-texts.js';
import type { SectionProps } from './section-props.js';

interface NextSectionProps extends Pick<SectionProps, 'grant' | 'language'> {
  readonly forms: readonly Form[];
}

/** Whom the grant waits for, and what stands against an approval. */
export const NextSection = ({ grant, forms, language }: NextSectionProps) => {
  const t = grantTexts(language);
  const isForReader = forms.some(({ isCollapsed }) => isCollapsed !== true);
  return (
    <section>
      <h2>{t.next}</h2>
      {grant.status === 'deciding' ? (
        <p class="note">{t.deciding}</p>
      ) : grant.waitingFor.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <ul>
          {grant.waitingFor.map(({ act, role, due, block }) => (
            <li key={act + role + block}>
              {actText(act, language)}
              {block !== undefined && `: ${word(block, language)}`} ({word(role, language)}),{' '}
              <span class="due">
                {t.until} {day(due, language)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {grant.blocks.length > 0 && (
        <p class="note">
          {t.blocks}: {grant.blocks.map((block) => word(block, language)).join(', ')}
        </p>
      )}
      {forms.length > 0 && (
        <p>
          <a href="#steps">{isForReader ? t.yourTurn : t.steps}</a>
        </p>
      )}
    </section>
  );
};
