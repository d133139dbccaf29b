import type { Language } from '@lotsenbuch/kernel';
import { inSameLanguage } from './page.js';

interface YearLinksProps {
  readonly caption: string;
  readonly years: readonly number[];
  readonly chosen: number | undefined;
  readonly language: Language;
}

/** The budget years of a page, the shown one marked. */
export const YearLinks = ({ caption, years, chosen, language }: YearLinksProps) =>
  years.length === 0 ? null : (
    <p class="years">
      {caption}:{' '}
      {years.map((year) => (
        <a
          key={year}
          href={inSameLanguage(`?jahr=${year}`, language)}
          {...(year === chosen && { 'aria-current': 'page' as const })}
        >
          {year}
        </a>
      ))}
    </p>
  );
