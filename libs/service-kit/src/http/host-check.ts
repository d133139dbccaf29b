import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Configuration } from '../configuration/configuration.js';
import { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';

const WILDCARDS = ['0.0.0.0', '::'];

/**
 * Refuses requests whose Host header names somebody else: a page of another site that had its name resolve to this
 * machine could otherwise read what only this machine should see. Any port is accepted.
 */
export function hostCheck(
  configuration: Pick<Configuration, 'host' | 'publicHosts'>,
): (request: FastifyRequest) => void {
  const listening = WILDCARDS.includes(configuration.host) ? [] : [configuration.host];
  const allowed = new Set(['localhost', '127.0.0.1', '::1', ...listening, ...configuration.publicHosts]);
  return (request) => {
    const name = hostName(request.headers.host ?? '');
    if (name !== undefined && allowed.has(name)) return;
    throw new Problem(
      PROBLEMS.misdirected,
      'The Host header names a host that this service does not answer for. Use the address the start printed, or add ' +
        'the name to the setting PUBLIC_HOSTS.',
    );
  };
}

function hostName(header: string): string | undefined {
  const bracketed = /^\[([0-9a-fA-F:.]+)\](?::\d{1,5})?$/.exec(header)?.[1];
  if (bracketed !== undefined) return isIP(bracketed) === 6 ? bracketed.toLowerCase() : undefined;
  return /^([^:/@\s[\]]+)(?::\d{1,5})?$/.exec(header)?.[1]?.toLowerCase();
}
