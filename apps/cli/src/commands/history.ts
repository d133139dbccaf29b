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

const kind = (name: KindOfThing, argument: string, collection: string, what: string, as?: NeededRole): Kind => ({
  name,
  argument,
  description: `${what}${as === undefined ? '' : ` Uses the role ${as}; --as names another identity.`}`,
  collection,
  ...(as === undefined ? {} : { as }),
});

const KINDS: readonly Kind[] = [
  kind('carrier', 'CARRIER_ID', 'carriers', 'What happened to a carrier.'),
  kind('published-grant', 'RECORD_ID', 'published-grants', 'What happened to a published grant record.'),
  kind('budget-year', 'BUDGET_YEAR', 'budget-years', 'What happened to a budget year.', 'officer'),
  kind('selection', 'SELECTION_ID', 'carrier-selections', 'How a carrier was chosen.', 'officer'),
  kind('grant', 'GRANT_ID', 'grants', 'What happened to a grant, with reasons and documents.', 'officer'),
  kind('project', 'PROJECT_ID', 'projects', 'What happened to a project.', 'officer'),
  kind('position', 'POSITION_ID', 'positions', 'What happened to a position.', 'officer'),
  kind('facilitator', 'FACILITATOR_ID', 'facilitators', 'What happened to a facilitator, without names.', 'officer'),
  kind('function', 'FUNCTION_ID', 'functions', 'What happened to a function.', 'officer'),
  kind('headcounts', 'REPORTING_DAY', 'headcounts', 'What happened to the published headcounts of a day.'),
  kind('account', 'ACCOUNT_ID', 'accounts', 'Which roles an account was granted.', 'auditor'),
  kind('erasure', 'ERASURE_ID', 'erasures', 'What happened to an erasure.', 'officer'),
  kind('stream', 'publishedRegister-2019', 'streams', 'Every event of a stream.', 'auditor'),
];

const ARGUMENTS: Readonly<Partial<Record<KindOfThing, string>>> = {
  stream: 'name of the stream',
  'budget-year': 'budget year',
  headcounts: 'reporting day',
};

interface HistoryOptions {
  readonly recordedBy?: string;
  readonly lang: Language;
}

export function registerHistory(program: Command, open: OpenSession): void {
  const history = program
    .command('history')
    .description('Who changed what, when, from what to what, and on which line of which file it rests.')
    .helpCommand(false)
    .addHelpText('after', examples('history carrier CARRIER_ID', 'history grant GRANT_ID'));

  for (const kind of KINDS) {
    history
      .command(kind.name)
      .description(kind.description)
      .argument('<id>', ARGUMENTS[kind.name] ?? 'id')
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
