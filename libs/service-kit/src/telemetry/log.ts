import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { LogLevel } from '../configuration/configuration.js';
import { gatherLines } from './gather-lines.js';

export type Log = Logger;

/**
 * One JSON object per line on standard error, times in UTC. Nothing that lets somebody in is written: headers and
 * query strings never reach a log line, and fields with such names are blotted out wherever they come from.
 * @param stream where the lines go; standard error unless a test reads them
 */
export function createLog(level: LogLevel, stream: DestinationStream = gatherLines(destination(2))): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '(not logged)' },
    },
    stream,
  );
}

const SECRETS = ['token', 'authorization', 'cookie', 'headers', 'password', 'secret'];

/** Where Nest announces every module and route it finds: detail, not news. */
const STARTUP_CONTEXTS: ReadonlySet<unknown> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Nest's own messages, in the same log. */
export class NestLog implements LoggerService {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  log(message: unknown, ...details: unknown[]): void {
    this.#write(STARTUP_CONTEXTS.has(details.at(-1)) ? 'debug' : 'info', message, details);
  }
  error(message: unknown, ...details: unknown[]): void {
    this.#write('error', message, details);
  }
  warn(message: unknown, ...details: unknown[]): void {
    this.#write('warn', message, details);
  }
  debug(message: unknown, ...details: unknown[]): void {
    this.#write('debug', message, details);
  }
  verbose(message: unknown, ...details: unknown[]): void {
    this.#write('trace', message, details);
  }
  fatal(message: unknown, ...details: unknown[]): void {
    this.#write('fatal', message, details);
  }

  #write(level: Exclude<LogLevel, 'silent'>, message: unknown, details: readonly unknown[]): void {
    const context = details.at(-1);
    const err = [message, ...details].find((detail) => detail instanceof Error);
    this.#log[level](
      { ...(typeof context === 'string' && { context }), ...(err && { err }) },
      err ? err.message : String(message),
    );
  }
}
