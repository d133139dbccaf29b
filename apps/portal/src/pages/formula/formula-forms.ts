import type { Field, Form } from '../../forms/form.js';
import type { Allowed } from '../allowed.js';
import { areaName, word } from '../words.js';
import type { Formula } from './formula-answer.js';
import { formulaTexts } from './formula-texts.js';

/** The next step of a formula, for whom it is. */
export const formulaForms = (
  formula: Formula,
  path: string,
  { may, rights }: Allowed,
  reason: Field,
  language: 'de' | 'en',
): readonly Form[] => {
  const t = formulaTexts(language);
  const ifMatch = `"${formula.revision}"`;
  const note: Field = { name: 'note', label: t.note, kind: 'longText', isOptional: true };
  const stands = ['consent', 'dissent', 'statement'].map((value) => ({ value, label: word(value, language) }));
  const districts = rights.flatMap(({ district }) => (district === undefined ? [] : [district]));
  return [
    ...(formula.status === 'draft' && may('sendFormula')
      ? [
          {
            id: 'send',
            heading: t.send,
            submit: t.sendSubmit,
            path: `${path}/send`,
            ifMatch,
            fields: [{ name: 'answerBy', label: t.answerBy, kind: 'day' as const }],
          },
        ]
      : []),
    ...(formula.status === 'sent' && may('answerFormula')
      ? districts.map((district) => ({
          id: `answer-${district}`,
          heading: `${t.give}: ${areaName(district, language)}`,
          submit: t.giveSubmit,
          path: `${path}/statements`,
          ifMatch,
          fixed: { district },
          fields: [{ name: 'stand', label: t.stand, kind: 'choice' as const, options: stands }, note],
        }))
      : []),
    ...(formula.status === 'sent' && may('decideFormula')
      ? [
          {
            id: 'decide',
            heading: t.decide,
            submit: t.decideSubmit,
            path: `${path}/decision`,
            ifMatch,
            fields: [reason, note],
          },
        ]
      : []),
  ];
};
