import { ApiProperty, isInScope, type ReadScope } from '@lotsenbuch/service-kit';
import { addFigures, freeCentsOf, NO_FIGURES, type PartFigures } from '../domain/part-figures.js';
import { districtOf, PART_KEYS, type PartKey } from '../domain/parts.js';
import type { BudgetYearView } from '../read-model/budget.js';
import type { YearRow } from '../read-model/budget-rows.js';

export class BudgetAddressAnswer {
  @ApiProperty({ description: 'Chapter (Kapitel)' })
  chapter!: string;

  @ApiProperty({ description: 'Title (Titel)' })
  title!: string;

  @ApiProperty({ required: false, description: 'Part of the title (Teilansatz)' })
  part?: string;
}

export class AllotmentsFromAnswer {
  @ApiProperty({ format: 'uuid' })
  formulaId!: string;

  @ApiProperty({ description: 'The weights or values of the formula are made up' })
  example!: boolean;
}

/** One budget year in short. */
export class BudgetYearSummaryAnswer {
  @ApiProperty({ type: 'integer' })
  year!: number;

  @ApiProperty({ type: 'integer', description: 'Counts the appropriations of the year, from 1' })
  version!: number;

  @ApiProperty({ enum: ['provisional', 'final'] })
  stage!: 'provisional' | 'final';

  @ApiProperty({ type: BudgetAddressAnswer })
  address!: BudgetAddressAnswer;

  @ApiProperty({ format: 'date', description: 'Berlin day from which the present appropriation holds' })
  effectiveOn!: string;

  @ApiProperty({ type: 'integer', description: 'Cents' })
  totalCents!: number;

  @ApiProperty({ type: AllotmentsFromAnswer, required: false, description: 'The formula that was decided last' })
  allotmentsFrom?: AllotmentsFromAnswer;

  @ApiProperty({ type: 'integer', description: 'Its ETag; reservations of grants do not change it' })
  revision!: number;
}

/** Cents; free = amount + transferred − blocked − approved − reserved. */
export class FiguresAnswer {
  @ApiProperty({ type: 'integer', description: 'Share of the appropriation, blocked funds included' })
  amountCents!: number;

  @ApiProperty({ type: 'integer', description: "Districts' own money in the title of the Senate" })
  transferredCents!: number;

  @ApiProperty({ type: 'integer' })
  blockedCents!: number;

  @ApiProperty({ type: 'integer' })
  approvedCents!: number;

  @ApiProperty({ type: 'integer', description: 'For decisions that have not taken effect yet' })
  reservedCents!: number;

  @ApiProperty({ type: 'integer' })
  freeCents!: number;
}

export class PartAnswer extends FiguresAnswer {
  @ApiProperty({ enum: [...PART_KEYS] })
  part!: PartKey;
}

export class BlockAnswer {
  @ApiProperty({ format: 'uuid' })
  blockId!: string;

  @ApiProperty({ enum: [...PART_KEYS] })
  part!: PartKey;

  @ApiProperty({ type: 'integer' })
  amountCents!: number;

  @ApiProperty({ description: 'Code from the catalogue budgetBlock' })
  reason!: string;

  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ format: 'date', required: false, description: 'Absent while it stands' })
  liftedOn?: string;
}

export class ContributionAnswer {
  @ApiProperty({ format: 'uuid' })
  contributionId!: string;

  @ApiProperty()
  district!: string;

  @ApiProperty({ type: 'integer' })
  amountCents!: number;

  @ApiProperty({ enum: ['transferred', 'direct'] })
  way!: 'transferred' | 'direct';

  @ApiProperty({ format: 'uuid', required: false, description: 'Exactly with way direct' })
  carrierId?: string;

  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ format: 'date', required: false, description: 'Absent while it counts' })
  withdrawnOn?: string;
}

/** A budget year with its figures; a district sees the totals and its own part. */
export class BudgetYearAnswer extends BudgetYearSummaryAnswer {
  @ApiProperty({ type: FiguresAnswer, description: 'All parts together' })
  totals!: FiguresAnswer;

  @ApiProperty({ type: [PartAnswer] })
  parts!: readonly PartAnswer[];

  @ApiProperty({ type: [BlockAnswer] })
  blocks!: readonly BlockAnswer[];

  @ApiProperty({ type: [ContributionAnswer] })
  contributions!: readonly ContributionAnswer[];
}

export const summaryAnswer = (row: YearRow): BudgetYearSummaryAnswer => {
  const { year, version, stage, address, effectiveOn, totalCents, allotmentsFrom, revision } = row;
  return {
    year,
    version,
    stage,
    address,
    effectiveOn,
    totalCents,
    ...(allotmentsFrom !== undefined && {
      allotmentsFrom: { formulaId: allotmentsFrom.formulaId, example: allotmentsFrom.isExample },
    }),
    revision,
  };
};

export const figuresAnswer = (figures: PartFigures): FiguresAnswer => ({ ...figures, freeCents: freeCentsOf(figures) });

export const totalsOf = ({ parts }: BudgetYearView): FiguresAnswer =>
  figuresAnswer(PART_KEYS.map((part) => parts[part]).reduce(addFigures, NO_FIGURES));

/** Whether the reader may see the figures of this part. */
export const seesPart = (scope: ReadScope, part: PartKey): boolean => isInScope(scope, { district: districtOf(part) });

export const budgetYearAnswer = (view: BudgetYearView, scope: ReadScope): BudgetYearAnswer => {
  const entries = view.entries.filter(({ part }) => seesPart(scope, part));
  return {
    ...summaryAnswer(view.year),
    totals: totalsOf(view),
    parts: PART_KEYS.filter((part) => seesPart(scope, part)).map((part) => ({
      part,
      ...figuresAnswer(view.parts[part]),
    })),
    blocks: entries.flatMap((entry) =>
      entry.kind === 'block'
        ? [{ ...entry.block, part: entry.part, on: entry.on, ...(entry.liftedOn && { liftedOn: entry.liftedOn }) }]
        : [],
    ),
    contributions: entries.flatMap((entry) =>
      entry.kind === 'contribution'
        ? [{ ...entry.contribution, on: entry.on, ...(entry.withdrawnOn && { withdrawnOn: entry.withdrawnOn }) }]
        : [],
    ),
  };
};
