import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { hostCheck } from './host-check.js';

const accepts = (configured: { host: string; publicHosts: string[] }, header: string | undefined): boolean => {
  try {
    hostCheck(configured)({ headers: { host: header } } as FastifyRequest);
    return true;
  } catch (fault) {
    if (fault instanceof Problem && fault.kind.status === 421) return false;
    throw fault;
  }
};
const onLoopback = { host: '127.0.0.1', publicHosts: [] };

describe('the Host header', () => {
  test.each(['localhost', 'LOCALHOST:8080', '127.0.0.1', '127.0.0.1:1', '[::1]', '[::1]:8080'])(
    'can be %s on every machine',
    (header) => expect(accepts(onLoopback, header)).toBe(true),
  );

  test.each([
    'evil.example',
    'evil.example:8080',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    'user@localhost',
    'localhost:80:80',
    'localhost:abc',
    'localhost/',
    '[::1',
    '[evil]',
    '',
    undefined,
  ])('cannot be %s', (header) => expect(accepts(onLoopback, header)).toBe(false));

  test('can be where the service listens, and the public names', () => {
    const configured = { host: '10.0.0.7', publicHosts: ['lotsenbuch.example', '2001:db8::1'] };
    for (const header of ['10.0.0.7:8080', 'lotsenbuch.example', 'Lotsenbuch.Example:443', '[2001:DB8::1]:80']) {
      expect(accepts(configured, header)).toBe(true);
    }
    expect(accepts(configured, 'other.example')).toBe(false);
  });

  test.each(['0.0.0.0', '::'])('cannot be %s, although the service listens on every address', (host) => {
    expect(accepts({ host, publicHosts: [] }, host.includes(':') ? `[${host}]` : host)).toBe(false);
  });
});
