import { domainEventOf, type RecordedEvent } from '@lotsenbuch/event-store';
import { assertNever } from '@lotsenbuch/kernel';
import type { Projection } from '@lotsenbuch/projections';
import { budgetYearAggregate } from '../domain/budget-year.js';
import type { BudgetYearEvent } from '../domain/events.js';
import { evolvePart, touchedParts } from '../domain/evolve-part.js';
import { NO_FIGURES } from '../domain/part-figures.js';
import { districtPart, type PartKey } from '../domain/parts.js';
import type { ReservationEvent } from '../domain/reservation-events.js';
import { evolveCharge, NO_CHARGE, statusAfter } from '../domain/reservations/reservations.js';
import type { BlockRow, BudgetRow, ContributionRow, FormulaRow, GrantRow, PartRow, YearRow } from './budget-rows.js';
import { evolveFormulaRow, type FormulaEvent } from './evolve-formula-row.js';

type Of<Type extends BudgetYearEvent['type']> = Extract<BudgetYearEvent, { readonly type: Type }>;

export const yearKey = (year: number): string => `${year}/year`;
export const formulaKey = (year: number, formulaId: string): string => `${year}/formula/${formulaId}`;
const partKey = (year: number, part: PartKey): string => `${year}/part/${part}`;
const entryKey = (year: number, kind: 'grant' | 'block' | 'contribution', part: string, id: string): string =>
  `${year}/${kind}/${part}/${id}`;

const touchesYear = (event: BudgetYearEvent): boolean =>
  budgetYearAggregate.touches(event).includes(String(event.data.year));

/** The row beside year and parts: a grant, a block, a contribution or a formula. */
const ownKey = (event: BudgetYearEvent): string | undefined => {
  const { year } = event.data;
  switch (event.type) {
    case 'FundsReserved':
    case 'FundsRefused':
    case 'FundsApproved':
    case 'FundsReleased':
      return entryKey(year, 'grant', event.data.part, event.data.grantId);
    case 'FundsBlocked':
    case 'BlockLifted':
      return entryKey(year, 'block', event.data.part, event.data.blockId);
    case 'DistrictContributionRecorded':
    case 'DistrictContributionWithdrawn': {
      const { district, contributionId } = event.data.contribution;
      return entryKey(year, 'contribution', districtPart(district), contributionId);
    }
    case 'AllocationFormulaDrafted':
    case 'AllocationFormulaSent':
    case 'DistrictAnswered':
    case 'AllocationFormulaDecided':
      return formulaKey(year, event.data.formulaId);
    case 'AppropriationSet':
    case 'FundsShifted':
      return undefined;
    default:
      return assertNever(event);
  }
};

const keysOf = (event: BudgetYearEvent): readonly string[] => {
  const { year } = event.data;
  const own = ownKey(event);
  return [
    ...(touchesYear(event) ? [yearKey(year)] : []),
    ...touchedParts(event).map((part) => partKey(year, part)),
    ...(own === undefined ? [] : [own]),
  ];
};

const evolveYearRow = (row: YearRow | undefined, event: BudgetYearEvent, revision: number): YearRow => {
  if (event.type === 'AppropriationSet') {
    const { year, version, to } = event.data;
    const { stage, address, totalCents } = to;
    return {
      ...row,
      kind: 'year',
      year,
      version,
      stage,
      address,
      totalCents,
      effectiveOn: event.effectiveOn,
      revision,
    };
  }
  if (row === undefined) throw new Error(`${event.type} for the year ${event.data.year}, which was never opened`);
  if (event.type !== 'AllocationFormulaDecided') return { ...row, revision };
  const { formulaId, isExample } = event.data;
  return { ...row, allotmentsFrom: { formulaId, isExample }, revision };
};

const evolveGrantRow = (row: GrantRow | undefined, event: ReservationEvent): GrantRow => {
  const { year, part, grantId, decisionId, amountCents } = event.data;
  const others = row?.decisions ?? [];
  const decision = { decisionId, amountCents, status: statusAfter(event) };
  const isKnown = others.some((known) => known.decisionId === decisionId);
  return {
    kind: 'grant',
    year,
    part: part as PartKey,
    grantId,
    charge: evolveCharge(row?.charge ?? NO_CHARGE, event),
    decisions: isKnown
      ? others.map((known) => (known.decisionId === decisionId ? decision : known))
      : [...others, decision],
  };
};

const evolveBlockRow = (row: BlockRow | undefined, event: Of<'FundsBlocked' | 'BlockLifted'>): BlockRow => {
  if (event.type === 'BlockLifted') {
    if (row === undefined) throw new Error(`block ${event.data.blockId} was lifted and never set`);
    return { ...row, liftedOn: event.effectiveOn };
  }
  const { year, part, blockId, amountCents, reason } = event.data;
  return { kind: 'block', year, part, block: { blockId, amountCents, reason }, on: event.effectiveOn };
};

const evolveContributionRow = (
  row: ContributionRow | undefined,
  event: Of<'DistrictContributionRecorded' | 'DistrictContributionWithdrawn'>,
): ContributionRow => {
  const { year, contribution } = event.data;
  if (event.type === 'DistrictContributionRecorded') {
    const part = districtPart(contribution.district);
    return { kind: 'contribution', year, part, contribution, on: event.effectiveOn };
  }
  if (row === undefined) throw new Error(`contribution ${contribution.contributionId} was withdrawn and never made`);
  return { ...row, withdrawnOn: event.effectiveOn };
};

/** The row of {@link ownKey}. The key says which kind of row is there. */
const evolveOwnRow = (row: BudgetRow | undefined, event: BudgetYearEvent, revision: number): BudgetRow | undefined => {
  switch (event.type) {
    case 'FundsReserved':
    case 'FundsRefused':
    case 'FundsApproved':
    case 'FundsReleased':
      return evolveGrantRow(row as GrantRow | undefined, event);
    case 'FundsBlocked':
    case 'BlockLifted':
      return evolveBlockRow(row as BlockRow | undefined, event);
    case 'DistrictContributionRecorded':
    case 'DistrictContributionWithdrawn':
      return evolveContributionRow(row as ContributionRow | undefined, event);
    case 'AppropriationSet':
    case 'FundsShifted':
      return row;
    default:
      return evolveFormulaRow(row as FormulaRow | undefined, event satisfies FormulaEvent, revision);
  }
};

const evolve = (row: BudgetRow | undefined, { envelope }: RecordedEvent, key: string): BudgetRow | undefined => {
  const event = domainEventOf<BudgetYearEvent>(envelope);
  const { year } = event.data;
  if (key === yearKey(year)) return evolveYearRow(row as YearRow | undefined, event, envelope.revision);
  const part = touchedParts(event).find((touched) => partKey(year, touched) === key);
  if (part === undefined) return evolveOwnRow(row, event, envelope.revision);
  const figures = (row as PartRow | undefined)?.figures ?? NO_FIGURES;
  return { kind: 'part', year, part, figures: evolvePart(figures, event, part) };
};

/**
 * Budget years in small rows: one for the year, one for each part, grant, block, contribution and formula. None grows with
 * the number of grants. They are one projection, so that figures and what makes them up stand at the same log position.
 */
export const budgetProjection: Projection<BudgetRow> = {
  name: 'budget',
  version: 1,
  filter: { streamPrefixes: ['budgetYear-'] },
  keys: ({ envelope }) => keysOf(domainEventOf<BudgetYearEvent>(envelope)),
  evolve,
  indexes: {
    kind: ({ kind }) => kind,
    year: ({ year }) => year,
  },
};
