import { type Command, Option } from 'commander';
import type { NeededRole } from '../connection/access-tokens.js';
import type { HistoryEntry } from '../contract.js';
import type { OpenSession } from '../session.js';
import { examples, recordedByOption } from './arguments.js';
import { historyText, type KindOfThing, type Language } from './history-text.js';

interface Kind {
  readonly name: KindOfThing;
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
  readonly lang: Language;
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
      .addOption(recordedByOption())
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
        session.print({ items }, () => historyText({ kind: kind.name, id }, items, lang, recordedBy));
      });
  }
}
