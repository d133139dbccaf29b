import { PROBLEMS, type Problem, refusal } from '@lotsenbuch/service-kit';

/** The programme began in 2013. */
export const FIRST_YEAR = 2013;
export const LAST_YEAR = 2099;

/** @throws Problem 404 if the segment of the path is no budget year */
export const budgetYearOf = (segment: string): number => {
  const year = /^\d{4}$/.test(segment) ? Number(segment) : Number.NaN;
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  throw unknownYear(segment);
};

export const unknownYear = (year: number | string): Problem =>
  refusal(PROBLEMS.notFound, {
    en: `There is no budget year ${year}. GET /v1/budget-years lists them; POST /v1/budget-years opens one.`,
    de: `Das Haushaltsjahr ${year} ist nicht eröffnet. Erst die Mittel des Jahres eintragen.`,
  });
