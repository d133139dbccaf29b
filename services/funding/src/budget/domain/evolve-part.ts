import { assertNever } from '@lotsenbuch/kernel';
import type { BudgetYearEvent } from './events.js';
import type { PartFigures } from './part-figures.js';
import { DISTRICT_PARTS, districtPart, PART_KEYS, type PartKey } from './parts.js';
import { setAside } from './reservations/reservations.js';

/** The parts whose figures an event changes; at most all of them. */
export const touchedParts = (event: BudgetYearEvent): readonly PartKey[] => {
  switch (event.type) {
    case 'AppropriationSet':
      return PART_KEYS;
    case 'FundsShifted':
      return [event.data.from, event.data.to];
    case 'FundsBlocked':
    case 'BlockLifted':
      return [event.data.part];
    case 'DistrictContributionRecorded':
    case 'DistrictContributionWithdrawn': {
      const { way, district } = event.data.contribution;
      return way === 'transferred' ? [districtPart(district)] : [];
    }
    case 'AllocationFormulaDecided':
      return [...DISTRICT_PARTS, 'undistributed'];
    case 'FundsReserved':
    case 'FundsApproved':
    case 'FundsReleased':
      return [event.data.part as PartKey];
    case 'AllocationFormulaDrafted':
    case 'AllocationFormulaSent':
    case 'DistrictAnswered':
    case 'FundsRefused':
      return [];
    default:
      return assertNever(event);
  }
};

const plus = (figures: PartFigures, field: keyof PartFigures, cents: number): PartFigures => ({
  ...figures,
  [field]: figures[field] + cents,
});

/** The figures of one of the {@link touchedParts} after the event. */
export const evolvePart = (figures: PartFigures, event: BudgetYearEvent, part: PartKey): PartFigures => {
  switch (event.type) {
    case 'AppropriationSet':
      return { ...figures, amountCents: event.data.to.parts[part] };
    case 'AllocationFormulaDecided':
      return { ...figures, amountCents: event.data.to[part] };
    case 'FundsShifted':
      return plus(figures, 'amountCents', event.data.from === part ? -event.data.amountCents : event.data.amountCents);
    case 'FundsBlocked':
      return plus(figures, 'blockedCents', event.data.amountCents);
    case 'BlockLifted':
      return plus(figures, 'blockedCents', -event.data.amountCents);
    case 'DistrictContributionRecorded':
      return plus(figures, 'transferredCents', event.data.contribution.amountCents);
    case 'DistrictContributionWithdrawn':
      return plus(figures, 'transferredCents', -event.data.contribution.amountCents);
    case 'FundsReserved':
      return plus(figures, 'reservedCents', setAside(event.data.amountCents));
    case 'FundsApproved': {
      const { amountCents } = event.data;
      return plus(plus(figures, 'reservedCents', -setAside(amountCents)), 'approvedCents', amountCents);
    }
    case 'FundsReleased': {
      const { amountCents, cause } = event.data;
      return cause === 'notice'
        ? plus(figures, 'approvedCents', -amountCents)
        : plus(figures, 'reservedCents', -setAside(amountCents));
    }
    case 'AllocationFormulaDrafted':
    case 'AllocationFormulaSent':
    case 'DistrictAnswered':
    case 'FundsRefused':
      return figures;
    default:
      return assertNever(event);
  }
};
