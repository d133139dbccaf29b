import type { Command } from 'commander';
import type { Figures, PublishedGrantsReport } from '../contract.js';
import { districtText } from '../output/district.js';
import { count, euros } from '../output/format.js';
import { oneLine } from '../output/one-line.js';
import { type Column, table } from '../output/table.js';
import type { OpenSession } from '../session.js';
import { effectiveOnOption, examples, type KnownOn, recordedByOption, year as registerYear } from './arguments.js';

export function registerTotals(program: Command, open: OpenSession): void {
  program
    .command('totals')
    .description('Sums of the published grants of one year, with what is in review and what may be counted twice.')
    .requiredOption('--year <year>', 'register year', registerYear)
    .addOption(recordedByOption())
    .addOption(effectiveOnOption())
    .addHelpText(
      'after',
      examples('totals --year 2019', 'totals --year 2019 --recorded-by 2026-01-31', 'totals --year 2019 --json'),
    )
    .action(async ({ year, recordedBy, effectiveOn }: KnownOn & { year: number }, command: Command) => {
      const session = open(command);
      const { body } = await session.client.get<PublishedGrantsReport>('/v1/reports/published-grants', {
        query: { year, recordedBy, effectiveOn },
      });
      session.print(body, () => totalsText(body, session.terminal.width));
    });
}

type Line = Figures & { readonly caption: string };

const FIGURES: readonly Column<Line>[] = [
  { caption: '', value: ({ caption }) => caption },
  { caption: 'Records', value: ({ records }) => String(records), align: 'right' },
  { caption: 'Sum', value: ({ sumCents }) => euros(sumCents), align: 'right' },
];

export function totalsText(report: PublishedGrantsReport, width: number): string {
  const { confirmed, inReview, apart, suspectedRepeats, districts } = report;
  const sums = [
    { caption: 'Confirmed', ...confirmed },
    { caption: 'In review', ...inReview },
    { caption: 'Apart (in no total)', ...apart },
  ];
  const parts = [`Published grants ${report.year}`, table(FIGURES, sums, width)];
  if (districts.length > 0) {
    const [, ...figures] = FIGURES;
    const lines = districts.map((district) => ({ ...district, caption: districtText(district) }));
    parts.push(table([{ caption: 'District', value: ({ caption }: Line) => caption }, ...figures], lines, width));
  }
  parts.push(repeatsText(suspectedRepeats));
  return parts.join('\n\n');
}

function repeatsText({ groups, sumCents, items }: PublishedGrantsReport['suspectedRepeats']): string {
  if (groups === 0) return 'Suspected repeats: none.';
  const lines = items.flatMap(({ carrier, recipient, amountCents, records }) => [
    `  ${oneLine(carrier?.name ?? recipient)}: ${euros(amountCents)}, ${count(records.length, 'record', 'records')}`,
    ...records.map(({ id, purpose }) => `    ${oneLine(purpose) || '(no purpose)'}  [${id}]`),
  ]);
  const excess = `${euros(sumCents)} more than if each were counted once`;
  return [`Suspected repeats, left in the totals: ${count(groups, 'group', 'groups')}, ${excess}`, ...lines].join('\n');
}
