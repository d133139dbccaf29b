import type { HttpClient } from '@lotsenbuch/testing';

export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
  readonly headers: Headers;
}

const ENTITIES = { '&quot;': '"', '&amp;': '&', '&lt;': '<' } as const;

const unescaped = (text: string): string =>
  text.replace(/&quot;|&amp;|&lt;/g, (entity) => ENTITIES[entity as keyof typeof ENTITIES]);

/** What a page says to people, without its markup. */
export const textOf = (html: string): string =>
  unescaped(html.replace(/<[^>]*>/g, ' '))
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

const formOf = (html: string, id: string): string =>
  new RegExp(`<form[^>]*id="${id}".*?</form>`, 's').exec(html)?.[0] ?? '';

export const hasForm = (html: string, id: string): boolean => formOf(html, id) !== '';

/** What a browser sends of a form as the page filled it in: hidden fields, values, and chosen options. */
export const fieldsOf = (html: string, id: string): Record<string, string> => {
  const form = formOf(html, id);
  if (form === '') throw new Error(`the page has no form ${id}: ${textOf(html)}`);
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? '';
    if (tag.includes('type="checkbox"') && !/\schecked/.test(tag)) continue;
    fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs)) {
    fields[name] = unescaped(text);
  }
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    fields[name] = unescaped(/<option value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  }
  return fields;
};

/** A browser with one session: no scripts, keeps its cookie, follows nothing by itself. */
export class Browser {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  static async open(url: string, as: HttpClient): Promise<Browser> {
    const { body } = await as.post<{ path: string }>('/session/links');
    const opened = await fetch(`${url}${body.path}`, { redirect: 'manual' });
    return new Browser(url, opened.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '');
  }

  open(path: string): Promise<Page> {
    return this.#send(path, {});
  }

  submit(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** Fills in a form of a page and sends it; where it is taken, the page that the browser is sent to. */
  async fill(path: string, id: string, typed: Record<string, string> = {}): Promise<Page> {
    const { html } = await this.open(path);
    const sent = await this.submit(path, { ...fieldsOf(html, id), ...typed });
    return sent.location === null ? sent : this.open(sent.location);
  }

  async #send(path: string, init: RequestInit): Promise<Page> {
    const answer = await fetch(`${this.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { Accept: 'text/html', Cookie: this.cookie, ...init.headers },
    });
    const html = await answer.text();
    return { status: answer.status, location: answer.headers.get('location'), html, headers: answer.headers };
  }
}
