import { isLocalDate, type Language, type LocalDate } from '@lotsenbuch/kernel';
import type { ComponentChildren } from 'preact';

/** A Berlin day from the query of a page, if it is one. */
export const dayFrom = (text: string | undefined): LocalDate | undefined =>
  text !== undefined && isLocalDate(text) ? text : undefined;

const TEXTS = {
  de: { known: 'wie bekannt am', hint: 'leer: heute', show: 'Anzeigen' },
  en: { known: 'as known on', hint: 'empty: today', show: 'Show' },
} as const;

interface KnownOnProps {
  /** Path of the page. */
  readonly href: string;
  /** What the page shows besides, to be kept. */
  readonly kept?: Readonly<Record<string, string>>;
  readonly known: string | undefined;
  readonly language: Language;
  /** More fields, shown first. */
  readonly children?: ComponentChildren;
}

/** Asks for the page as it was known at the end of an earlier Berlin day. */
export const KnownOn = ({ href, kept = {}, known, language, children }: KnownOnProps) => {
  const t = TEXTS[language];
  return (
    <form method="get" action={href.split('?', 1)[0]} class="filter">
      {language === 'en' && <input type="hidden" name="lang" value="en" />}
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <p class="field">
        <label for="bekannt">
          {t.known} <small>({t.hint})</small>
        </label>
        <input id="bekannt" name="bekannt" type="date" value={known ?? ''} />
      </p>
      <button type="submit">{t.show}</button>
    </form>
  );
};
