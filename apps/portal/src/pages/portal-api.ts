import type { Language } from '@lotsenbuch/kernel';
import { Problem, type ProblemDetails } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What a form sends. */
export interface ApiCommand {
  readonly path: string;
  readonly body: object;
  readonly idempotencyKey: string;
  readonly ifMatch?: string | undefined;
}

/** A problem that a command was answered with, or where the log stands with it. */
export type ApiOutcome =
  | {
      readonly kind: 'done';
      readonly status: number;
      readonly answer: Readonly<Record<string, unknown>>;
      readonly logPosition: string | undefined;
    }
  | { readonly kind: 'refused'; readonly problem: ProblemDetails };

/** The HTTP interface as one reader of a page sees it. */
export interface ApiReader {
  readonly language: Language;
  /** @throws Problem that the interface answered with */
  get<Body>(path: string): Promise<Body>;
  /** Undefined where this reader may not look, or there is nothing. @throws Problem for every other refusal */
  find<Body>(path: string): Promise<Body | undefined>;
  /** Every item of a list, page by page. @throws Problem */
  all<Item>(path: string): Promise<readonly Item[]>;
}

interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

/** What the interface gives at once, at most. */
const PAGE_SIZE = 200;

/**
 * Pages read and change through the HTTP interface, in this process and as the reader of the page: what a page shows
 * and does is what the interface allows, and nothing is checked in a second place.
 */
@Injectable()
export class PortalApi {
  constructor(private readonly host: HttpAdapterHost) {}

  /** @param minLogPosition reads wait until they show what was recorded there */
  reader(request: FastifyRequest, language: Language, minLogPosition?: string): ApiReader {
    const get = async <Body>(path: string): Promise<Body> => {
      const position = minLogPosition === undefined ? '' : `${separatorIn(path)}minLogPosition=${minLogPosition}`;
      const answer = await this.#inject(request, language, 'GET', `${path}${position}`);
      if (answer.statusCode >= 400) throw problemOf(answer.json<ProblemDetails>(), answer.headers['content-language']);
      return answer.json<Body>();
    };
    return {
      language,
      get,
      all: async <Item>(path: string): Promise<readonly Item[]> => {
        const items: Item[] = [];
        let cursor: string | undefined;
        do {
          const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
          const page = await get<ListPage<Item>>(`${path}${separatorIn(path)}limit=${PAGE_SIZE}${from}`);
          items.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        return items;
      },
      find: async <Body>(path: string): Promise<Body | undefined> => {
        try {
          return await get<Body>(path);
        } catch (fault) {
          if (fault instanceof Problem && [401, 403, 404].includes(fault.kind.status)) return undefined;
          throw fault;
        }
      },
    };
  }

  async send(request: FastifyRequest, language: Language, command: ApiCommand): Promise<ApiOutcome> {
    const answer = await this.#inject(request, language, 'POST', command.path, command);
    if (answer.statusCode >= 400) return { kind: 'refused', problem: answer.json<ProblemDetails>() };
    return {
      kind: 'done',
      status: answer.statusCode,
      answer: answer.json<Record<string, unknown>>(),
      logPosition: answer.headers['log-position'] as string | undefined,
    };
  }

  #inject(
    { headers }: FastifyRequest,
    language: Language,
    method: 'GET' | 'POST',
    url: string,
    command?: Pick<ApiCommand, 'body' | 'idempotencyKey' | 'ifMatch'>,
  ) {
    const instance = this.host.httpAdapter.getInstance<FastifyInstance>();
    return instance.inject({
      method,
      url,
      headers: {
        accept: 'application/json',
        'accept-language': language,
        ...(headers.host !== undefined && { host: headers.host }),
        ...(headers.cookie !== undefined && { cookie: headers.cookie }),
        ...(headers.authorization !== undefined && { authorization: headers.authorization }),
        // The page's own request was held to its origin before it came here.
        ...(command && {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          'idempotency-key': command.idempotencyKey,
          ...(command.ifMatch !== undefined && { 'if-match': command.ifMatch }),
        }),
      },
      ...(command && { payload: JSON.stringify(command.body) }),
    });
  }
}

/** The detail is in German already where the interface had it so. */
const problemOf = ({ type, status, title, detail, errors }: ProblemDetails, language: unknown): Problem =>
  new Problem({ name: type.replace(/^.*:/, ''), status, title }, detail, {
    ...(errors !== undefined && { errors }),
    ...(language === 'de' && { german: detail }),
  });

const separatorIn = (path: string): string => (path.includes('?') ? '&' : '?');
