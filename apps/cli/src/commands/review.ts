import { type Command, Option } from 'commander';
import type { ReviewItem } from '../contract.js';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';
import { districtText } from '../output/district.js';
import { count, euros } from '../output/format.js';
import { type Column, table } from '../output/table.js';
import type { OpenSession } from '../session.js';
import {
  effectiveOnOption,
  examples,
  idempotencyKeyOption,
  ifMatchOption,
  type KnownOn,
  reasonOption,
  recordedByOption,
} from './arguments.js';
import { changeThing, type ThingChangeOptions } from './change-thing.js';

export function registerReview(program: Command, open: OpenSession): void {
  const review = program
    .command('review')
    .description('What the rules left to a person: whether a record counts, and which carrier it belongs to.')
    .helpCommand(false)
    .addHelpText('after', examples('review list', 'review decide RECORD_ID --include --reason REASON'));

  review
    .command('list')
    .description('Records that wait for a decision. Needs the role officer or auditor.')
    .addOption(recordedByOption())
    .addOption(effectiveOnOption())
    .addHelpText('after', examples('review list', 'review list --json'))
    .action(async ({ recordedBy, effectiveOn }: KnownOn, command: Command) => {
      const session = open(command);
      const items = await session.all<ReviewItem>('/v1/review', {
        as: 'officer',
        query: { recordedBy, effectiveOn },
      });
      session.print({ items }, () => reviewText(items, session.terminal.width));
    });

  review
    .command('decide')
    .description('Decide on one record. Needs the role officer.')
    .argument('<id>', 'id of the published grant record')
    .addOption(new Option('--include', 'it belongs to the programme').conflicts(['exclude', 'carrier', 'newCarrier']))
    .addOption(new Option('--exclude', 'it does not belong to the programme').conflicts(['carrier', 'newCarrier']))
    .addOption(new Option('--carrier <id>', 'its recipient is this carrier').conflicts(['newCarrier']))
    .option('--new-carrier', 'its recipient is a carrier not known before')
    .addOption(reasonOption())
    .addOption(ifMatchOption())
    .addOption(idempotencyKeyOption())
    .addHelpText(
      'after',
      examples(
        'review decide RECORD_ID --include --reason REASON',
        'review decide RECORD_ID --carrier CARRIER_ID --reason REASON',
        'review decide RECORD_ID --exclude --reason REASON --if-match REVISION',
      ),
    )
    .action(async (id: string, options: DecideOptions, command: Command) => {
      const decision = decisionOf(id, options);
      const record = `/v1/published-grants/${encodeURIComponent(id)}`;
      const change = {
        path: `${record}/${decision.route}`,
        body: { ...decision.body, reason: options.reason },
        options,
      };
      await changeThing(open(command), record, change, decision.done);
    });
}

interface DecideOptions extends ThingChangeOptions {
  readonly include?: true;
  readonly exclude?: true;
  readonly carrier?: string;
  readonly newCarrier?: true;
}

function decisionOf(id: string, { include, exclude, carrier, newCarrier }: DecideOptions) {
  if (include || exclude) {
    const decision = include ? 'include' : 'exclude';
    return { route: 'review-decision', body: { decision }, done: `Record ${id} is ${decision}d.` };
  }
  if (carrier !== undefined) {
    return { route: 'carrier-decision', body: { carrierId: carrier }, done: `Record ${id} belongs to ${carrier}.` };
  }
  if (newCarrier) {
    return { route: 'carrier-decision', body: { newCarrier }, done: `Record ${id} belongs to a new carrier.` };
  }
  throw new Failure(
    EXIT.usage,
    'error: no decision given: expected one of --include, --exclude, --carrier <id> or --new-carrier.',
  );
}

const COLUMNS: readonly Column<ReviewItem>[] = [
  { caption: 'Year', value: (item) => String(item.year) },
  { caption: 'Question', value: (item) => (item.kind === 'carrier' ? 'which carrier?' : 'ours?'), wrapsTo: 8 },
  { caption: 'Recipient', value: (item) => item.recipient, wrapsTo: 12 },
  { caption: 'Purpose', value: (item) => item.purpose, wrapsTo: 12 },
  { caption: 'District', value: (item) => districtText(item.district), wrapsTo: 10 },
  { caption: 'Amount', value: (item) => euros(item.amountCents), align: 'right' },
  { caption: 'Id', value: (item) => item.id, reference: true },
];

const HOW_TO_DECIDE =
  'Decide with: ./lotsenbuch review decide ID --include | --exclude | --carrier CARRIER_ID | --new-carrier, and --reason CODE';

export function reviewText(items: readonly ReviewItem[], width: number): string {
  if (items.length === 0) return 'Nothing waits for a decision.';
  const waiting = `${count(items.length, 'question waits', 'questions wait')} for a decision.`;
  return [table(COLUMNS, items, width, whyAsked), '', waiting, HOW_TO_DECIDE].join('\n');
}

function whyAsked({ kind, basis, candidates = [] }: ReviewItem): readonly string[] {
  if (kind === 'inclusion') return [`Rule ${basis.clause}: "${basis.matched}"`];
  return candidates.map(({ carrierId, name, rule }) => `Carrier ${carrierId}: ${name} (${rule})`);
}
