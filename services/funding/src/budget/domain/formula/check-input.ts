import { addFractions, fraction, isLocalDate } from '@lotsenbuch/kernel';
import { amountFrom, isAmount, MAX_CENTS } from '../amount.js';
import { DISTRICT_KEYS } from '../parts.js';
import { decimal } from './decimal.js';
import type { Criterion, FormulaInput } from './formula-input.js';

export interface FormulaFault {
  /** Path in the input, such as `criteria[1].values.07`. */
  readonly field: string;
  readonly expected: string;
  readonly german: string;
}

/** With the longest texts a draft of so many still fits into one event. */
export const MAX_CRITERIA = 10;
export const MAX_POSITIONS = 100_000;
export const MAX_WEIGHT = 1_000_000;
export const MAX_TEXT = 300;

const SHA_256 = /^[0-9a-f]{64}$/;

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const isText = (text: string): boolean => text.trim() !== '' && text.length <= MAX_TEXT;

const isWeight = ({ weight }: Criterion): boolean =>
  isWhole(weight.numerator, 1, MAX_WEIGHT) && isWhole(weight.denominator, 1, MAX_WEIGHT);

const valueFaults = (at: string, values: Criterion['values']): FormulaFault[] => {
  const unknown = Object.keys(values).filter((key) => !DISTRICT_KEYS.some((district) => district === key));
  const wrong = DISTRICT_KEYS.filter((district) => decimal(values[district] ?? '') === undefined);
  const faults = [
    ...unknown.map((key) => ({
      field: `${at}.${key}`,
      expected: 'only the districts 01 to 12',
      german: 'nur die Bezirke 01 bis 12',
    })),
    ...wrong.map((key) => ({
      field: `${at}.${key}`,
      expected: 'a decimal of 0 or more with a dot, at most 12 digits before and 9 behind it',
      german: 'eine Zahl ab 0 mit Dezimalpunkt, höchstens 12 Stellen davor und 9 dahinter',
    })),
  ];
  if (faults.length > 0) return faults;
  return DISTRICT_KEYS.some((district) => decimal(values[district] ?? '')?.numerator !== 0n)
    ? []
    : [
        {
          field: at,
          expected: 'at least one district with a value above 0',
          german: 'mindestens ein Bezirk mit einem Wert über 0',
        },
      ];
};

const criterionFaults = (criterion: Criterion, index: number): FormulaFault[] => {
  const at = `criteria[${index}]`;
  const text = { expected: `1 to ${MAX_TEXT} characters`, german: `1 bis ${MAX_TEXT} Zeichen` };
  return [
    ...(isText(criterion.name) ? [] : [{ field: `${at}.name`, ...text }]),
    ...(isText(criterion.source) ? [] : [{ field: `${at}.source`, ...text }]),
    ...(isWeight(criterion)
      ? []
      : [
          {
            field: `${at}.weight`,
            expected: `a fraction of whole numbers from 1 to ${MAX_WEIGHT}`,
            german: `ein Bruch aus ganzen Zahlen von 1 bis ${MAX_WEIGHT}`,
          },
        ]),
    ...(isLocalDate(criterion.referenceDate)
      ? []
      : [
          {
            field: `${at}.referenceDate`,
            expected: 'a calendar day YYYY-MM-DD',
            german: 'ein Tag, geschrieben JJJJ-MM-TT',
          },
        ]),
    ...(SHA_256.test(criterion.sourceHash)
      ? []
      : [
          {
            field: `${at}.sourceHash`,
            expected: 'SHA-256 as 64 lower-case hexadecimal digits',
            german: 'SHA-256 mit 64 Stellen, Ziffern und Kleinbuchstaben a bis f',
          },
        ]),
    ...valueFaults(`${at}.values`, criterion.values),
  ];
};

const weightFaults = (criteria: readonly Criterion[]): FormulaFault[] => {
  if (!isWhole(criteria.length, 1, MAX_CRITERIA)) {
    return [
      { field: 'criteria', expected: `1 to ${MAX_CRITERIA} criteria`, german: `1 bis ${MAX_CRITERIA} Kriterien` },
    ];
  }
  if (!criteria.every(isWeight)) return [];
  const sum = criteria
    .map(({ weight }) => fraction(weight.numerator, weight.denominator))
    .reduce(addFractions, fraction(0));
  return sum.numerator === sum.denominator
    ? []
    : [
        {
          field: 'criteria',
          expected: `weights whose sum is 1; they sum to ${sum.numerator}/${sum.denominator}`,
          german: `Gewichte, die zusammen 1 ergeben; sie ergeben ${sum.numerator}/${sum.denominator}`,
        },
      ];
};

const moneyFaults = ({ amountCents, positions, baseCents, capCents }: FormulaInput): FormulaFault[] => {
  const faults: FormulaFault[] = [];
  const districts = DISTRICT_KEYS.length;
  if (!isAmount(amountCents, 1)) faults.push({ field: 'amountCents', ...amountFrom(1) });
  if (!isWhole(positions, 0, MAX_POSITIONS)) {
    faults.push({
      field: 'positions',
      expected: `a whole number from 0 to ${MAX_POSITIONS}`,
      german: `eine ganze Zahl von 0 bis ${MAX_POSITIONS}`,
    });
  }
  const mostBase = Math.floor(amountCents / districts);
  if (!isWhole(baseCents, 0, mostBase)) {
    faults.push({
      field: 'baseCents',
      expected: `whole cents from 0 to ${mostBase}, a twelfth of what is shared out`,
      german: `ganze Cent von 0 bis ${mostBase}: höchstens ein Zwölftel dessen, was verteilt wird`,
    });
  }
  const leastCap = Math.max(baseCents, Math.ceil(amountCents / districts));
  if (capCents !== undefined && !isWhole(capCents, leastCap, MAX_CENTS)) {
    faults.push({
      field: 'capCents',
      expected: `whole cents from ${leastCap} on: not below the base amount nor a twelfth of what is shared out`,
      german: `ganze Cent ab ${leastCap}: nicht unter dem Sockelbetrag und nicht unter einem Zwölftel dessen, was verteilt wird`,
    });
  }
  return faults;
};

/** Everything that is wrong with the input of a formula; empty if it can be computed. */
export const formulaFaults = (input: FormulaInput): readonly FormulaFault[] => [
  ...moneyFaults(input),
  ...weightFaults(input.criteria),
  ...input.criteria.flatMap(criterionFaults),
];
