import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { untilShown } from '../catch-up.js';
import type { RegisterImport } from '../contract.js';
import { readBytes } from '../operations/request.js';
import { count } from '../output/format.js';
import { oneLine } from '../output/one-line.js';
import { Progress } from '../output/progress.js';
import { type Column, table } from '../output/table.js';
import type { OpenSession, Session } from '../session.js';
import { examples, idempotencyKeyOption, year } from './arguments.js';

interface ImportOptions {
  readonly year: number;
  readonly dryRun?: true;
  readonly idempotencyKey?: string;
}

export function registerImport(program: Command, open: OpenSession): void {
  program
    .command('import')
    .description('Record what was published.')
    .helpCommand(false)
    .addHelpText('after', examples('import register register-2019.xlsx --year 2019'))
    .command('register')
    .description(
      'Import a published grants register as it is: a workbook (.xlsx) or a CSV file. The same file again records ' +
        'nothing new. Waits until carriers are resolved and every list knows the import. Needs the role officer.',
    )
    .argument('<file>', 'the register')
    .requiredOption('--year <year>', 'register year', year)
    .option('--dry-run', 'only say what would be recorded')
    .addOption(idempotencyKeyOption())
    .addHelpText(
      'after',
      examples(
        'import register register-2019.xlsx --year 2019 --dry-run',
        'import register register-2019.xlsx --year 2019',
        'import register grants.csv --year 2015 --json',
      ),
    )
    .action(async (file: string, options: ImportOptions, command: Command) => {
      const session = open(command);
      const imported = await upload(session, file, options);
      session.print(imported, () => importText(imported, session.terminal.width));
      await untilShown(session, imported);
    });
}

/** The server says what it does not take; anything but a CSV file is offered as a workbook. */
const CONTENT_TYPES: Readonly<Record<string, string>> = { '.csv': 'text/csv' };
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function upload(session: Session, file: string, options: ImportOptions): Promise<RegisterImport> {
  const body = await readBytes(file);
  const progress = new Progress(session.terminal, `Uploading ${oneLine(basename(file))}`, 'bytes');
  try {
    const { body: imported } = await session.change<RegisterImport>('/v1/register-imports', {
      as: 'officer',
      idempotencyKey: options.idempotencyKey,
      query: { year: options.year, dryRun: options.dryRun },
      contentType: CONTENT_TYPES[extname(file).toLowerCase()] ?? WORKBOOK,
      body,
      onSent: (bytes) => progress.update(bytes, body.byteLength),
    });
    return imported;
  } finally {
    progress.end();
  }
}

type RefusedRow = RegisterImport['refused'][number];

const REFUSED: readonly Column<RefusedRow>[] = [
  { caption: 'Row', value: ({ row }) => String(row), align: 'right' },
  { caption: 'Recipient', value: ({ recipient }) => recipient, wrapsTo: 16 },
  { caption: 'Purpose', value: ({ purpose }) => purpose, wrapsTo: 16 },
  { caption: 'Refused because', value: ({ reason }) => reason, wrapsTo: 16 },
];

export function importText(imported: RegisterImport, width: number): string {
  const { verdicts, changes, refused } = imported;
  const lines = [
    `${imported.dryRun ? 'Would import' : 'Imported'} the register of ${imported.year}: ` +
      `${count(imported.rows, 'row', 'rows')}, rule ${oneLine(imported.ruleVersion)}`,
    `  Rows:    ${verdicts.confirmed} confirmed, ${verdicts.inReview} in review, ${verdicts.apart} apart, ` +
      `${verdicts.refused} refused that matched a keyword`,
    `  Records: ${changes.recorded} new, ${changes.corrected} corrected, ${changes.reclassified} reclassified, ` +
      `${changes.withdrawn} withdrawn, ${changes.unchanged} unchanged`,
    ...(imported.event === undefined ? [] : [`  Event:   ${oneLine(imported.event)}`]),
  ];
  if (refused.length > 0)
    lines.push('', 'Not of the programme, though they sound like it:', table(REFUSED, refused, width));
  if (verdicts.inReview > 0 && !imported.dryRun)
    lines.push('', 'See what waits for a decision: ./lotsenbuch review list');
  return lines.join('\n');
}
