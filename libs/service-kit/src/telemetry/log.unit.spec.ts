import { createLog, NestLog } from './log.js';

const recordingLog = (level: Parameters<typeof createLog>[0] = 'trace') => {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => lines.push(line) });
  return { log, lines, entries: () => lines.map((line) => JSON.parse(line)) };
};

describe('the log', () => {
  test('is one JSON object per line: level by name, time in UTC', () => {
    const { log, lines, entries } = recordingLog();
    log.warn({ correlationId: 'c' }, 'two\nlines');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{[^\n]*\}\n$/);
    expect(entries()[0]).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      correlationId: 'c',
      msg: 'two\nlines',
    });
  });

  test('never shows what lets somebody in, also one level down', () => {
    const { log, lines } = recordingLog();
    log.info(
      { token: 'geheim', request: { authorization: 'geheim', cookie: 'geheim', headers: { any: 'geheim' } } },
      'x',
    );
    expect(lines.join('')).not.toContain('geheim');
  });

  test('shows why something went wrong', () => {
    const { log, entries } = recordingLog();
    log.error({ err: new Error('disk full') }, 'x');
    expect(entries()[0].err).toMatchObject({ message: 'disk full', stack: expect.stringContaining('log.unit.spec') });
  });
});

describe('messages of the framework', () => {
  test('are in the same log; what is announced at start is a detail', () => {
    const { log, entries } = recordingLog();
    const nest = new NestLog(log);
    nest.log('Mapped {/x, GET} route', 'RouterExplorer');
    nest.log('import finished', 'RegisterImport');
    nest.warn('slow');
    nest.error(new Error('boom'), 'Scheduler');
    expect(entries().map(({ level, context, msg }) => [level, context, msg])).toEqual([
      ['debug', 'RouterExplorer', 'Mapped {/x, GET} route'],
      ['info', 'RegisterImport', 'import finished'],
      ['warn', undefined, 'slow'],
      ['error', 'Scheduler', 'boom'],
    ]);
  });
});
