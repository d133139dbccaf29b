import { Readable } from 'node:stream';
import { applyDecorators } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiExtraModels, ApiOkResponse, schemaPath } from '../openapi/documentation.js';
import { type CsvColumn, csvHead, csvRow } from './csv.js';
import { MAX_PAGE_SIZE, type Page, type PageQuery, pageOf } from './page.js';

/** Rows in a CSV answer, at most; a longer one breaks off, so that nobody takes a part for the whole. */
export const MAX_CSV_ROWS = 100_000;

/** A list that can be read page by page. */
export interface List<Item> {
  /** File name of the CSV without ending. */
  readonly name: string;
  readonly columns: readonly CsvColumn<Item>[];
  page(limit: number, cursor: string | undefined): Promise<Page<Item>>;
}

/**
 * One page as JSON, or from its cursor on all pages as CSV where the client asks for it: `Accept: text/csv` gives
 * plain RFC 4180 for programs, `?format=csv` a download with a byte order mark, without which spreadsheets guess
 * another encoding.
 */
export async function answerList<Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  query: PageQuery,
  list: List<Item>,
): Promise<Page<Item> | Readable> {
  reply.header('Vary', 'Accept');
  const asked = query.format ?? (prefersCsv(request.headers.accept) ? 'csv' : 'json');
  if (asked === 'json') return list.page(query.limit, query.cursor);
  // Read before the answer begins, so that a wrong query is still answered as a problem.
  const first = await list.page(MAX_PAGE_SIZE, query.cursor);
  reply.header('Content-Type', 'text/csv; charset=utf-8; header=present');
  reply.header('Content-Disposition', `attachment; filename="${list.name}.csv"`);
  return Readable.from(csvText(list, first, query.format === 'csv' ? '\uFEFF' : ''), { objectMode: false });
}

async function* csvText<Item>(list: List<Item>, first: Page<Item>, mark: string): AsyncGenerator<string> {
  yield mark + csvHead(list.columns);
  let rows = 0;
  for (let page = first; ; page = await list.page(MAX_PAGE_SIZE, page.nextCursor)) {
    rows += page.items.length;
    if (rows > MAX_CSV_ROWS)
      throw new Error(`list ${list.name} has more than ${MAX_CSV_ROWS} rows: the CSV breaks off`);
    yield page.items.map((item) => csvRow(list.columns, item)).join('');
    if (page.nextCursor === undefined) return;
  }
}

function prefersCsv(accept = ''): boolean {
  const quality = (type: string): number => {
    const range = accept.split(',').find((part) => part.split(';', 1)[0]?.trim().toLowerCase() === type);
    return range === undefined ? 0 : Number(/;\s*q=([\d.]+)/.exec(range)?.[1] ?? 1);
  };
  return quality('text/csv') > Math.max(quality('application/json'), quality('text/html'));
}

/** Documents a list: a page as JSON, or everything as CSV. */
export function ApiList(item: new () => object): MethodDecorator {
  const page = pageOf(item);
  return applyDecorators(
    ApiExtraModels(page),
    ApiOkResponse({
      description: 'A page of the list; as CSV all of it',
      content: {
        'application/json': { schema: { $ref: schemaPath(page) } },
        'text/csv': { schema: { type: 'string' } },
      },
    }),
  );
}
