import type { Language } from '@lotsenbuch/kernel';
import { type Actor, ApiExcludeController, CurrentActor, FormBody, type ProblemDetails } from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf, type Form, type Typed } from '../forms/form.js';
import { FormView, type RefusedForm } from '../forms/form-view.js';
import { renderPage } from '../layout.js';
import { languageOf } from '../texts.js';
import type { PageDefinition, PageRequest } from './page.js';
import { PortalApi } from './portal-api.js';
import { SessionEnded } from './session-ended.js';

const TEXTS = {
  de: {
    changed:
      'Inzwischen hat sich etwas geändert. Bitte den neuen Stand ansehen und, wenn es noch stimmt, noch einmal senden.',
    gone: 'Dieser Schritt ist inzwischen nicht mehr möglich. Was eingegeben war:',
    unreadable: 'Einige Angaben sind nicht lesbar.',
    done: 'Gespeichert.',
    pending: 'Angenommen, aber noch nicht zu Ende gebracht. Die Seite zeigt das Ergebnis, sobald es feststeht.',
  },
  en: {
    changed: 'Something has changed in the meantime. Look at it, and send again if it still holds.',
    gone: 'This step is no longer possible. What was typed:',
    unreadable: 'Some values cannot be read.',
    done: 'Saved.',
    pending: 'Accepted, and not brought to its end yet. This page shows the outcome once it is known.',
  },
} as const;

/** The two routes of a page: what it shows, and its forms, which come back with what was typed when refused. */
/** @param today the present Berlin day */
export const pageController = (definition: PageDefinition, today: () => string): Type => {
  const pageRequest = (request: FastifyRequest): PageRequest => ({ ...addressOf(request), today: today() });
  @ApiExcludeController()
  @Controller(definition.path)
  class PageController {
    constructor(@Inject(PortalApi) private readonly api: PortalApi) {}

    @Get()
    async show(
      @CurrentActor() actor: Actor | undefined,
      @Req() request: FastifyRequest,
      @Res() reply: FastifyReply,
    ): Promise<void> {
      await this.#answer(actor, request, reply, 200);
    }

    // A session that ended must not cost what was typed: the page itself refuses, with the form.
    @RouteConfig({ openToAll: true })
    @Post()
    async take(
      @CurrentActor() actor: Actor | undefined,
      @Req() request: FastifyRequest,
      @Res() reply: FastifyReply,
    ): Promise<void> {
      const language = languageOf(pageRequest(request).query.lang);
      const typed = typedOf(request);
      const { href } = pageRequest(request);
      if (actor === undefined) {
        const frame = { language, otherLanguageHref: otherLanguage(href, language) };
        const keys = { idempotencyKey: header(request, 'idempotency-key'), ifMatch: header(request, 'if-match') };
        return sendPage(
          reply,
          401,
          renderPage(frame, <SessionEnded href={href} typed={typed} {...keys} language={language} />),
        );
      }
      const view = await definition.compose(this.api.reader(request, language), pageRequest(request));
      const form = view.forms.find(({ id }) => id === typed.form);
      if (form === undefined) return this.#answer(actor, request, reply, 409, gone(typed, language));
      const refused = await this.#send(request, language, form, typed);
      if ('status' in refused) return this.#answer(actor, request, reply, refused.status, refused.form);
      const separator = href.includes('?') ? '&' : '?';
      const waitFor = refused.logPosition === undefined ? '' : `&minLogPosition=${refused.logPosition}`;
      void reply.redirect(`${href}${separator}saved=${refused.isPending ? 'pending' : form.id}${waitFor}`, 303);
    }

    async #send(request: FastifyRequest, language: Language, form: Form, typed: Typed) {
      const { body, faults } = bodyOf(form, typed, language);
      const refusal = { id: form.id, typed };
      if (faults.length > 0) {
        return { status: 400, form: { ...refusal, message: TEXTS[language].unreadable, faults } };
      }
      const idempotencyKey = header(request, 'idempotency-key') ?? '';
      const ifMatch = form.ifMatch === undefined ? undefined : (header(request, 'if-match') ?? form.ifMatch);
      const outcome = await this.api.send(request, language, { path: form.path, body, idempotencyKey, ifMatch });
      if (outcome.kind === 'done') return { isPending: outcome.status === 202, logPosition: outcome.logPosition };
      return {
        status: outcome.problem.status,
        form: { ...refusal, ...asRefusal(outcome.problem, idempotencyKey, language) },
      };
    }

    async #answer(
      actor: Actor | undefined,
      request: FastifyRequest,
      reply: FastifyReply,
      status: number,
      refused?: RefusedForm,
    ): Promise<void> {
      const asked = pageRequest(request);
      const language = languageOf(asked.query.lang);
      const view = await definition.compose(this.api.reader(request, language, asked.query.minLogPosition), asked);
      const formOf = (id: string) => {
        const form = view.forms.find((one) => one.id === id);
        return form === undefined ? null : <FormView form={form} language={language} refused={refused} />;
      };
      const isShown = refused === undefined || view.forms.some(({ id }) => id === refused.id);
      const frame = {
        language,
        otherLanguageHref: otherLanguage(asked.href, language),
        title: view.title,
        isSignedIn: actor !== undefined,
      };
      const { saved } = asked.query;
      sendPage(
        reply,
        status,
        renderPage(
          frame,
          <>
            {saved !== undefined && refused === undefined && (
              <p class="saved" role="status">
                {saved === 'pending' ? TEXTS[language].pending : TEXTS[language].done}
              </p>
            )}
            {refused !== undefined && !isShown && <Lost refused={refused} />}
            {view.body(formOf)}
          </>,
        ),
      );
    }
  }
  return PageController;
};

const Lost = ({ refused }: { readonly refused: RefusedForm }) => (
  <div class="refused" role="alert">
    <p>{refused.message}</p>
    <dl>
      {Object.entries(refused.typed)
        .filter(([name, text]) => name !== 'form' && text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  </div>
);

const gone = (typed: Typed, language: Language): RefusedForm => ({
  id: '',
  typed,
  message: TEXTS[language].gone,
  faults: [],
});

const asRefusal = (problem: ProblemDetails, idempotencyKey: string, language: Language) => ({
  message: problem.status === 412 ? TEXTS[language].changed : problem.detail,
  faults: (problem.errors ?? []).map(({ field, expected, found }) => ({
    field,
    message: found === undefined ? expected : `${expected} (${found})`,
  })),
  // Where it is unknown whether it was recorded, the same request must go out again.
  ...(problem.status >= 500 && { idempotencyKey }),
});

const sendPage = (reply: FastifyReply, status: number, page: string): void => {
  void reply
    .status(status)
    .header('Content-Type', 'text/html; charset=utf-8')
    .header('Cache-Control', 'no-store')
    .send(page);
};

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

const typedOf = (request: FastifyRequest): Typed => {
  const fields = request.body instanceof FormBody ? request.body.fields : {};
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')]),
  );
};

const ONE_TIME = ['saved', 'minLogPosition'];

const addressOf = (request: FastifyRequest): Omit<PageRequest, 'today'> => {
  const url = new URL(request.url, 'http://page');
  const query = Object.fromEntries(url.searchParams);
  for (const name of ONE_TIME) url.searchParams.delete(name);
  return {
    params: request.params as Readonly<Record<string, string>>,
    query,
    href: `${url.pathname}${url.search}`,
  };
};

const otherLanguage = (href: string, language: Language): string => {
  const url = new URL(href, 'http://page');
  url.searchParams.set('lang', language === 'de' ? 'en' : 'de');
  return `${url.pathname}${url.search}`;
};
