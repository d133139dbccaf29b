import type { Language } from '@lotsenbuch/kernel';

/** An instant (UTC, RFC 3339) as Berlin's clocks show it, to the second where that tells two apart. */
export const berlinTime = (instant: string, language: Language, exactTo: 'minute' | 'second' = 'minute'): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'medium',
    timeStyle: exactTo === 'second' ? 'medium' : 'short',
  }).format(new Date(instant));

interface BerlinTimeProps {
  readonly instant: string;
  readonly language: Language;
}

/** The same for a page, to the second. */
export const BerlinTime = ({ instant, language }: BerlinTimeProps) => (
  <time dateTime={instant}>{berlinTime(instant, language, 'second')}</time>
);
