import type { Field, Form } from '../../forms/form.js';
import { eurosAndCents } from '../../texts.js';
import { amountText } from '../amount-text.js';
import type { FormKit } from './form-kit.js';

/** What an approver decides. */
export const decisionForms = (kit: FormKit): readonly Form[] => {
  const { reasons, texts: t, path, note, version, choice, form, waits } = kit;
  const asked = version?.plan.rates ?? [];
  const rates = { rates: asked.map(({ year }) => ({ year })) };
  return [
    ...form('approveGrant', waits('approveGrant') || waits('decideFinally'), () => ({
      path: `${path}/approval`,
      fixed: rates,
      fields: [
        choice('notice', t.kindOfNotice, waits('decideFinally') ? ['final'] : ['provisional', 'final']),
        ...termsFields(kit),
        reasons.field('grantDecision', t.reason),
        note,
      ],
    })),
    ...form('approveAmendment', waits('approveAmendment'), () => ({
      path: `${path}/amendment`,
      fixed: rates,
      fields: [...termsFields(kit), reasons.field('amendmentDecision', t.reason), note],
    })),
    ...form('rejectApplication', waits('approveGrant') || waits('approveAmendment'), () => ({
      path: `${path}/rejection`,
      fields: [reasons.field('applicationRejection', t.reason), note],
    })),
  ];
};

/** What was found adequate is proposed; over several years only as a sum, because the years are the approver's. */
const termsFields = ({ grant, version, texts: t, language }: FormKit): readonly Field[] => {
  const asked = version?.plan.rates ?? [];
  const recommended = grant.reviews.findLast((one) => one.version === version?.version)?.recommendedCents;
  const hint = recommended === undefined ? undefined : `${t.recommended}: ${eurosAndCents(recommended, language)}`;
  return [
    ...asked.map(
      ({ year, amountCents }, index): Field => ({
        name: `rates[${index}].amountCents`,
        label: `${t.amount} ${year}`,
        kind: 'money',
        initial: amountText(asked.length === 1 ? (recommended ?? amountCents) : amountCents),
        hint,
      }),
    ),
    { name: 'positionsApproved', label: t.positionsApproved, kind: 'whole', initial: String(version?.positions ?? 0) },
  ];
};
