import type { Language } from '@lotsenbuch/kernel';
import type { ComponentChildren, JSX } from 'preact';
import type { Form } from '../forms/form.js';
import type { Allowed } from './allowed.js';
import type { ApiReader } from './portal-api.js';

export interface PageRequest {
  /** Values of the path, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Values of the query that were given once. */
  readonly query: Readonly<Record<string, string>>;
  /** The page itself, with its query but without what only this request needs. */
  readonly href: string;
  /** The present Berlin day. */
  readonly today: string;
  readonly allowed: Allowed;
}

/** What a page shows to one reader, with the forms that this reader may use now. */
export interface PageView {
  readonly title: string;
  readonly forms: readonly Form[];
  /** @param form shows one of the forms, or nothing if this reader has none with that id */
  body(form: (id: string) => JSX.Element | null): ComponentChildren;
}

/** A page of the portal at one path; reads everything through the interface. */
export interface PageDefinition {
  /** Without slash at the beginning, parameters as `:id`. */
  readonly path: string;
  compose(api: ApiReader, request: PageRequest): Promise<PageView>;
}

export const inLanguage =
  <Key extends string>(texts: Readonly<Record<Language, Readonly<Record<Key, string>>>>) =>
  (language: Language): Readonly<Record<Key, string>> =>
    texts[language];

/** A link to another page keeps the language of this one. */
export const inSameLanguage = (href: string, language: Language): string =>
  language === 'de' ? href : `${href}${href.includes('?') ? '&' : '?'}lang=en`;
