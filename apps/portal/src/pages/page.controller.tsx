import type { Language } from '@lotsenbuch/kernel';
import { type Actor, ApiExcludeController, CurrentActor, FormBody, Problem } from '@lotsenbuch/service-kit';
import { Controller, Get, Inject, Post, Req, Res, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Form, Typed } from '../forms/form.js';
import { bodyOf } from '../forms/form-body.js';
import { FormView, type RefusedForm } from '../forms/form-view.js';
import { type Frame, renderPage } from '../layout.js';
import { ProblemContent, problemTitle } from '../problem-page.js';
import { languageOf } from '../texts.js';
import { type Allowed, allowedOf } from './allowed.js';
import { navigationOf } from './navigation.js';
import { inSameLanguage, type PageDefinition } from './page.js';
import { addressOf, header, otherLanguage } from './page-address.js';
import { PortalApi } from './portal-api.js';
import { refusalOf } from './refusal.js';
import { SessionEnded } from './session-ended.js';
import { TypedValues } from './typed-values.js';

const TEXTS = {
  de: {
    gone: 'Dieser Schritt ist inzwischen nicht mehr möglich. Was eingegeben war:',
    unreadable: 'Einige Angaben sind nicht lesbar.',
    fault: 'Nicht übernommen',
    done: 'Gespeichert.',
    pending: 'Angenommen, aber noch nicht zu Ende gebracht. Bitte die Seite gleich noch einmal laden.',
  },
  en: {
    gone: 'This step is no longer possible. What was typed:',
    unreadable: 'Some values cannot be read.',
    fault: 'Not accepted',
    done: 'Saved.',
    pending: 'Accepted, and not brought to its end yet. Please load this page again in a moment.',
  },
} as const;

/**
 * The two routes of a page: what it shows, and its forms, which come back with what was typed when refused.
 * @param today the present Berlin day
 */
export const pageController = (definition: PageDefinition, today: () => string): Type => {
  @ApiExcludeController()
  @Controller(definition.path)
  class PageController {
    constructor(@Inject(PortalApi) private readonly api: PortalApi) {}

    @Get()
    async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      await this.#answer(request, reply, 200);
    }

    // A session that ended must not cost what was typed: the page itself refuses, with the form.
    @RouteConfig({ openToAll: true })
    @Post()
    async take(
      @CurrentActor() actor: Actor | undefined,
      @Req() request: FastifyRequest,
      @Res() reply: FastifyReply,
    ): Promise<void> {
      const address = addressOf(request);
      const { href } = address;
      const language = languageOf(address.query.lang);
      const typed = typedOf(request);
      if (actor === undefined) {
        const frame = { language, otherLanguageHref: otherLanguage(href, language) };
        const keys = { idempotencyKey: header(request, 'idempotency-key'), ifMatch: header(request, 'if-match') };
        const content = <SessionEnded href={href} typed={typed} {...keys} language={language} />;
        return sendPage(reply, 401, renderPage(frame, content));
      }
      const reader = this.api.reader(request, language);
      const asked = { ...address, today: today(), allowed: await allowedOf(reader) };
      const view = await definition.compose(reader, asked);
      const form = view.forms.find(({ id }) => id === typed.form);
      if (form === undefined) {
        return this.#answer(request, reply, 409, { id: '', typed, message: TEXTS[language].gone, faults: [] });
      }
      const sent = await this.#send(request, language, form, typed);
      if (sent.kind === 'refused') return this.#answer(request, reply, sent.status, sent.form);
      const page = form.nextPage?.(sent.answer);
      const next = page === undefined ? href : inSameLanguage(page, language);
      const isPending = sent.status === 202;
      // What is not at its end cannot be waited for: the page shows how far it is.
      const waitFor =
        isPending || sent.logPosition === undefined ? '' : `&minLogPosition=${encodeURIComponent(sent.logPosition)}`;
      const saved = `saved=${isPending ? 'pending' : form.id}`;
      void reply.redirect(`${next}${next.includes('?') ? '&' : '?'}${saved}${waitFor}`, 303);
    }

    async #send(request: FastifyRequest, language: Language, form: Form, typed: Typed) {
      const { body, faults, fieldAt } = bodyOf(form, typed, language);
      const idempotencyKey = header(request, 'idempotency-key') ?? '';
      if (faults.length > 0) {
        const refused: RefusedForm = { id: form.id, typed, message: TEXTS[language].unreadable, faults };
        return { kind: 'refused', status: 400, form: refused } as const;
      }
      const ifMatch = form.ifMatch === undefined ? undefined : (header(request, 'if-match') ?? form.ifMatch);
      const outcome = await this.api.send(request, language, { path: form.path, body, idempotencyKey, ifMatch });
      if (outcome.kind === 'done') return outcome;
      const refused: RefusedForm = {
        id: form.id,
        typed,
        ...refusalOf(outcome.problem, { idempotencyKey, language, fieldAt }),
      };
      return { kind: 'refused', status: outcome.problem.status, form: refused } as const;
    }

    async #answer(request: FastifyRequest, reply: FastifyReply, status: number, refused?: RefusedForm): Promise<void> {
      const address = addressOf(request);
      const language = languageOf(address.query.lang);
      const t = TEXTS[language];
      const reader = this.api.reader(request, language, address.query.minLogPosition);
      const send = (code: number, title: string, allowed: Allowed | undefined, content: ComponentChildren): void => {
        const here = address.href.split('?', 1)[0] ?? '';
        const frame: Frame = {
          language,
          title,
          otherLanguageHref: otherLanguage(address.href, language),
          navigation: navigationOf(allowed, here, language),
        };
        sendPage(reply, code, renderPage(frame, content));
      };
      let allowed: Allowed | undefined;
      try {
        allowed = await allowedOf(reader);
        const view = await definition.compose(reader, { ...address, today: today(), allowed });
        const formOf = (id: string) => {
          const form = view.forms.find((one) => one.id === id);
          return form === undefined ? null : <FormView form={form} language={language} refused={refused} />;
        };
        const isLost = refused !== undefined && !view.forms.some(({ id }) => id === refused.id);
        const { saved } = address.query;
        const content = (
          <>
            {saved !== undefined && refused === undefined && (
              <p class="saved" role="status">
                {saved === 'pending' ? t.pending : t.done}
              </p>
            )}
            {isLost && (
              <div class="refused" role="alert">
                <p>{refused.message}</p>
                <TypedValues typed={refused.typed} />
              </div>
            )}
            {view.body(formOf)}
          </>
        );
        send(status, refused === undefined ? view.title : `${t.fault}: ${view.title}`, allowed, content);
      } catch (fault) {
        if (!(fault instanceof Problem)) throw fault;
        const problem = fault.details(request.id, language);
        const detailLanguage = fault.languageFor(language);
        const content = <ProblemContent problem={problem} language={language} detailLanguage={detailLanguage} />;
        send(problem.status, problemTitle(problem, language), allowed, content);
      }
    }
  }
  return PageController;
};

const sendPage = (reply: FastifyReply, status: number, page: string): void => {
  void reply
    .status(status)
    .header('Content-Type', 'text/html; charset=utf-8')
    .header('Cache-Control', 'no-store')
    .send(page);
};

const typedOf = (request: FastifyRequest): Typed => {
  const fields = request.body instanceof FormBody ? request.body.fields : {};
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')]),
  );
};
