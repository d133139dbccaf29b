import type { Command } from 'commander';
import type { ReasonCatalogues } from '../contract.js';
import { oneLine } from '../output/one-line.js';
import { type Column, table } from '../output/table.js';
import type { OpenSession } from '../session.js';
import { examples } from './arguments.js';

export function registerReasons(program: Command, open: OpenSession): void {
  program
    .command('reasons')
    .description('The reasons that a decision can be given, by catalogue: their codes are what --reason takes.')
    .addHelpText('after', examples('reasons', 'reasons --json'))
    .action(async (_options: object, command: Command) => {
      const session = open(command);
      const { body } = await session.client.get<ReasonCatalogues>('/v1/reasons');
      session.print(body, () => reasonsText(body, session.terminal.width));
    });
}

type Reason = ReasonCatalogues['catalogues'][number]['reasons'][number];

const COLUMNS: readonly Column<Reason>[] = [
  { caption: 'Code', value: ({ code }) => code },
  { caption: 'English', value: ({ texts }) => texts.en, wrapsTo: 16 },
  { caption: 'German', value: ({ texts }) => texts.de, wrapsTo: 16 },
];

export function reasonsText({ catalogues }: ReasonCatalogues, width: number): string {
  if (catalogues.length === 0) return 'There are no catalogues of reasons.';
  return catalogues.map(({ name, reasons }) => `${oneLine(name)}\n${table(COLUMNS, reasons, width)}`).join('\n\n');
}
