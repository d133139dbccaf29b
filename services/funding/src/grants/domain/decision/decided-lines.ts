import type { GrantTerms } from '../events.js';
import { euros, type Fault, repeatedAt } from '../plan/fault.js';

type Lines = GrantTerms['lines'];

/**
 * Faults of an approved plan: every cost line once, none above its most, and together with the income enough for what
 * is approved.
 * @param most cost lines with the most that each may get
 */
export const decidedLineFaults = (
  lines: Lines,
  most: Lines,
  approvedCents: number,
  incomeCents: number,
): readonly Fault[] => {
  const ids = lines.map(({ lineId }) => lineId);
  const faults: Fault[] = lines.flatMap(({ lineId, amountCents }, index) => {
    const limit = most.find((line) => line.lineId === lineId)?.amountCents;
    if (limit === undefined) {
      return [{ field: `lines[${index}].lineId`, expected: 'a cost line of the plan', found: lineId }];
    }
    return Number.isSafeInteger(amountCents) && amountCents >= 0 && amountCents <= limit
      ? []
      : [
          {
            field: `lines[${index}].amountCents`,
            expected: `0 to ${limit} cents: ${euros(limit)} were found adequate or approved before`,
            found: String(amountCents),
          },
        ];
  });
  for (const index of repeatedAt(ids)) {
    faults.push({ field: `lines[${index}].lineId`, expected: 'each cost line once', found: ids[index] ?? '' });
  }
  const missing = most.filter(({ lineId }) => !ids.includes(lineId)).map(({ lineId }) => lineId);
  if (missing.length > 0) {
    faults.push({
      field: 'lines',
      expected: 'every cost line of the plan',
      found: `nothing for ${missing.join(', ')}`,
    });
  }
  if (faults.length > 0) return faults;
  const uncovered = lines.reduce((sum, { amountCents }) => sum + amountCents, 0) - incomeCents;
  return approvedCents <= uncovered
    ? []
    : [
        {
          field: 'lines',
          expected: `lines that come, less the income of ${euros(incomeCents)}, to at least the approved ${euros(approvedCents)}`,
          found: euros(uncovered),
        },
      ];
};
