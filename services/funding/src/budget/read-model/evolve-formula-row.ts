import type {
  AllocationFormulaDecided,
  AllocationFormulaDrafted,
  AllocationFormulaSent,
  DistrictAnswered,
  NoteInVault,
} from '../domain/events.js';
import type { FormulaRow } from './budget-rows.js';

export type FormulaEvent =
  | AllocationFormulaDrafted
  | AllocationFormulaSent
  | DistrictAnswered
  | AllocationFormulaDecided;

const noted = ({ note }: NoteInVault): NoteInVault => (note === undefined ? {} : { note });

const draftOf = ({ effectiveOn, data }: AllocationFormulaDrafted, revision: number): FormulaRow => ({
  kind: 'formula',
  year: data.year,
  formulaId: data.formulaId,
  version: data.version,
  input: data.input,
  inputHash: data.inputHash,
  shares: data.shares,
  drafted: { on: effectiveOn, by: data.by, ...noted(data) },
  answers: {},
  revision,
});

/** @throws Error a formula that was never drafted */
export const evolveFormulaRow = (row: FormulaRow | undefined, event: FormulaEvent, revision: number): FormulaRow => {
  if (event.type === 'AllocationFormulaDrafted') return draftOf(event, revision);
  if (row === undefined) throw new Error(`${event.type} for formula ${event.data.formulaId}, which was never drafted`);
  const on = event.effectiveOn;
  switch (event.type) {
    case 'AllocationFormulaSent':
      return { ...row, sent: { on, answerBy: event.data.answerBy }, revision };
    case 'DistrictAnswered': {
      const { district, stand, by } = event.data;
      return { ...row, answers: { ...row.answers, [district]: { stand, on, by, ...noted(event.data) } }, revision };
    }
    case 'AllocationFormulaDecided': {
      const { reason, by, consenting, dissenting, stating, silent } = event.data;
      const decided = { on, by, reason, consenting, dissenting, stating, silent, ...noted(event.data) };
      return { ...row, decided, revision };
    }
  }
};
