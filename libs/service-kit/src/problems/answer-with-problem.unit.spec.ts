import { fastify } from 'fastify';
import { createLog } from '../telemetry/log.js';
import { answersWithProblem, type ProblemPage } from './answer-with-problem.js';
import { Problem } from './problem.js';
import { PROBLEMS } from './problem-kinds.js';
import { refusal } from './refusal.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const answering = async (page: ProblemPage | undefined, accept: string | undefined) => {
  const app = fastify();
  const answer = answersWithProblem(createLog('silent'), page);
  app.setErrorHandler((fault, request, reply) => answer(fault, request, reply));
  app.get('/', async () => {
    throw new Problem(PROBLEMS.notFound, 'Nothing <here>.');
  });
  return app.inject({ url: '/', headers: accept === undefined ? {} : { accept } });
};

describe('a problem', () => {
  const page: ProblemPage = ({ detail }, request) => `<h1>${detail.length} ${request.url}</h1>`;

  test('is a page for a browser, where there is a portal', async () => {
    const answer = await answering(page, BROWSER);
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
      404,
      'text/html; charset=utf-8',
      '<h1>15 /</h1>',
    ]);
  });

  test.each([undefined, '*/*', 'application/json', 'application/json, text/html;q=0.5'])(
    'is problem details for Accept: %s',
    async (accept) => {
      expect((await answering(page, accept)).json()).toMatchObject({ status: 404, detail: 'Nothing <here>.' });
    },
  );

  test('is problem details for everybody, where there is no portal', async () => {
    expect((await answering(undefined, BROWSER)).headers['content-type']).toBe('application/problem+json');
  });

  test('is in the log by its kind at debug level, without the detail that may repeat what was typed', async () => {
    const lines: string[] = [];
    const app = fastify();
    const answer = answersWithProblem(createLog('debug', { write: (line) => lines.push(line) }), undefined);
    app.setErrorHandler((fault, request, reply) => answer(fault, request, reply));
    app.get('/', async () => {
      throw new Problem(PROBLEMS.notFound, 'There is no Miriam Beispiel.');
    });
    await app.inject({ url: '/' });
    expect(lines.join('')).toContain('not-found');
    expect(lines.join('')).not.toContain('Miriam');
  });

  describe('in two languages', () => {
    const answerTo = async (problem: Problem, acceptLanguage?: string) => {
      const app = fastify();
      const answer = answersWithProblem(createLog('silent'), undefined);
      app.setErrorHandler((fault, request, reply) => answer(fault, request, reply));
      app.get('/', async () => {
        throw problem;
      });
      const headers = acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage };
      const answered = await app.inject({ url: '/', headers });
      const { detail, errors } = answered.json();
      return { language: answered.headers['content-language'], detail, errors };
    };
    const both = refusal(
      PROBLEMS.validation,
      { en: 'Too much.', de: 'Zu viel.' },
      { errors: [{ field: 'a', expected: 'at most 3', german: 'höchstens 3', found: '4' }] },
    );
    const inGerman = {
      language: 'de',
      detail: 'Zu viel.',
      errors: [{ field: 'a', expected: 'höchstens 3', found: '4' }],
    };
    const inEnglish = {
      language: 'en',
      detail: 'Too much.',
      errors: [{ field: 'a', expected: 'at most 3', found: '4' }],
    };

    test.each(['de', 'de-DE,de;q=0.9,en;q=0.8', 'DE'])('is German for Accept-Language: %s', async (asked) => {
      expect(await answerTo(both, asked)).toEqual(inGerman);
    });

    test.each([undefined, 'en', '*', 'en, de;q=0.5', 'den'])('is English for Accept-Language: %s', async (asked) => {
      expect(await answerTo(both, asked)).toEqual(inEnglish);
    });

    test('says that it is English, where nobody translated a technical fault', async () => {
      expect(await answerTo(new Problem(PROBLEMS.malformedRequest, 'Not JSON.'), 'de')).toEqual({
        language: 'en',
        detail: 'Not JSON.',
        errors: undefined,
      });
    });
  });
});
