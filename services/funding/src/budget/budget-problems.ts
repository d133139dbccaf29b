import { assertNever } from '@lotsenbuch/kernel';
import {
  type FieldFault,
  PROBLEMS,
  type Problem,
  type ProblemKind,
  reasonNotInCatalogue,
  refusal,
} from '@lotsenbuch/service-kit';
import { eurosInGerman as de, eurosInEnglish as en } from '../domain/euros.js';
import type { BudgetYearRejection } from './domain/budget-year.js';
import type { NotEnoughFree } from './domain/part-figures.js';
import { formulaProblem, isFormulaRejection } from './formula-problems.js';
import { partName } from './part-names.js';

/** The refusals of commands on a budget year; `docs/http-conventions.md` lists them for clients. */
export const BUDGET_PROBLEMS = {
  budgetYearExists: { name: 'budget-year-exists', status: 409, title: 'The budget year is open already' },
  alreadyEnded: { name: 'already-ended', status: 409, title: 'It was lifted or withdrawn already' },
  fundsNotFree: { name: 'funds-not-free', status: 422, title: 'The money is not free' },
  partsDiffer: { name: 'parts-differ', status: 422, title: 'The parts do not sum to the appropriation' },
  appropriationRefused: {
    name: 'appropriation-refused',
    status: 422,
    title: 'The appropriation cannot follow this one',
  },
} as const satisfies Record<string, ProblemKind>;

const notFree = ({ part, neededCents, freeCents, shortCents, figures }: NotEnoughFree): Problem => {
  const { amountCents, transferredCents, blockedCents, approvedCents, reservedCents } = figures;
  return refusal(BUDGET_PROBLEMS.fundsNotFree, {
    en:
      `${en(neededCents)} were to be taken from the ${partName(part, 'en')}, of which ${en(freeCents)} are free: ${en(shortCents)} too much. ` +
      `Free is ${en(amountCents)} + ${en(transferredCents)} transferred − ${en(blockedCents)} blocked − ${en(approvedCents)} approved − ${en(reservedCents)} reserved. ` +
      'Take less, lift a block, or let a grant be amended first; GET /v1/reports/budget-watch lists what the money is tied to.',
    de:
      `${de(neededCents)} sollten aus „${partName(part, 'de')}“ entnommen werden, frei sind ${de(freeCents)}: ${de(shortCents)} zu viel. ` +
      `Frei = ${de(amountCents)} + ${de(transferredCents)} vom Bezirk − ${de(blockedCents)} gesperrt − ${de(approvedCents)} bewilligt − ${de(reservedCents)} vorgemerkt. ` +
      'Weniger entnehmen, eine Sperre aufheben oder erst eine Bewilligung ändern.',
  });
};

const invalid = (error: FieldFault, de: string): Problem =>
  refusal(PROBLEMS.validation, { en: 'The request has a value that is not allowed.', de }, { errors: [error] });

const ended = (what: string, german: string): Problem =>
  refusal(BUDGET_PROBLEMS.alreadyEnded, { en: `${what} Nothing was changed.`, de: `${german} Nichts wurde geändert.` });

export const budgetProblem = (rejection: BudgetYearRejection): Problem => {
  if (isFormulaRejection(rejection)) return formulaProblem(rejection);
  switch (rejection.kind) {
    case 'budgetYearUnknown':
      return refusal(PROBLEMS.notFound, {
        en: 'This budget year is not open. POST /v1/budget-years opens it with its first appropriation.',
        de: 'Dieses Haushaltsjahr ist nicht eröffnet. Erst die Mittel des Jahres eintragen.',
      });
    case 'budgetYearExists':
      return refusal(BUDGET_PROBLEMS.budgetYearExists, {
        en: `The budget year ${rejection.year} is open. Replace its appropriation with POST /v1/budget-years/${rejection.year}/appropriation.`,
        de: `Das Haushaltsjahr ${rejection.year} ist eröffnet. Die Mittel dort ändern.`,
      });
    case 'reasonUnknown':
      return reasonNotInCatalogue(rejection);
    case 'amountRefused': {
      const { field, expected, german } = rejection;
      return invalid({ field, expected, german }, `Eine Angabe ist nicht zulässig; erwartet: ${german}.`);
    }
    case 'samePart':
      return invalid(
        {
          field: 'to',
          expected: 'another part than "from"',
          german: 'ein anderer Teil als der, aus dem verschoben wird',
        },
        'Von einem Teil kann nicht in denselben verschoben werden.',
      );
    case 'sumDiffers': {
      const { totalCents, sumCents } = rejection;
      return refusal(BUDGET_PROBLEMS.partsDiffer, {
        en: `The parts sum to ${en(sumCents)}, the appropriation is ${en(totalCents)}; the difference is ${en(totalCents - sumCents)}. Both must be the same to the cent: change a part, or put the rest into "undistributed" or "reserve".`,
        de: `Die Teile ergeben ${de(sumCents)}, die Mittel sind ${de(totalCents)}; der Unterschied ist ${de(totalCents - sumCents)}. Beides muss auf den Cent gleich sein: einen Teil ändern oder den Rest zur Reserve oder zu den noch nicht verteilten Mitteln nehmen.`,
      });
    }
    case 'alreadyFinal':
      return refusal(BUDGET_PROBLEMS.appropriationRefused, {
        en: 'The appropriation is final; a provisional one cannot follow it. Set a final one.',
        de: 'Die Mittel sind endgültig; ein vorläufiger Rahmen kann nicht folgen.',
      });
    case 'allotmentDecided': {
      const { part, decidedCents, toCents } = rejection;
      return refusal(BUDGET_PROBLEMS.appropriationRefused, {
        en: `The allotments of this year were decided: the ${partName(part, 'en')} is ${en(decidedCents)} and cannot become ${en(toCents)} with the appropriation. Keep it, and shift money or decide another formula.`,
        de: `Die Kontingente sind beschlossen: „${partName(part, 'de')}“ beträgt ${de(decidedCents)} und wird nicht mit den Mitteln auf ${de(toCents)} geändert. Umschichten oder einen neuen Verteilungsschlüssel beschließen.`,
      });
    }
    case 'notEnoughFree':
      return notFree(rejection);
    case 'transferredStays': {
      const { part, neededCents, amountCents } = rejection;
      return refusal(BUDGET_PROBLEMS.fundsNotFree, {
        en: `Of the ${partName(part, 'en')} ${en(amountCents)} are money of the appropriation; ${en(neededCents)} cannot be shifted. What a district transferred stays in the district.`,
        de: `In „${partName(part, 'de')}“ stecken ${de(amountCents)} Haushaltsmittel; ${de(neededCents)} können nicht verschoben werden. Eigenes Geld des Bezirks bleibt im Bezirk.`,
      });
    }
    case 'blockUnknown':
    case 'contributionUnknown':
      return refusal(PROBLEMS.notFound, {
        en: 'The budget year has nothing with this id. GET the year: it lists them.',
        de: 'Das Haushaltsjahr kennt diesen Eintrag nicht.',
      });
    case 'blockLifted':
      return ended('This block was lifted before.', 'Diese Sperre ist schon aufgehoben.');
    case 'contributionWithdrawn':
      return ended('This contribution was withdrawn before.', 'Diese Mittel sind schon zurückgezogen.');
    case 'notACharge':
    case 'nothingReserved':
    case 'moreThanApproved':
      throw new Error(`${rejection.kind}: reservations are made by a process, not by a request`);
    default:
      return assertNever(rejection);
  }
};
