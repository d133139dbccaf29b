import type { Language } from '@lotsenbuch/kernel';
import { PROBLEMS, type ProblemDetails, problemType } from '@lotsenbuch/service-kit';
import { renderPage } from './layout.js';

interface Wording {
  readonly title: string;
  readonly advice: string;
}

const WORDINGS: Readonly<Record<string, Record<Language, Wording>>> = {
  [problemType(PROBLEMS.notFound)]: {
    de: { title: 'Hier ist nichts', advice: 'Diese Adresse gibt es nicht. Auf der Startseite steht, was es gibt.' },
    en: { title: 'There is nothing here', advice: 'There is no such address. The start page shows what there is.' },
  },
  [problemType(PROBLEMS.sessionLinkInvalid)]: {
    de: {
      title: 'Der Zugangslink gilt nicht mehr',
      advice: 'Er öffnet eine einzige Sitzung und verfällt nach 15 Minuten. Ein neuer Start gibt einen neuen aus.',
    },
    en: {
      title: 'The sign-in link is no longer valid',
      advice: 'It opens one session and expires after 15 minutes. A new start prints a new one.',
    },
  },
  [problemType(PROBLEMS.unauthenticated)]: {
    de: {
      title: 'Nicht angemeldet',
      advice: 'Dafür braucht es eine Sitzung. Den einmaligen Zugangslink gibt ./lotsenbuch session aus.',
    },
    en: { title: 'Not signed in', advice: 'This needs a session. ./lotsenbuch session prints the one-time link.' },
  },
  [problemType(PROBLEMS.forbidden)]: {
    de: { title: 'Nicht erlaubt', advice: 'Diese Rolle darf das nicht.' },
    en: { title: 'Not allowed', advice: 'This role may not do that.' },
  },
};

const OTHER: Record<Language, Wording> = {
  de: { title: 'Das hat nicht geklappt', advice: 'Die technische Meldung steht darunter.' },
  en: { title: 'That did not work', advice: 'The technical message is below.' },
};

const BACK = { de: 'Zur Startseite', en: 'To the start page' };

interface ProblemContentProps {
  readonly problem: ProblemDetails;
  readonly language: Language;
  readonly detailLanguage: Language;
}

/** What of a problem a page is called. */
export const problemTitle = ({ type }: ProblemDetails, language: Language): string =>
  (WORDINGS[type] ?? OTHER)[language].title;

/** What went wrong, what to do, and under which id operations find it. */
export const ProblemContent = ({ problem, language, detailLanguage }: ProblemContentProps) => {
  const { title, advice } = (WORDINGS[problem.type] ?? OTHER)[language];
  return (
    <>
      <h1>{title}</h1>
      <p>{advice}</p>
      <p class="note" {...(detailLanguage !== language && { lang: detailLanguage })}>
        {problem.detail}
        <br />
        <code>{problem.correlationId}</code>
      </p>
      <p>
        <a href={language === 'en' ? '/?lang=en' : '/'}>{BACK[language]}</a>
      </p>
    </>
  );
};

/** A failed request as a page, for people who followed a link. */
export const problemPage = (
  problem: ProblemDetails,
  request: { readonly url: string; readonly headers: { readonly 'accept-language'?: string | undefined } },
): string => {
  const language: Language = /[?&]lang=en(&|$)/.test(request.url) ? 'en' : 'de';
  const detailLanguage = /^\s*de\b/i.test(request.headers['accept-language'] ?? '') ? 'de' : 'en';
  return renderPage(
    { language, otherLanguageHref: language === 'de' ? '/?lang=en' : '/', title: problemTitle(problem, language) },
    <ProblemContent problem={problem} language={language} detailLanguage={detailLanguage} />,
  );
};
