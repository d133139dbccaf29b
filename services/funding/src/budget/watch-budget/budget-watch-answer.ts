import { ApiProperty, type CsvColumn, type ReadScope } from '@lotsenbuch/service-kit';
import { type DistrictKey, districtPart, PART_KEYS, type PartKey } from '../domain/parts.js';
import type { Reservation } from '../domain/reservations/reservations.js';
import {
  AllotmentsFromAnswer,
  BudgetAddressAnswer,
  FiguresAnswer,
  figuresAnswer,
  PartAnswer,
  seesPart,
  summaryAnswer,
  totalsOf,
} from '../read-budget-years/budget-year-answer.js';
import type { BudgetYearView } from '../read-model/budget.js';
import type { EntryRow } from '../read-model/budget-rows.js';

const KINDS = ['amount', 'contribution', 'directContribution', 'block', 'grant'] as const;
const STATUSES = ['reserved', 'refused', 'approved', 'released', 'returned'] as const satisfies Reservation['status'][];

export class ChargedDecisionAnswer {
  @ApiProperty({ format: 'uuid', description: 'A decision, or the act that withdrew or revoked a notice' })
  decisionId!: string;

  @ApiProperty({ type: 'integer', description: 'What it charged in addition; negative where it gives money back' })
  amountCents!: number;

  @ApiProperty({ enum: [...STATUSES] })
  status!: Reservation['status'];
}

/** One thing that free funds consist of. */
export class WatchLineAnswer {
  @ApiProperty({ enum: [...KINDS], description: 'amount: the share of the appropriation' })
  kind!: (typeof KINDS)[number];

  @ApiProperty({ format: 'uuid', required: false, description: 'Of the contribution, block or grant' })
  id?: string;

  @ApiProperty({
    type: 'integer',
    description: 'What it adds to the free funds, or takes: the lines of a part sum to free',
  })
  effectCents!: number;

  @ApiProperty({ type: 'integer', required: false, description: 'With kind grant' })
  approvedCents?: number;

  @ApiProperty({ type: 'integer', required: false, description: 'With kind grant' })
  reservedCents?: number;

  @ApiProperty({ type: [ChargedDecisionAnswer], required: false, description: 'With kind grant' })
  decisions?: readonly ChargedDecisionAnswer[];

  @ApiProperty({ type: 'integer', required: false, description: 'With kind directContribution: what the carrier gets' })
  amountCents?: number;

  @ApiProperty({ required: false, description: 'With kind block: code from the catalogue budgetBlock' })
  reason?: string;
}

export class WatchedPartAnswer extends PartAnswer {
  @ApiProperty({ type: [WatchLineAnswer] })
  lines!: readonly WatchLineAnswer[];
}

/** Free funds of a year and what they consist of. */
export class BudgetWatchAnswer {
  @ApiProperty({ type: 'integer' })
  year!: number;

  @ApiProperty({ enum: ['provisional', 'final'] })
  stage!: 'provisional' | 'final';

  @ApiProperty({ type: BudgetAddressAnswer })
  address!: BudgetAddressAnswer;

  @ApiProperty({ type: AllotmentsFromAnswer, required: false })
  allotmentsFrom?: AllotmentsFromAnswer;

  @ApiProperty({ type: FiguresAnswer, description: 'All parts of the year together' })
  totals!: FiguresAnswer;

  @ApiProperty({ type: [WatchedPartAnswer] })
  parts!: readonly WatchedPartAnswer[];
}

const lineOf = (entry: EntryRow): WatchLineAnswer | undefined => {
  switch (entry.kind) {
    case 'grant': {
      const { approvedCents } = entry.charge;
      const open = entry.decisions.filter(({ status }) => status === 'reserved');
      const reservedCents = open.reduce((sum, { amountCents }) => sum + Math.max(0, amountCents), 0);
      const effectCents = -(approvedCents + reservedCents) + 0;
      return {
        kind: 'grant',
        id: entry.grantId,
        effectCents,
        approvedCents,
        reservedCents,
        decisions: entry.decisions,
      };
    }
    case 'block': {
      const { blockId, amountCents, reason } = entry.block;
      return entry.liftedOn === undefined
        ? { kind: 'block', id: blockId, effectCents: -amountCents, reason }
        : undefined;
    }
    case 'contribution': {
      const { contributionId: id, amountCents, way } = entry.contribution;
      if (entry.withdrawnOn !== undefined) return undefined;
      return way === 'transferred'
        ? { kind: 'contribution', id, effectCents: amountCents }
        : { kind: 'directContribution', id, effectCents: 0, amountCents };
    }
  }
};

const inOrder = (a: WatchLineAnswer, b: WatchLineAnswer): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || ((a.id ?? '') < (b.id ?? '') ? -1 : 1);

/** @param district only this district's part */
export const budgetWatchAnswer = (
  view: BudgetYearView,
  scope: ReadScope,
  district: DistrictKey | undefined,
): BudgetWatchAnswer => {
  const { year, stage, address, allotmentsFrom } = summaryAnswer(view.year);
  const asked = (part: PartKey) => seesPart(scope, part) && (district === undefined || part === districtPart(district));
  const entries = Map.groupBy(view.entries, ({ part }) => part);
  return {
    year,
    stage,
    address,
    ...(allotmentsFrom !== undefined && { allotmentsFrom }),
    totals: totalsOf(view),
    parts: PART_KEYS.filter(asked).map((part) => {
      const figures = figuresAnswer(view.parts[part]);
      const own: WatchLineAnswer = { kind: 'amount', effectCents: figures.amountCents };
      const lines = (entries.get(part) ?? []).flatMap((entry) => lineOf(entry) ?? []);
      return { part, ...figures, lines: [own, ...lines.toSorted(inOrder)] };
    }),
  };
};

interface WatchLine {
  readonly answer: BudgetWatchAnswer;
  readonly part: WatchedPartAnswer;
  readonly line: WatchLineAnswer;
}

export const watchLines = (answer: BudgetWatchAnswer): readonly WatchLine[] =>
  answer.parts.flatMap((part) => part.lines.map((line) => ({ answer, part, line })));

/** As a table: one row per line, with the free funds of its part; the effects of a part sum to them. */
export const WATCH_COLUMNS: readonly CsvColumn<WatchLine>[] = [
  { name: 'year', value: ({ answer }) => answer.year },
  { name: 'stage', value: ({ answer }) => answer.stage },
  { name: 'example', value: ({ answer }) => answer.allotmentsFrom?.example },
  { name: 'part', value: ({ part }) => part.part },
  { name: 'freeCents', value: ({ part }) => part.freeCents },
  { name: 'kind', value: ({ line }) => line.kind },
  { name: 'id', value: ({ line }) => line.id },
  { name: 'effectCents', value: ({ line }) => line.effectCents },
  { name: 'approvedCents', value: ({ line }) => line.approvedCents },
  { name: 'reservedCents', value: ({ line }) => line.reservedCents },
  { name: 'decisions', value: ({ line }) => line.decisions?.map(({ decisionId }) => decisionId).join('; ') },
  { name: 'reason', value: ({ line }) => line.reason },
];
