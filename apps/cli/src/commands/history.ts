import { type Command, Option } from 'commander';
import type { NeededRole } from '../connection/access-tokens.js';
import type { HistoryEntry } from '../contract.js';
import { berlinTime, count, sourceLine } from '../output/format.js';
import { oneLine } from '../output/one-line.js';
import type { OpenSession } from '../session.js';
import { day, examples } from './arguments.js';

interface Kind {
  readonly name: string;
  readonly argument: string;
  readonly description: string;
  readonly collection: string;
  readonly as?: NeededRole;
}

const KINDS: readonly Kind[] = [
  {
    name: 'carrier',
    argument: 'CARRIER_ID',
    description: 'What happened to a carrier.',
    collection: 'carriers',
  },
  {
    name: 'published-grant',
    argument: 'RECORD_ID',
    description: 'What happened to a published grant record.',
    collection: 'published-grants',
  },
  {
    name: 'stream',
    argument: 'publishedRegister-2019',
    description: 'Every event of a stream. Needs the role auditor.',
    collection: 'streams',
    as: 'auditor',
  },
];

interface HistoryOptions {
  readonly recordedBy?: string;
  readonly lang: string;
}

export function registerHistory(program: Command, open: OpenSession): void {
  const history = program
    .command('history')
    .description('Who changed what, when, from what to what, and on which line of which file it rests.')
    .helpCommand(false)
    .addHelpText('after', examples(...KINDS.map(({ name, argument }) => `history ${name} ${argument}`)));

  for (const kind of KINDS) {
    history
      .command(kind.name)
      .description(kind.description)
      .argument('<id>', kind.name === 'stream' ? 'name of the stream' : 'id')
      .option('--recorded-by <day>', 'as it was known at the end of this day in Berlin, YYYY-MM-DD', day)
      .addOption(new Option('--lang <language>', 'language of the account').choices(['de', 'en']).default('en'))
      .addHelpText(
        'after',
        examples(
          `history ${kind.name} ${kind.argument}`,
          `history ${kind.name} ${kind.argument} --recorded-by 2026-01-31 --lang de`,
          `history ${kind.name} ${kind.argument} --json`,
        ),
      )
      .action(async (id: string, { recordedBy, lang }: HistoryOptions, command: Command) => {
        const session = open(command);
        const items = await session.all<HistoryEntry>(`/v1/${kind.collection}/${encodeURIComponent(id)}/history`, {
          query: { recordedBy, lang },
          ...(kind.as === undefined ? {} : { as: kind.as }),
        });
        session.print({ items }, () => historyText(`${kind.name} ${id}`, items, recordedBy));
      });
  }
}

export function historyText(thing: string, items: readonly HistoryEntry[], recordedBy?: string): string {
  const asOf = recordedBy === undefined ? '' : ` by the end of ${recordedBy}`;
  if (items.length === 0) return `Nothing was recorded about ${thing}${asOf}.`;
  const heading = `History of ${thing}${asOf === '' ? '' : `, as known${asOf}`} (times of Berlin)`;
  return [heading, ...items.map(entryText), count(items.length, 'event', 'events')].join('\n\n');
}

function entryText(entry: HistoryEntry): string {
  const counting = entry.effectiveOn === undefined ? '' : `, counts from ${entry.effectiveOn}`;
  const lines = [
    `${berlinTime(entry.recordedAt)}  ${oneLine(entry.actor)}${counting}`,
    `  ${oneLine(entry.summary)}`,
    ...entry.changes.map(({ field, from, to }) => `    ${oneLine(field)}: ${changeText(from, to)}`),
  ];
  if (entry.reason !== undefined) lines.push(`    Reason: ${oneLine(entry.reason)}`);
  if (entry.source !== undefined) lines.push(`    Source: ${oneLine(sourceLine(entry.source))}`);
  if (entry.remark !== undefined) lines.push(`    Remark: ${oneLine(entry.remark)}`);
  lines.push(`    Event: ${oneLine(entry.type)}, ${oneLine(entry.stream)} revision ${entry.revision}`);
  return lines.join('\n');
}

function changeText(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return oneLine(to ?? '');
  return `${oneLine(from)} → ${to === undefined ? '(none)' : oneLine(to)}`;
}
