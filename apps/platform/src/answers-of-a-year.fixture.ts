import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { berlinDayOf } from '@lotsenbuch/kernel';
import type { HttpClient, ManualClock } from '@lotsenbuch/testing';
import type { PlatformUnderTest } from './platform.fixture.js';

/** What is asked on every day of a year, and again after it. */
export interface Question<Ids> {
  readonly path: string | ((ids: Ids) => string);
  readonly as?: string;
  readonly accept?: 'text/csv';
  readonly language?: 'de' | 'en';
  /** The answer names the day whose knowledge was asked for; who asks for none is not told one. */
  readonly namesRecordedBy?: true;
}

/** The answers to the same questions on days of a year, to be compared with what is said about those days later. */
export class AnswersOfAYear<Ids> {
  readonly #live = new Map<string, readonly string[]>();
  readonly #people = new Map<string, HttpClient>();

  constructor(
    private readonly app: PlatformUnderTest,
    private readonly clock: ManualClock,
    private readonly questions: readonly Question<Ids>[],
    private readonly ids: Ids,
    /** Tokens of those who ask beside the local identities, by the name that the questions use. */
    private readonly tokens: ReadonlyMap<string, string> = new Map(),
  ) {}

  get count(): number {
    return [...this.#live.values()].flat().length;
  }

  /** Questions that were answered alike on every day: they show nothing. */
  get unchanged(): readonly string[] {
    const days = [...this.#live.values()];
    return this.questions
      .map((_, index) => index)
      .filter((index) => new Set(days.map((answers) => answers[index])).size === 1)
      .map((index) => this.#asked(index));
  }

  #asked(index: number): string {
    const { path = '', as = 'the public' } = this.questions[index] ?? {};
    return `${as}: ${typeof path === 'string' ? path : path(this.ids)}`;
  }

  #client(as: string | undefined): HttpClient {
    const token = this.tokens.get(as ?? '');
    if (as === undefined || token === undefined) return this.app.client(as);
    const client = this.#people.get(as) ?? this.app.application.clientOf(token);
    this.#people.set(as, client);
    return client;
  }

  /** Every answer as it came, by question. */
  async askAll(recordedBy?: string): Promise<readonly string[]> {
    const answers: string[] = [];
    for (const { path, as, accept, language, namesRecordedBy } of this.questions) {
      const asked = typeof path === 'string' ? path : path(this.ids);
      const query = recordedBy === undefined ? '' : `${asked.includes('?') ? '&' : '?'}recordedBy=${recordedBy}`;
      const headers = { ...(accept && { Accept: accept }), ...(language && { 'Accept-Language': language }) };
      const { status, text } = await this.#client(as).get(asked + query, { headers });
      if (status !== 200) throw new Error(`${asked}${query} answered ${status}: ${text}`);
      const told = recordedBy === undefined ? withoutTreeIndexes(text) : text;
      answers.push(namesRecordedBy ? told.replace(`"recordedBy":"${recordedBy}",`, '') : told);
    }
    return answers;
  }

  /** Asks everything at this instant, with nothing left to happen on that day in Berlin. */
  async endDay(instant: string): Promise<void> {
    await this.app.settled();
    moveTo(this.clock, instant);
    this.#live.set(berlinDayOf(instant), await this.askAll());
  }

  /** Asks for the knowledge of each of the days. */
  async expectTheSame(): Promise<void> {
    const others: unknown[] = [];
    for (const [day, answers] of this.#live) {
      for (const [index, later] of (await this.askAll(day)).entries()) {
        if (later !== answers[index]) others.push({ day, asked: this.#asked(index), before: answers[index], later });
      }
    }
    expect(others).toEqual([]);
  }

  /** Something happened since: today is answered otherwise than the last of the days. */
  async expectOthersToday(): Promise<void> {
    expect(await this.askAll()).not.toEqual([...this.#live.values()].at(-1));
  }

  /** Throws the read models away and starts again. */
  async rebuild(): Promise<void> {
    for (const ending of ['', '-wal', '-shm']) {
      rmSync(join(this.app.application.dataDir, `read-models.sqlite${ending}`), { force: true });
    }
    await this.app.restart();
    this.#people.clear();
    await this.app.settled();
  }
}

/** What a checkpoint covers by now is told about now alone: in JSON, and in the last column behind stream and revision. */
const withoutTreeIndexes = (text: string): string =>
  text.replaceAll(/,"treeIndex":\d+/g, '').replaceAll(/^(.*,[A-Za-z]+-[^,]*,\d+,)\d+(\r?)$/gm, '$1$2');

export const moveTo = (clock: ManualClock, instant: string): void =>
  clock.advance(Date.parse(instant) - clock.now().valueOf());
