import { loggedPath } from './logged-path.js';

const UUID = '018f6f0e-7c2a-7d3b-8e4f-0123456789ab';

test.each([
  ['/v1/carriers', '/v1/carriers', '/v1/carriers'],
  ['/v1/carriers?q=Miriam', '/v1/carriers', '/v1/carriers'],
  [`/v1/carriers/${UUID}/rename`, '/v1/carriers/:id/rename', `/v1/carriers/${UUID}/rename`],
  ['/v1/published-grants/2016-00a3f', '/v1/published-grants/:id', '/v1/published-grants/2016-00a3f'],
  ['/v1/budget-years/2026', '/v1/budget-years/:year', '/v1/budget-years/2026'],
  ['/v1/carriers/Miriam%20Beispiel', '/v1/carriers/:id', '/v1/carriers/…'],
  ['/v1/Miriam/2026', undefined, '/…/…/2026'],
])('%s, answered by %s, is logged as %s', (url, route, logged) => {
  expect(loggedPath(url, route)).toBe(logged);
});
