import { recordNotFound } from './published-grant-problems.js';

/**
 * The register year of a record, which its id begins with; it names the stream that the record is in.
 * @throws Problem 404 if it is no record id
 */
export const registerYearOf = (recordId: string): string => {
  const year = /^(\d{4})-/.exec(recordId)?.[1];
  if (year === undefined) throw recordNotFound(recordId.slice(0, 100));
  return year;
};
