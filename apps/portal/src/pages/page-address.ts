import type { Language } from '@lotsenbuch/kernel';
import type { FastifyRequest } from 'fastify';
import type { PageRequest } from './page.js';

/** What belongs to the one answer after a form was taken, not to the page. */
const ONE_TIME = ['saved', 'minLogPosition'];

export const addressOf = (request: FastifyRequest): Omit<PageRequest, 'today' | 'allowed'> => {
  const url = new URL(request.url, 'http://page');
  const query = Object.fromEntries(url.searchParams);
  for (const name of ONE_TIME) url.searchParams.delete(name);
  return {
    params: request.params as Readonly<Record<string, string>>,
    query,
    href: `${url.pathname}${url.search}`,
  };
};

export const otherLanguage = (href: string, language: Language): string => {
  const url = new URL(href, 'http://page');
  url.searchParams.set('lang', language === 'de' ? 'en' : 'de');
  return `${url.pathname}${url.search}`;
};

export const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};
