import { untilShown } from '../catch-up.js';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';
import { answerText, cell, columnsOf } from '../output/answer-text.js';
import { count } from '../output/format.js';
import { table } from '../output/table.js';
import { withEvent } from '../output/with-event.js';
import type { Session } from '../session.js';
import type { ChangeOperation, Json, ListOperation, Operation, Outcome, ShowOperation } from './operation.js';
import { bodyOf, filled, methodAndPath, type Typed } from './request.js';

/** What else a user may say to an operation, whichever it is. */
export interface Said {
  readonly limit?: number;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
  /** The file that is the body. */
  readonly file?: string;
}

export async function operate(session: Session, operation: Operation, typed: Typed, said: Said): Promise<void> {
  if (operation.kind === 'list') return list(session, operation, typed, said);
  if (operation.kind === 'show') return show(session, operation, typed);
  return change(session, operation, typed, said);
}

const token = ({ as }: Operation) => (as === undefined ? {} : { as });

async function list(session: Session, operation: ListOperation, typed: Typed, { limit }: Said): Promise<void> {
  const [, path] = methodAndPath(operation);
  const options = { query: typed.query, ...token(operation) };
  const items = await session.all<Json>(filled(path, typed.path), options, limit);
  session.print({ items }, () => {
    if (items.length === 0) return 'Nothing.';
    const rows = table(columnsOf(operation.columns), items, session.terminal.width);
    return `${rows}\n\n${count(items.length, 'line', 'lines')}`;
  });
}

async function show(session: Session, operation: ShowOperation, typed: Typed): Promise<void> {
  const [, path] = methodAndPath(operation);
  const { body } = await session.client.get<Json>(filled(path, typed.path), {
    query: typed.query,
    ...token(operation),
  });
  session.print(body, () => operation.text?.(body) ?? answerText(body, session.terminal.width));
}

async function change(session: Session, operation: ChangeOperation, typed: Typed, said: Said): Promise<void> {
  const { as = 'anyone', file, thing, outcome } = operation;
  const [, path] = methodAndPath(operation);
  const body = file === undefined ? typed.body : await bodyOf(said.file ?? '-', file.format);
  const at = thing === undefined ? undefined : filled(thing, typed.path);
  const ifMatch = at === undefined ? undefined : (said.ifMatch ?? (await session.currentTag(at, as)));
  const sent = await session.change<Json>(filled(path, typed.path), {
    as,
    query: typed.query,
    idempotencyKey: said.idempotencyKey,
    body,
    ...(file === undefined ? {} : { contentType: CONTENT_TYPES[file.format] }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
  const answer = outcome === undefined ? sent.body : await ended(session, outcome, as, typed, sent);
  session.print(answer, () => {
    const done = doneText(operation.done, { ...typed.path, ...typed.body, ...answer });
    return operation.shows === true
      ? `${done}\n\n${answerText(answer, session.terminal.width)}`
      : withEvent(done, answer.event);
  });
  const refusal = outcome?.refusal?.(answer);
  if (refusal !== undefined) throw new Failure(EXIT.refused, refusal);
  await untilShown(session, answer, { as, at: at ?? filled(path, typed.path) });
}

const CONTENT_TYPES = { json: 'application/json', pdf: 'application/pdf', csv: 'text/csv' } as const;

const POLL_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Waits for the end of what was only accepted (202), up to a bound. */
async function ended(
  session: Session,
  { seenAt, of }: Outcome,
  as: NonNullable<Operation['as']>,
  typed: Typed,
  { status, body: answer }: { readonly status: number; readonly body: Json },
): Promise<Json> {
  if (status !== 202) return answer;
  const path = filled(seenAt, { ...answer, ...typed.path });
  for (let waited = 0; waited <= LONGEST_WAIT_MS; waited += POLL_MS) {
    const { body: thing } = await session.client.get<Json>(path, { as });
    const known = of(answer, thing);
    if (known !== undefined) return known;
    await session.sleep(POLL_MS);
  }
  session.print(answer, () => withEvent('Accepted, and recorded for good.', answer.event));
  throw new Failure(
    EXIT.notReady,
    `Accepted, but not finished after ${LONGEST_WAIT_MS / 1000} seconds. Nothing has to be sent again: ` +
      `${session.client.url}${path} tells how it ends.`,
  );
}

const doneText = (template: string, fields: Json): string =>
  template.replace(/\{(\w+)\}/g, (_, field: string) => cell(field, fields[field]) || '(none)');
