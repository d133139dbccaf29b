import { textsOf } from '../texts.js';
import type { SectionProps } from './section-props.js';

export const Summary = ({ content, language }: SectionProps) => {
  const t = textsOf(language);
  const counts: [number, string][] = [
    [content.counts.records, t.records],
    [content.counts.carriers, t.carriers],
    [content.years.length, t.years],
    [content.counts.imports, t.imports],
  ];
  return (
    <section>
      <h2 id="what">{t.whatIsHere}</h2>
      <p>{t.whatIsHereText}</p>
      <ul class="figures">
        {counts.map(([count, label]) => (
          <li key={label}>
            <strong>{count.toLocaleString(language === 'en' ? 'en-GB' : 'de-DE')}</strong>
            {label}
          </li>
        ))}
      </ul>
      {content.exampleLoadedBy && (
        <p class="note">
          {t.exampleNote} <code>{content.exampleLoadedBy}</code>.
        </p>
      )}
      {content.years.length === 0 && (
        <p class="note">
          {t.empty} <code>{t.emptyHint}</code>
        </p>
      )}
    </section>
  );
};
