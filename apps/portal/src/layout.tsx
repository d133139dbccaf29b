import type { Language } from '@lotsenbuch/kernel';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { textsOf } from './texts.js';

export interface Frame {
  readonly language: Language;
  /** Same page in the other language. */
  readonly otherLanguageHref: string;
  /** Of the page; the start page has none of its own. */
  readonly title?: string;
  /** Shows the way to the pages that need a session. */
  readonly isSignedIn?: boolean;
}

const PAGES = [
  { path: '/vorgaenge', text: 'myWork' },
  { path: '/haushalt', text: 'budgetWatch' },
  { path: '/stellen', text: 'positions' },
  { path: '/verteilung', text: 'formulas' },
  { path: '/pruefung', text: 'review' },
] as const;

const Layout = ({ frame, children }: { readonly frame: Frame; readonly children: ComponentChildren }) => {
  const t = textsOf(frame.language);
  return (
    <html lang={frame.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{frame.title === undefined ? `${t.title}: ${t.subtitle}` : `${frame.title} – ${t.title}`}</title>
        <link rel="stylesheet" href="/assets/portal.css" />
      </head>
      <body>
        <a class="skip" href="#content">
          {t.skip}
        </a>
        <header>
          <p class="brand">
            <a href={frame.language === 'en' ? '/?lang=en' : '/'}>{t.title}</a>
          </p>
          <nav aria-label={t.navigation}>
            {frame.isSignedIn &&
              PAGES.map(({ path, text }) => (
                <a key={path} href={frame.language === 'en' ? `${path}?lang=en` : path}>
                  {t[text]}
                </a>
              ))}
            <a href={frame.otherLanguageHref} hreflang={frame.language === 'en' ? 'de' : 'en'}>
              {t.otherLanguage}
            </a>
            <a href="/docs">API</a>
          </nav>
        </header>
        <main id="content">{children}</main>
      </body>
    </html>
  );
};

export const renderPage = (frame: Frame, content: ComponentChildren): string =>
  `<!doctype html>${render(<Layout frame={frame}>{content}</Layout>)}`;
