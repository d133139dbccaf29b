import type { Language } from '@lotsenbuch/kernel';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { textsOf } from './texts.js';

export interface NavigationLink {
  readonly href: string;
  readonly text: string;
  readonly isHere: boolean;
}

export interface Frame {
  readonly language: Language;
  /** Same page in the other language. */
  readonly otherLanguageHref: string;
  /** Of the page; the start page has none of its own. */
  readonly title?: string;
  /** The way to the other pages. */
  readonly navigation?: readonly NavigationLink[];
}

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
            {frame.navigation?.map(({ href, text, isHere }) => (
              <a key={href} href={href} {...(isHere && { 'aria-current': 'page' as const })}>
                {text}
              </a>
            ))}
            <a
              href={frame.otherLanguageHref}
              hreflang={frame.language === 'en' ? 'de' : 'en'}
              lang={frame.language === 'en' ? 'de' : 'en'}
            >
              {t.otherLanguage}
            </a>
            <a href="/docs">API</a>
          </nav>
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
};

export const renderPage = (frame: Frame, content: ComponentChildren): string =>
  `<!doctype html>${render(<Layout frame={frame}>{content}</Layout>)}`;
