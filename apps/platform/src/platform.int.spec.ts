import { once } from 'node:events';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { buildProgram, MANY_STARTS, PlatformProcess } from './platform-process.fixture.js';
import { smallRegister } from './register.fixture.js';

let folder: TemporaryFolder;
beforeAll(buildProgram);
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

describe('a running platform', () => {
  let platform: PlatformProcess;
  beforeEach(async () => {
    platform = await PlatformProcess.start(folder.path);
  });

  test('said in one line that it is ready, when it was, then what is in the store, how to sign in and what to try', async () => {
    expect((await platform.client().get('/health/ready')).status).toBe(200);
    const lines = platform.stdout.split('\n');
    expect(lines[0]).toBe(`lotsenbuch ready on ${platform.url}`);
    expect(lines.filter((line) => line.includes('ready on'))).toHaveLength(1);
    expect(lines[1]).toBe('  The store is empty.');
    const link = /http:\S+(\/session\?token=\S+)/.exec(platform.stdout)?.[1];
    const opened = await fetch(`${platform.url}${link}`, { redirect: 'manual' });
    expect(opened.status).toBe(303);
    expect(opened.headers.getSetCookie()).toHaveLength(1);
  });

  test('keeps its data folder and its port: another start on either says so, ends with 1, and does not disturb it', async () => {
    const { port } = new URL(platform.url);
    await using other = await temporaryFolder();
    const [sameFolder, samePort] = await Promise.all([
      PlatformProcess.spawn(folder.path).ended,
      PlatformProcess.spawn(other.path, { PORT: port }).ended,
    ]);
    expect(sameFolder).toMatchObject({ code: 1, stdout: '' });
    expect(sameFolder.stderr).toMatch(/^[^\n]*events\.sqlite [^\n]*(another|other) process[^\n]*\n$/);
    expect(samePort).toMatchObject({ code: 1, stdout: '' });
    expect(samePort.stderr).toMatch(
      new RegExp(`^HOST 127\\.0\\.0\\.1 with PORT ${port} cannot be listened on \\(EADDRINUSE\\)`, 'm'),
    );
    const officer = platform.client('officer');
    expect((await officer.postFile('/v1/register-imports?year=2016', smallRegister(2016))).status).toBe(201);
  });

  test('is alone on its store and its log: another one on either, with a folder of its own, says so and ends with 1', async () => {
    await using other = await temporaryFolder();
    const itsLog = {
      CHECKPOINT_DIR: join(folder.path, 'checkpoints'),
      LEDGER_DIR: join(folder.path, 'ledger'),
      LEDGER_KEY_FILE: join(folder.path, 'ledger-key'),
    };
    const [sameStore, sameLog] = await Promise.all([
      PlatformProcess.spawn(other.path, { EVENT_STORE_URL: `sqlite:${folder.path}/events.sqlite` }).ended,
      PlatformProcess.spawn(join(other.path, 'data'), itsLog).ended,
    ]);
    expect(sameStore).toMatchObject({ code: 1, stdout: '' });
    expect(sameStore.stderr).toMatch(/^[^\n]*events\.sqlite [^\n]*another process[^\n]*\n$/);
    expect(sameLog).toMatchObject({ code: 1, stdout: '' });
    expect(sameLog.stderr).toMatch(/^another process signs the log in [^\n]*checkpoints[^\n]*\n$/);
    const { body } = await platform.client().get<{ readonly state: string; readonly epoch: number }>('/v1/ledger');
    expect(body).toMatchObject({ state: 'running', epoch: 1 });
  });

  test('ended by SIGTERM answers what has begun, within 10 s and with 0', async () => {
    const { bytes, contentType } = smallRegister(2016);
    const upload = request(`${platform.url}/v1/register-imports?year=2016`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${platform.token('officer')}`,
        'Content-Type': contentType,
        'Content-Length': bytes.length,
        'Idempotency-Key': 'begun before the end',
        Expect: '100-continue',
      },
    });
    upload.flushHeaders();
    await once(upload, 'continue');
    const ended = platform.end('SIGTERM');
    await platform.said(/"msg":"ending"/);
    upload.end(bytes);
    const [answer] = (await once(upload, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(201);
    expect(JSON.parse(await text(answer))).toMatchObject({ changes: { recorded: 4 } });
    // After 10 s it would have been 1.
    expect(await ended).toMatchObject({ code: 0, signal: null });
    expect((await platform.events()).map(({ envelope }) => envelope.type)).toContain('RegisterImported');
  });
});

describe('a start is refused with sentences and 1', () => {
  const refused = async (env: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { code, stdout, stderr } = await PlatformProcess.spawn(folder.path, env).ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    return stderr.trim().split('\n');
  };

  test('with wrong settings: one sentence for each', async () => {
    const env = { PORT: 'eighty', EVENT_STORE_URL: 'kurrentdb://x', EXAMPLE: 'everything', DATADIR: 'x' };
    expect((await refused(env)).toSorted()).toEqual([
      expect.stringMatching(/^DATADIR .*DATA_DIR/),
      expect.stringMatching(/^EVENT_STORE_URL is "kurrentdb:\/\/x"; allowed is sqlite:/),
      expect.stringMatching(/^EXAMPLE is "everything"; allowed is programme or none\.$/),
      expect.stringMatching(/^PORT is "eighty"; allowed is a whole number from 0 to 65535/),
    ]);
  });

  test('where others could use the local identities', async () => {
    expect(await refused({ HOST: '0.0.0.0' })).toEqual([
      expect.stringMatching(/^HOST is "0\.0\.0\.0".*ALLOW_LOCAL_IDENTITIES=1/),
    ]);
  });

  test('where the witness policy is missing, or the key of the log can be read by others', async () => {
    expect(await refused({ WITNESS_POLICY_FILE: `${folder.path}/policy` })).toEqual([
      expect.stringMatching(
        /^the witness policy cannot be read from .*policy: bring the file back, or set no WITNESS_POLICY_FILE/,
      ),
    ]);
    chmodSync(join(folder.path, 'ledger-key'), 0o644);
    expect(await refused({})).toEqual([expect.stringContaining('ledger-key')]);
  });

  test('where the event store is something else', async () => {
    writeFileSync(join(folder.path, 'events.sqlite'), 'x'.repeat(5000));
    expect(await refused({})).toEqual([expect.stringContaining('events.sqlite')]);
  });
});

describe('the example, and read models that are lost', () => {
  /** What can be read, as text: byte for byte. */
  const answers = async (platform: PlatformProcess): Promise<readonly string[]> => {
    const texts: string[] = [];
    for (const path of [
      '/v1/published-grants?limit=200',
      '/v1/published-grants?format=csv',
      '/v1/carriers?limit=200',
      '/v1/reports/published-grants?year=2016',
      '/v1/reports/published-grants?year=2019',
      '/v1/review',
      '/v1/register-imports',
    ]) {
      texts.push((await platform.client('officer').get(path)).text);
    }
    return texts;
  };
  const loseReadModels = () => {
    const files = readdirSync(folder.path).filter((name) => name.startsWith('read-models'));
    expect(files).not.toEqual([]);
    for (const file of files) rmSync(join(folder.path, file));
  };

  test(
    'the example is loaded once, over the same interface as everything, by an actor of its own; read models are built again from the log: the same answers byte for byte, and no event more',
    async () => {
      const first = await PlatformProcess.start(folder.path, { EXAMPLE: 'programme' });
      expect(first.stdout).toMatch(/2013: \d+ published.*\n.*2014: .*\n.*2015: .*\n.*2016: 24 .*\n.*2019: 31 /);
      expect(first.stdout).toContain('by process:example-loader: 2013, 2014, 2015, 2016, 2019.');
      const { body } = await first.client().get('/v1/reports/published-grants?year=2016');
      expect(body).toMatchObject({ confirmed: { records: 16, sumCents: 467_021_500 } });
      const imports = await first.client('officer').get<{ items: { actor: string }[] }>('/v1/register-imports');
      expect(new Set(imports.body.items.map(({ actor }) => actor))).toEqual(new Set(['process:example-loader']));
      const before = await answers(first);
      expect((await first.end('SIGTERM')).code).toBe(0);
      const events = (await first.events()).length;

      loseReadModels();
      const second = await PlatformProcess.start(folder.path, { EXAMPLE: 'programme' });
      expect(second.stdout).toContain('2016: 24 published grant records');
      expect(second.stdout).not.toContain('Loaded just now');
      expect(await answers(second)).toEqual(before);
      await second.end('SIGTERM');
      expect(await second.events()).toHaveLength(events);

      loseReadModels();
      const third = PlatformProcess.spawn(folder.path, { LOG_LEVEL: 'debug' });
      await third.said(/Nest application successfully started/);
      const { code, stderr } = await third.end('SIGTERM');
      expect(stderr).not.toMatch(/Error|stands still/);
      expect(code).toBe(0);
      expect(await third.events()).toHaveLength(events);
    },
    MANY_STARTS,
  );
});
