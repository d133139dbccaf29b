import { type Command, Option } from 'commander';
import type { PublishedGrant } from '../contract.js';
import { districtText } from '../output/district.js';
import { count, euros } from '../output/format.js';
import { type Column, table } from '../output/table.js';
import type { OpenSession } from '../session.js';
import { effectiveOnOption, examples, type KnownOn, recordedByOption, year } from './arguments.js';

interface Filter extends KnownOn {
  readonly year?: number;
  readonly district?: string;
  readonly carrier?: string;
  readonly status?: string;
  readonly q?: string;
}

export function registerPublishedGrants(program: Command, open: OpenSession): void {
  program
    .command('published-grants')
    .description('Published grant records: who got how much, for what, and where.')
    .option('--year <year>', 'only this register year', year)
    .option('--district <key>', 'only this district: 01 to 12, supraDistrict or unknown')
    .option('--carrier <id>', 'only this carrier, with those merged into it')
    .addOption(
      new Option('--status <status>', 'only records in this state').choices([
        'confirmed',
        'inReview',
        'apart',
        'excluded',
        'withdrawn',
      ]),
    )
    .option('--q <text>', 'only records with this text')
    .addOption(recordedByOption())
    .addOption(effectiveOnOption())
    .addHelpText(
      'after',
      examples(
        'published-grants --year 2019',
        'published-grants --year 2019 --district 08 --status confirmed',
        'published-grants --q Diakonie --json',
      ),
    )
    .action(async (filter: Filter, command: Command) => {
      const session = open(command);
      const { year, district, carrier, status, q, recordedBy, effectiveOn } = filter;
      const query = { year, district, carrier, status, q, recordedBy, effectiveOn };
      const items = await session.all<PublishedGrant>('/v1/published-grants', { query });
      session.print({ items }, () => publishedGrantsText(items, session.terminal.width));
    });
}

const COLUMNS: readonly Column<PublishedGrant>[] = [
  { caption: 'Year', value: (item) => String(item.year) },
  { caption: 'Recipient', value: (item) => item.carrier?.name ?? item.recipient, wrapsTo: 12 },
  { caption: 'Purpose', value: (item) => item.purpose, wrapsTo: 12 },
  { caption: 'District', value: (item) => districtText(item.district), wrapsTo: 10 },
  { caption: 'Status', value: (item) => item.status },
  { caption: 'Amount', value: (item) => euros(item.amountCents), align: 'right' },
  { caption: 'Repeat?', value: (item) => (item.suspectedRepeat ? 'suspected' : '') },
  { caption: 'Id', value: (item) => item.id, reference: true },
];

export function publishedGrantsText(items: readonly PublishedGrant[], width: number): string {
  if (items.length === 0) return 'No published grant records match.';
  const columns = items.some((item) => item.suspectedRepeat)
    ? COLUMNS
    : COLUMNS.filter(({ caption }) => caption !== 'Repeat?');
  return `${table(columns, items, width)}\n\n${count(items.length, 'record', 'records')}`;
}
