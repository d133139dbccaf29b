import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectionFailed } from '../connection/transport.js';
import { GROUPS } from '../operations/all-operations.js';
import { run } from '../run.js';

const CHANGES = GROUPS.flatMap(({ name, operations }) =>
  operations.filter(({ kind }) => kind === 'change').map((operation) => `${name} ${operation.name}`),
);
/** Changes that leave the example as every other command needs it. */
const HARMLESS = ['import headcounts', 'carriers register', 'account open'];

export const changesMuch = (command: string): boolean => {
  const [, group = '', name = ''] = command.split(' ');
  return CHANGES.includes(`${group} ${name}`) && !HARMLESS.includes(`${group} ${name}`);
};

/** Words for which not any text will do. */
const WORDS: Readonly<Record<string, string>> = { ACTOR: 'officer', BUDGET_YEAR: '2026' };

/** Runs a documented command up to its first request: arguments, options and files are read, and nothing is sent. */
export async function asFarAsSent(command: string, DATA_DIR: string) {
  const folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-documented-'));
  try {
    const args = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word).slice(1);
    let err = '';
    const code = await run(
      args.map((word) => withFile(WORDS[word] ?? word, folder)),
      {
        terminal: {
          out: () => {},
          err: (text) => {
            err += text;
          },
          width: 100,
          progress: undefined,
        },
        env: { DATA_DIR },
        exchange: async () => {
          throw new ConnectionFailed('nothing is sent here');
        },
        sleep: async () => {},
        newIdempotencyKey: () => 'key',
      },
    );
    return { code, err };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withFile(word: string, folder: string): string {
  if (!/^[A-Z]+\.(json|pdf)$/.test(word)) return word;
  const file = join(folder, word);
  writeFileSync(file, '{}');
  return file;
}
