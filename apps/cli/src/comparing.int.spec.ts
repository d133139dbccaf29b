import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from './child.fixture.js';
import { raw, SignedLog } from './signed-log.fixture.js';

const cli = commandLine();
const log = new SignedLog(300);

/** What somebody kept: a signed checkpoint and a line, from when the log was smaller. */
const kept = (text = `${log.checkpoint(100)}\n${log.line(260)}\n`): string => {
  const file = join(cli.folder, 'notebook.txt');
  writeFileSync(file, text);
  return file;
};

describe('ledger compare', () => {
  test('believes what leads to the signed checkpoint, and needs no token for it', async () => {
    await cli.given(log.replies);
    const { code, out, err } = await cli.run(['ledger', 'compare', kept(), '--key', log.verifierKey]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^All is well: 2 checkpoint values of then hold today\.\n/);
    expect(out).toContain('Line 1: log.example/1 100, a signed checkpoint\n  It holds');
    expect(out).toContain('Unchanged since it was kept: the first 260 events.');
    expect(out).not.toContain('taken from the platform');
    expect(cli.standIn.seen.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  test('without --key says that the key came from the platform', async () => {
    await cli.given(log.replies);
    const { code, out } = await cli.run(['ledger', 'compare', kept()]);
    expect(code).toBe(0);
    expect(out).toMatch(/key was taken from the platform itself.*\n$/);
  });

  test('a history rewritten from the middle and signed with the stolen key is forked: exit code 14, and since when', async () => {
    await cli.given(new SignedLog(300, { key: log.key, changed: 150 }).replies);
    const { code, out, err } = await cli.run(['ledger', 'compare', kept(), '--key', log.verifierKey, '--json']);
    expect({ code, err }).toEqual({ code: 14, err: 'Not everything that was kept holds today.\n' });
    expect(JSON.parse(out)).toMatchObject({
      exitCode: 14,
      keyFromPlatform: false,
      holdsUpTo: 100,
      forkedBy: 260,
      compared: [{ verdict: 'consistent' }, { verdict: 'forked', rootToday: expect.any(String) }],
    });
  });

  test('a checkpoint that another key signed is not believed: exit code 12', async () => {
    await cli.given(new SignedLog(300).replies);
    const { code, out, err } = await cli.run(['ledger', 'compare', kept(), '--key', log.verifierKey]);
    expect({ code, out }).toEqual({ code: 12, out: '' });
    expect(err).toMatch(/^The published checkpoint is not to be believed\. None of the known keys signed/);
  });

  test('tiles that do not lead to the checkpoint, are missing or too long are the fault, not the history: exit code 11', async () => {
    const [tile = ''] = Object.keys(log.replies).filter((route) => route.endsWith('/tile/0/000'));
    const damaged = raw(() => Buffer.alloc(256 * 32, 1));
    const endless = raw(() => Buffer.alloc(256 * 32 + 1, 1));
    const missing = { status: 404, body: {} };
    for (const reply of [damaged, endless, missing]) {
      await cli.given({ ...log.replies, [tile]: [reply] });
      const { code, out } = await cli.run(['ledger', 'compare', kept(log.line(100)), '--key', log.verifierKey]);
      expect(code).toBe(11);
      expect(out).toContain('It cannot be compared');
      await cli.standIn.close();
    }
  });

  test('reads standard input where the file is -, whatever the line ends; huge numbers and nonsense are answered line by line', async () => {
    await cli.given(log.replies);
    const { child, end } = cli.start(['ledger', 'compare', '-', '--key', log.verifierKey, '--json']);
    child.stdin.end(`${log.line(1)}\r\n\r\nnonsense\r\n${log.line(1).replace(' 1 ', ' 9007199254740991 ')}`);
    const { code, out } = await end;
    expect(code).toBe(14);
    expect(JSON.parse(out).compared.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'consistent',
      'unreadable',
      'tooNew',
    ]);
  });

  test('an empty file: exit code 15, and nothing is asked; one that is not there: exit code 2', async () => {
    await cli.given({});
    expect(await cli.run(['ledger', 'compare', kept(' \n')])).toMatchObject({
      code: 15,
      err: expect.stringContaining('is empty: expected are signed checkpoints, or lines ORIGIN SIZE ROOT.'),
    });
    expect(await cli.run(['ledger', 'compare', join(cli.folder, 'nowhere')])).toMatchObject({ code: 2 });
    expect(cli.standIn.seen).toEqual([]);
  });
});

describe('ledger checkpoint', () => {
  test('prints the signed checkpoint byte for byte, or its one line', async () => {
    await cli.given(log.replies);
    expect(await cli.run(['ledger', 'checkpoint'])).toEqual({ code: 0, err: '', out: log.checkpoint() });
    expect(await cli.run(['ledger', 'checkpoint', '--line'])).toEqual({ code: 0, err: '', out: `${log.line()}\n` });
    const { out } = await cli.run(['ledger', 'checkpoint', '--json']);
    expect(JSON.parse(out)).toEqual({ line: log.line(), checkpoint: log.checkpoint() });
  });

  test('what is no signed checkpoint is not printed: exit code 12', async () => {
    await cli.given({ 'GET /v1/ledger/checkpoint': [raw(() => Buffer.from('hello'))] });
    const { code, out, err } = await cli.run(['ledger', 'checkpoint']);
    expect({ code, out }).toEqual({ code: 12, out: '' });
    expect(err).toContain('publishes is no signed checkpoint');
  });
});

describe('ledger status', () => {
  test('begins with the line to keep', async () => {
    await cli.given(log.replies);
    const { code, out } = await cli.run(['ledger', 'status']);
    expect({ code, first: out.split('\n')[0] }).toEqual({ code: 0, first: log.line() });
  });

  test('of a ledger that has stopped: exit code 7, and why', async () => {
    const finding = { kind: 'eventChanged', en: 'An event was changed.' };
    await cli.given({ 'GET /v1/ledger': [{ body: { ...log.status, state: 'stopped', finding } }] });
    const { code, err } = await cli.run(['ledger', 'status', '--json']);
    expect(code).toBe(7);
    expect(err).toBe('The ledger has stopped and signs nothing until somebody acts.\n  An event was changed.\n');
  });
});
