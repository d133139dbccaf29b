import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAUGHT_UP, logPosition } from './answers.fixture.js';
import { commandLine } from './child.fixture.js';
import { problem } from './platform.fixture.js';

const cli = commandLine();

const ETAG = { ETag: '"5"' };
const GRANT = { body: {}, headers: ETAG };
const DONE = { body: { revision: 6, logPosition: logPosition(9), event: 'grant-g/6', document: 'hash' } };
const HASH_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

const put = (name: string, content: string): string => {
  const file = join(cli.folder, name);
  writeFileSync(file, content);
  return file;
};

describe('what is not typed', () => {
  test('an attachment is sent as it is, with what it is in the query', async () => {
    await cli.given({
      'GET /v1/grants/g': [GRANT],
      'POST /v1/grants/g/documents': [DONE],
      'GET /v1/status': [CAUGHT_UP],
    });
    const file = put('extract.pdf', '%PDF-1.4 …');

    const args = ['grant', 'attach', 'g', file, '--kind', 'other', '--title', 'Auszug vom Amt'];
    expect(await cli.run(args)).toEqual({ code: 0, err: '', out: 'Attached hash.\nEvent: grant-g/6\n' });

    const post = cli.standIn.seen[1];
    expect(post?.url).toBe('/v1/grants/g/documents?kind=other&title=Auszug+vom+Amt');
    expect(post?.headers).toMatchObject({ 'content-type': 'application/pdf', 'if-match': '"5"' });
    expect(String(post?.body)).toBe('%PDF-1.4 …');
  });

  test('JSON comes from standard input where the file is -', async () => {
    await cli.given({
      'GET /v1/grants/g': [GRANT],
      'POST /v1/grants/g/review': [DONE],
      'GET /v1/status': [CAUGHT_UP],
    });
    const { child, end } = cli.start(['grant', 'review', 'g', '-']);
    child.stdin.end('{"version": 1, "lines": []}');
    expect(await end).toMatchObject({ code: 0 });
    expect(JSON.parse(String(cli.standIn.seen[1]?.body))).toEqual({ version: 1, lines: [] });
  });

  test('a file that holds no JSON object is a usage error', async () => {
    await cli.given({});
    const { code, err } = await cli.run(['grant', 'apply', put('list.json', '[]')]);
    expect({ code, seen: cli.standIn.seen.length }).toEqual({ code: 2, seen: 0 });
    expect(err).toMatch(/list\.json holds no JSON object: expected \{"field": value/);
  });
});

describe('who acts', () => {
  test('is the identity that --as names, in every request', async () => {
    await cli.given({
      'GET /v1/grants/g': [GRANT],
      'POST /v1/grants/g/rejection': [DONE],
      'GET /v1/status': [CAUGHT_UP],
    });
    await cli.run(['grant', 'reject', 'g', '--reason', 'x', '--as', 'auditor']);
    expect(cli.standIn.seen.map(({ headers }) => headers.authorization)).toEqual(
      cli.standIn.seen.map(() => 'Bearer auditor-token'),
    );
  });

  test('if the status is not for them, waits for what they changed', async () => {
    await cli.given({
      'GET /v1/grants/g': [GRANT],
      'POST /v1/grants/g/statements': [DONE],
      'GET /v1/status': [problem(403, 'forbidden')],
    });
    const args = ['grant', 'statement', 'g', '--opinion', 'inFavour', '--as', 'auditor'];
    expect(await cli.run(args)).toMatchObject({ code: 0, err: '' });
    expect(cli.standIn.seen.at(-1)?.url).toBe(`/v1/grants/g?minLogPosition=${logPosition(9)}`);
  });
});

describe('a document', () => {
  const asked = (out: string) => ['grant', 'document', 'g', HASH_OF_ABC, '--out', out];
  const file = (text: string) => ({
    [`GET /v1/grants/g/documents/${HASH_OF_ABC}`]: [
      (response: import('node:http').ServerResponse) => {
        response.writeHead(200, { 'Content-Type': 'application/pdf' });
        response.end(text);
      },
    ],
  });

  test('is written byte for byte', async () => {
    await cli.given(file('abc'));
    const out = join(cli.folder, 'right.pdf');
    expect(await cli.run(asked(out))).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(out, 'utf8')).toBe('abc');
  });

  test('that is not what its hash says is not written', async () => {
    await cli.given(file('abd'));
    const out = join(cli.folder, 'wrong.pdf');
    const { code, err } = await cli.run(asked(out));
    expect({ code, written: existsSync(out) }).toEqual({ code: 1, written: false });
    expect(err).toMatch(/has the hash [0-9a-f]{64} and not ba7816bf/);
  });
});
