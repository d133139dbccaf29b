import type { DistrictFinding, Verdict, VerdictBasis } from '../events.js';
import { foldText } from '../text/fold.js';
import { CLAUSES, type RefusalReason } from './clauses.js';
import { districtNamedIn } from './district-finding.js';
import { funderKindOf } from './funder-kind.js';
import { policyFieldKindOf } from './policy-field.js';
import { type ProgrammeName, programmeNameIn } from './programme-name.js';
import type { ClassificationRule } from './rule.js';

/** What of a row the rule looks at; texts as published. */
export interface RowToClassify {
  readonly year: number;
  readonly recipient: string;
  readonly funder: string;
  readonly purpose: string;
  readonly policyField: string;
  readonly amountCents: number;
}

export type Classification =
  | {
      readonly kind: 'recorded';
      readonly verdict: Verdict;
      readonly basis: VerdictBasis;
      readonly district: DistrictFinding;
    }
  /** A keyword, but not ours. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  /** Nothing in the row has to do with the programme. */
  | { readonly kind: 'unrelated' };

const UNRELATED: Classification = { kind: 'unrelated' };

const refused = (reason: RefusalReason): Classification => ({ kind: 'refused', reason });

type Clause = { [V in Verdict]: readonly [V, keyof (typeof CLAUSES)[V] & string] }[Verdict];

/** The word itself or a known project: who gave it, and for what policy field, decides. */
const clauseOfNamed = (
  row: RowToClassify,
  name: Extract<ProgrammeName, { kind: 'facilitatorWord' | 'knownProject' }>,
  rule: ClassificationRule,
): Clause => {
  const funder = funderKindOf(row.funder, rule.funders);
  const field = policyFieldKindOf(row.policyField, rule.policyFields);
  if (funder === 'districtOffice') return ['apart', 'districtOffice'];
  if (field === 'labour') return ['apart', 'policyFieldLabour'];
  if (funder === 'other') return ['inReview', 'funderUnclear'];
  if (field !== 'integration') return ['inReview', 'policyFieldUnclear'];
  const fromYear = name.kind === 'knownProject' ? name.project.fromYear : rule.facilitatorWord.fromYear;
  if (row.year < fromYear) return ['inReview', 'beforeItsTime'];
  if (row.amountCents <= 0) return ['inReview', 'amountNotPositive'];
  return ['confirmed', name.kind];
};

const mayBeOurs = (row: RowToClassify, rule: ClassificationRule): boolean =>
  funderKindOf(row.funder, rule.funders) === 'senate' &&
  ['integration', 'absent'].includes(policyFieldKindOf(row.policyField, rule.policyFields));

const recorded = (
  row: RowToClassify,
  [verdict, clause]: Clause,
  name: ProgrammeName,
  rule: ClassificationRule,
): Classification => ({
  kind: 'recorded',
  verdict,
  basis: { clause, matched: name.matched },
  district:
    name.kind === 'knownProject' && name.project.supraDistrict
      ? { basis: 'supraDistrict' }
      : districtNamedIn(row.purpose, rule.districts),
});

const classifyByRecipient = (row: RowToClassify, rule: ClassificationRule): Classification => {
  const folded = foldText(row.recipient);
  if (!Object.values(rule.keywords).some((keyword) => folded.includes(keyword))) return UNRELATED;
  const name = programmeNameIn(row.recipient, rule);
  switch (name?.kind) {
    case 'facilitatorWord':
    case 'knownProject':
    case 'laterName':
    case 'similarName':
      return mayBeOurs(row, rule)
        ? recorded(row, ['inReview', 'wordOnlyInRecipient'], name, rule)
        : refused('keywordInRecipient');
    default:
      return refused('keywordInRecipient');
  }
};

/** Judges one row of a published register: pure, and the same for the same rule version. */
export const classifyRow = (row: RowToClassify, rule: ClassificationRule): Classification => {
  const name = programmeNameIn(row.purpose, rule);
  if (name === undefined) return classifyByRecipient(row, rule);
  switch (name.kind) {
    case 'facilitatorWord':
    case 'knownProject':
      return recorded(row, clauseOfNamed(row, name, rule), name, rule);
    case 'nearlyKnownProject':
    case 'laterName':
    case 'similarName':
      return mayBeOurs(row, rule) ? recorded(row, ['inReview', name.kind], name, rule) : refused('elsewhere');
    default:
      return refused(name.kind);
  }
};
