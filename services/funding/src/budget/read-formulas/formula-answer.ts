import { ApiProperty, isInScope, type ReadScope } from '@lotsenbuch/service-kit';
import type { PersonalValue } from '@lotsenbuch/vault';
import { NoteAnswer, type NoteOf } from '../../notes/open-notes.js';
import type { DistrictStand } from '../domain/events.js';
import type { FormulaInput, FormulaShare } from '../domain/formula/formula-input.js';
import { DISTRICT_KEYS, type DistrictKey } from '../domain/parts.js';
import type { FormulaRow } from '../read-model/budget-rows.js';

export class ShareAnswer {
  @ApiProperty({ enum: [...DISTRICT_KEYS] })
  district!: DistrictKey;

  @ApiProperty({ type: 'integer' })
  amountCents!: number;

  @ApiProperty({ type: 'integer' })
  positions!: number;
}

export class WeightAnswer {
  @ApiProperty({ type: 'integer' })
  numerator!: number;

  @ApiProperty({ type: 'integer' })
  denominator!: number;
}

export class DistrictValueAnswer {
  @ApiProperty()
  district!: string;

  @ApiProperty({ description: 'Exact decimal' })
  value!: string;
}

export class CriterionAnswer {
  @ApiProperty()
  name!: string;

  @ApiProperty({ type: WeightAnswer })
  weight!: WeightAnswer;

  @ApiProperty()
  source!: string;

  @ApiProperty({ format: 'date' })
  referenceDate!: string;

  @ApiProperty({ description: 'SHA-256 of the file the values were taken from' })
  sourceHash!: string;

  @ApiProperty({ type: [DistrictValueAnswer] })
  values!: readonly DistrictValueAnswer[];
}

export class DistrictAnswerAnswer {
  @ApiProperty({ enum: [...DISTRICT_KEYS] })
  district!: DistrictKey;

  @ApiProperty({ enum: ['statement', 'consent', 'dissent'] })
  stand!: DistrictStand;

  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ type: NoteAnswer, required: false })
  note?: NoteAnswer;
}

export class FormulaDecisionAnswer {
  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ description: 'Code from the catalogue budgetDecideFormula' })
  reason!: string;

  @ApiProperty({ type: 'integer', description: 'Districts that consented' })
  consenting!: number;

  @ApiProperty({ type: 'integer' })
  dissenting!: number;

  @ApiProperty({ type: 'integer', description: 'Districts that gave a statement without yes or no' })
  stating!: number;

  @ApiProperty({ type: 'integer', description: 'Districts that did not answer' })
  silent!: number;

  @ApiProperty({ type: NoteAnswer, required: false })
  note?: NoteAnswer;
}

/** An allocation formula with its way. */
export class FormulaAnswer {
  @ApiProperty({ format: 'uuid' })
  formulaId!: string;

  @ApiProperty({ type: 'integer' })
  year!: number;

  @ApiProperty({ type: 'integer', description: 'Counts the formulas of the year, from 1' })
  version!: number;

  @ApiProperty({ enum: ['draft', 'sent', 'decided'] })
  status!: 'draft' | 'sent' | 'decided';

  @ApiProperty({ description: 'Weights or values are made up: the real ones are not public' })
  example!: boolean;

  @ApiProperty({ description: 'How the shares are computed' })
  method!: string;

  @ApiProperty({ type: 'integer' })
  amountCents!: number;

  @ApiProperty({ type: 'integer' })
  positions!: number;

  @ApiProperty({ type: 'integer' })
  baseCents!: number;

  @ApiProperty({ type: 'integer', required: false })
  capCents?: number;

  @ApiProperty({ type: [CriterionAnswer] })
  criteria!: readonly CriterionAnswer[];

  @ApiProperty({ description: 'SHA-256 of the canonical form (RFC 8785) of the whole input' })
  inputHash!: string;

  @ApiProperty({ type: [ShareAnswer] })
  shares!: readonly ShareAnswer[];

  @ApiProperty({ format: 'date' })
  draftedOn!: string;

  @ApiProperty({ type: NoteAnswer, required: false })
  note?: NoteAnswer;

  @ApiProperty({ format: 'date', required: false })
  sentOn?: string;

  @ApiProperty({ format: 'date', required: false, description: 'Last day for an answer' })
  answerBy?: string;

  @ApiProperty({ type: [DistrictAnswerAnswer], description: 'A district sees its own' })
  answers!: readonly DistrictAnswerAnswer[];

  @ApiProperty({ type: FormulaDecisionAnswer, required: false })
  decision?: FormulaDecisionAnswer;

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}

export class RecomputedAnswer {
  @ApiProperty({ type: [ShareAnswer], description: 'Computed now, by the method that was pinned' })
  shares!: readonly ShareAnswer[];

  @ApiProperty({ description: 'Hash of the pinned input, computed now' })
  inputHash!: string;

  @ApiProperty({ description: 'Shares and hash are those that were recorded' })
  matches!: boolean;
}

export class FormulaDetailAnswer extends FormulaAnswer {
  @ApiProperty({ type: RecomputedAnswer })
  recomputed!: RecomputedAnswer;
}

export const statusOfFormula = ({ sent, decided }: FormulaRow): FormulaAnswer['status'] => {
  if (decided !== undefined) return 'decided';
  return sent === undefined ? 'draft' : 'sent';
};

/** Whether the reader may know of the formula: a district knows those that were sent to it. */
export const seesFormula = (scope: ReadScope, row: FormulaRow): boolean =>
  scope === 'everything' || statusOfFormula(row) !== 'draft';

/** The notes that this reader's answer may show: a district reads its own, not those of officers or other districts. */
export const notesFor = (
  scope: ReadScope,
  { drafted, answers, decided }: FormulaRow,
): readonly (PersonalValue | undefined)[] => [
  ...(scope === 'everything' ? [drafted.note, decided?.note] : []),
  ...DISTRICT_KEYS.filter((district) => isInScope(scope, { district })).map((district) => answers[district]?.note),
];

/** A note of an officer or approver: there, and closed to a district. */
const officialNote = (scope: ReadScope, note: PersonalValue | undefined, noteOf: NoteOf) =>
  note === undefined || scope === 'everything' ? noteOf(note) : { note: { kind: 'hidden' as const } };

const criterionAnswer = ({ values, ...criterion }: FormulaInput['criteria'][number]): CriterionAnswer => ({
  ...criterion,
  values: DISTRICT_KEYS.map((district) => ({ district, value: values[district] ?? '' })),
});

const decisionAnswer = ({ on, reason, ...heard }: NonNullable<FormulaRow['decided']>) => ({
  on,
  reason,
  consenting: heard.consenting.length,
  dissenting: heard.dissenting.length,
  stating: heard.stating.length,
  silent: heard.silent.length,
});

export const formulaAnswer = (row: FormulaRow, scope: ReadScope, noteOf: NoteOf): FormulaAnswer => {
  const { formulaId, year, version, input, inputHash, shares, drafted, sent, decided, revision } = row;
  const { isExample, criteria, ...terms } = input;
  return {
    formulaId,
    year,
    version,
    status: statusOfFormula(row),
    example: isExample,
    ...terms,
    criteria: criteria.map(criterionAnswer),
    inputHash,
    shares,
    draftedOn: drafted.on,
    ...officialNote(scope, drafted.note, noteOf),
    ...(sent !== undefined && { sentOn: sent.on, answerBy: sent.answerBy }),
    answers: DISTRICT_KEYS.filter((district) => isInScope(scope, { district })).flatMap((district) => {
      const answer = row.answers[district];
      return answer === undefined ? [] : [{ district, stand: answer.stand, on: answer.on, ...noteOf(answer.note) }];
    }),
    ...(decided !== undefined && {
      decision: { ...decisionAnswer(decided), ...officialNote(scope, decided.note, noteOf) },
    }),
    revision,
  };
};

export const sameShares = (a: readonly FormulaShare[], b: readonly FormulaShare[]): boolean =>
  a.length === b.length &&
  a.every((share, at) => {
    const other = b[at];
    return (
      other?.district === share.district &&
      other.amountCents === share.amountCents &&
      other.positions === share.positions
    );
  });
