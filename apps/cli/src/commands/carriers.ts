import type { Command } from 'commander';
import type { Carrier } from '../contract.js';
import { count, euros } from '../output/format.js';
import { oneLine } from '../output/one-line.js';
import { type Column, table } from '../output/table.js';
import type { OpenSession } from '../session.js';
import {
  day,
  effectiveOnOption,
  examples,
  idempotencyKeyOption,
  ifMatchOption,
  type KnownOn,
  reasonOption,
  recordedByOption,
} from './arguments.js';
import { changeThing, type ThingChangeOptions } from './change-thing.js';

const carrierPath = (id: string): string => `/v1/carriers/${encodeURIComponent(id)}`;

export function registerCarriers(program: Command, open: OpenSession): void {
  const carriers = program
    .command('carriers')
    .alias('carrier')
    .description('Carriers: the organisations that received grants of the programme.')
    .helpCommand(false)
    .addHelpText('after', examples('carriers list', 'carriers show CARRIER_ID'));

  carriers
    .command('list')
    .description('Carriers with what they received, in all years.')
    .option('--q <text>', 'only carriers with this text in a name or spelling')
    .addOption(recordedByOption())
    .addOption(effectiveOnOption())
    .addHelpText('after', examples('carriers list', 'carriers list --q Diakonie', 'carriers list --json'))
    .action(async ({ q, recordedBy, effectiveOn }: KnownOn & { q?: string }, command: Command) => {
      const session = open(command);
      const items = await session.all<Carrier>('/v1/carriers', { query: { q, recordedBy, effectiveOn } });
      session.print({ items }, () => carriersText(items, session.terminal.width));
    });

  carriers
    .command('show')
    .description('One carrier: names, spellings, sums.')
    .argument('<id>', 'id of the carrier')
    .addOption(recordedByOption())
    .addOption(effectiveOnOption())
    .addHelpText('after', examples('carriers show CARRIER_ID', 'carriers show CARRIER_ID --json'))
    .action(async (id: string, { recordedBy, effectiveOn }: KnownOn, command: Command) => {
      const session = open(command);
      const { body } = await session.client.get<Carrier>(carrierPath(id), { query: { recordedBy, effectiveOn } });
      session.print(body, () => carrierText(body));
    });

  carriers
    .command('merge')
    .description('Read a carrier as another from now on: both are the same organisation. Needs the role officer.')
    .argument('<id>', 'the carrier that is given up')
    .requiredOption('--into <id>', 'the carrier it is read as')
    .addOption(reasonOption())
    .addOption(ifMatchOption())
    .addOption(idempotencyKeyOption())
    .addHelpText('after', examples('carriers merge CARRIER_ID --into OTHER_CARRIER_ID --reason REASON'))
    .action(async (id: string, options: ThingChangeOptions & { into: string }, command: Command) => {
      const { into, reason } = options;
      const change = { path: `${carrierPath(id)}/merge`, body: { into, reason }, options };
      await changeThing(open(command), carrierPath(id), change, `Carrier ${id} is now read as ${into}.`);
    });

  carriers
    .command('rename')
    .description('Give a carrier another name from a day on. Needs the role officer.')
    .argument('<id>', 'id of the carrier')
    .requiredOption('--name <name>', 'the new name')
    .requiredOption('--effective-on <day>', 'first day of the new name, YYYY-MM-DD', day)
    .addOption(reasonOption())
    .addOption(ifMatchOption())
    .addOption(idempotencyKeyOption())
    .addHelpText(
      'after',
      examples('carriers rename CARRIER_ID --name "GIZ gGmbH" --effective-on 2016-07-01 --reason REASON'),
    )
    .action(
      async (id: string, options: ThingChangeOptions & { name: string; effectiveOn: string }, command: Command) => {
        const { name, effectiveOn, reason } = options;
        const change = { path: `${carrierPath(id)}/rename`, body: { name, effectiveOn, reason }, options };
        await changeThing(
          open(command),
          carrierPath(id),
          change,
          `Carrier ${id} is called ${name} from ${effectiveOn}.`,
        );
      },
    );
}

const COLUMNS: readonly Column<Carrier>[] = [
  { caption: 'Name', value: (carrier) => carrier.name, wrapsTo: 20 },
  { caption: 'Legal form', value: (carrier) => carrier.legalForm ?? '' },
  { caption: 'Records', value: (carrier) => String(carrier.records), align: 'right' },
  { caption: 'Sum', value: (carrier) => euros(carrier.sumCents), align: 'right' },
  { caption: 'Id', value: (carrier) => carrier.id, reference: true },
];

export function carriersText(items: readonly Carrier[], width: number): string {
  if (items.length === 0) return 'No carriers match.';
  const merged = (carrier: Carrier) => (carrier.mergedInto === undefined ? [] : [`read as: ${carrier.mergedInto}`]);
  return `${table(COLUMNS, items, width, merged)}\n\n${count(items.length, 'carrier', 'carriers')}`;
}

export function carrierText(carrier: Carrier): string {
  const lines = [oneLine(carrier.name), `  Id: ${carrier.id}`];
  if (carrier.mergedInto !== undefined) lines.push(`  Read as: ${carrier.mergedInto}`);
  if (carrier.legalForm !== undefined) lines.push(`  Legal form: ${oneLine(carrier.legalForm)}`);
  lines.push(`  Grants: ${count(carrier.records, 'record', 'records')}, ${euros(carrier.sumCents)}`);
  lines.push(
    '  Names:',
    ...carrier.names.map(({ name, from }) => `    ${from === '' ? 'at first' : `from ${from}`}  ${oneLine(name)}`),
  );
  lines.push('  Spellings:', ...carrier.spellings.map((spelling) => `    ${oneLine(spelling)}`));
  return lines.join('\n');
}
