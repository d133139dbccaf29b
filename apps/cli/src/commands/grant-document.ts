import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';
import { oneLine } from '../output/one-line.js';
import type { OpenSession } from '../session.js';
import { examples } from './arguments.js';
import { writeNew } from './write-new.js';

/** Adds `grant document` to the commands of a grant. */
export function registerGrantDocument(program: Command, open: OpenSession): void {
  program.commands
    .find((group) => group.name() === 'grant')
    ?.command('document')
    .description('Fetch one notice or attachment and check it against its hash. Uses the role officer.')
    .argument('<id>', 'id of the grant')
    .argument('<hash>', 'SHA-256 of the document; `grant documents` lists them')
    .requiredOption('--out <file>', 'where to write it; a file that exists is not overwritten')
    .addHelpText('after', examples('grant document GRANT_ID DOCUMENT_HASH --out NOTICE.pdf'))
    .action(async (id: string, hash: string, { out }: { out: string }, command: Command) => {
      const session = open(command);
      const path = `/v1/grants/${encodeURIComponent(id)}/documents/${encodeURIComponent(hash)}`;
      const bytes = await session.client.download(path, { as: 'officer' });
      const found = createHash('sha256').update(bytes).digest('hex');
      if (found !== hash) {
        throw new Failure(
          EXIT.unexpected,
          `What was sent has the hash ${found} and not ${oneLine(hash)}: not written.`,
        );
      }
      await writeNew(out, bytes);
      const document = { document: hash, file: resolve(out), bytes: bytes.byteLength };
      session.print(document, () => `Wrote ${bytes.byteLength} bytes to ${oneLine(out)}; its hash is right.`);
    });
}
