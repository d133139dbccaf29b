import { PROBLEMS, problemType } from '@lotsenbuch/service-kit';
import { problemPage } from './problem-page.js';

const problem = (type: string, detail = 'Something <b>odd</b>.') => ({
  type,
  title: 'title',
  status: 404,
  detail,
  correlationId: 'c-1',
});

describe('a failed request as a page', () => {
  test('says in German what it means and what to do, with the message and the correlation id', () => {
    const html = problemPage(problem(problemType(PROBLEMS.sessionLinkInvalid)), {
      url: '/session?token=x',
      headers: {},
    });
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('Der Zugangslink gilt nicht mehr');
    expect(html).toContain('c-1');
  });

  test('in English where it was asked for', () => {
    expect(problemPage(problem(problemType(PROBLEMS.notFound)), { url: '/x?lang=en', headers: {} })).toContain(
      'There is nothing here',
    );
  });

  test('a kind it has no words for still has a page', () => {
    expect(problemPage(problem('urn:lotsenbuch:problem:new'), { url: '/', headers: {} })).toContain(
      'Das hat nicht geklappt',
    );
  });

  test('the message is never markup', () => {
    expect(problemPage(problem('x'), { url: '/', headers: {} })).toContain('Something &lt;b>odd&lt;/b>.');
  });
});
