import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { leafHash, verifyProof } from '@lotsenbuch/transparency-log';
import { parseStreamProof } from '../stream-heads/parse-stream-proof.js';
import { verifyStreamProof } from '../stream-heads/verify-stream-proof.js';
import { workedExample } from './worked-example.fixture.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../../../docs/auditors/proof-formats.md'), 'utf8');

/** The blocks of the page marked with this language, in their order. */
const blocks = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);

let folder: TemporaryFolder;
let example: Awaited<ReturnType<typeof workedExample>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  example = await workedExample(folder.path);
});
afterAll(() => folder.remove());

describe('docs/auditors/proof-formats.md', () => {
  test('shows the checkpoint, the proofs and every hash of its example as they are computed', () => {
    expect(blocks('text')).toEqual(
      expect.arrayContaining([example.checkpoint, example.eventProof, `${example.line}\n`, `${example.key}\n`]),
    );
    expect(blocks('json')).toEqual([`${example.presence}\n`, `${example.absence}\n`]);
    for (const shown of [...example.entries, ...example.leaves, example.firstTwo, example.root, example.streamRoot]) {
      expect(PAGE).toContain(shown);
    }
    expect(PAGE).toContain(example.bundle.replaceAll(/(.{2})(?=.)/g, '$1 '));
  });

  test('its commands for a shell give the roots of the example, with no program of ours', () => {
    const printed = blocks('sh').map((script) =>
      execFileSync('bash', ['-euc', script], { cwd: folder.path, encoding: 'utf8' }).trim(),
    );
    expect(printed).toEqual([example.root, example.root, example.streamRoot]);
  });

  test('its proofs hold', () => {
    const { trusted } = example;
    expect(verifyProof(example.eventProof, leafHash(example.entries[1]), trusted).size).toBe(3);
    expect(verifyStreamProof(parseStreamProof(example.presence), 'grant-1', trusted).lastRevision).toBe(1);
    expect(verifyStreamProof(parseStreamProof(example.absence), 'grant-10', trusted)).not.toHaveProperty(
      'lastRevision',
    );
  });
});
