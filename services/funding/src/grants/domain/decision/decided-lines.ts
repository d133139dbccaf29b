import type { GrantTerms } from '../events.js';
import { euros, type Fault, germanEuros, repeatedAt } from '../plan/fault.js';

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
      const german = 'eine Ausgabenzeile des Plans';
      return [{ field: `lines[${index}].lineId`, expected: 'a cost line of the plan', german, found: lineId }];
    }
    return Number.isSafeInteger(amountCents) && amountCents >= 0 && amountCents <= limit
      ? []
      : [
          {
            field: `lines[${index}].amountCents`,
            expected: `0 to ${limit} cents: ${euros(limit)} were found adequate or approved before`,
            german: `höchstens ${germanEuros(limit)}: so viel ist als angemessen geprüft oder vorher bewilligt`,
            found: String(amountCents),
          },
        ];
  });
  for (const index of repeatedAt(ids)) {
    const german = 'jede Ausgabenzeile einmal';
    faults.push({ field: `lines[${index}].lineId`, expected: 'each cost line once', german, found: ids[index] ?? '' });
  }
  const missing = most.filter(({ lineId }) => !ids.includes(lineId)).map(({ lineId }) => lineId);
  if (missing.length > 0) {
    faults.push({
      field: 'lines',
      expected: `every cost line of the plan; missing: ${missing.join(', ')}`,
      german: `jede Ausgabenzeile des Plans; es fehlen: ${missing.join(', ')}`,
    });
  }
  if (faults.length > 0) return faults;
  const uncovered = lines.reduce((sum, { amountCents }) => sum + amountCents, 0) - incomeCents;
  return approvedCents <= uncovered
    ? []
    : [
        {
          field: 'lines',
          expected: `lines that come, less the income of ${euros(incomeCents)}, to at least the approved ${euros(approvedCents)}; they come to ${euros(uncovered)}`,
          german: `Zeilen, die nach Abzug der Einnahmen von ${germanEuros(incomeCents)} mindestens die bewilligten ${germanEuros(approvedCents)} ergeben; sie ergeben ${germanEuros(uncovered)}`,
          found: String(uncovered),
        },
      ];
};
