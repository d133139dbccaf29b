import type { Form } from '../../forms/form.js';
import { amountText } from '../amount-text.js';
import { planForm } from '../application/plan-groups.js';
import { lastDayOf } from '../words.js';
import type { FormKit } from './form-kit.js';

/** From the application to the end of its review, and the carrier's own steps. */
export const reviewForms = (kit: FormKit): readonly Form[] => {
  const { grant, language, reasons, texts: t, path, note, version, isUndecided, choice, form } = kit;
  return [
    ...form('giveStatement', isUndecided, () => ({
      path: `${path}/statements`,
      fields: [choice('opinion', t.opinion, ['inFavour', 'withReservations', 'against']), note],
    })),
    ...form('settleOpenPoint', grant.blocks.length > 0, () => ({
      path: `${path}/open-points`,
      fields: [choice('block', t.block, grant.blocks), reasons.field('openPointSettlement', t.reason), note],
    })),
    ...form('consentEarlyStart', isUndecided && grant.terms === undefined, () => ({
      path: `${path}/early-start`,
      fields: [{ name: 'from', label: t.from, kind: 'day' }, reasons.field('earlyStart', t.reason), note],
    })),
    ...form('reviewApplication', isUndecided && version !== undefined, () => ({
      path: `${path}/review`,
      submit: t.reviewSubmit,
      fixed: { version: grant.version },
      fields: [],
      groups: [
        ...(version?.plan.costs ?? []).map(({ lineId, caption, amountCents }, index) => ({
          legend: `${index + 1}. ${caption}`,
          item: { at: `lines[${index}]`, fixed: { lineId } },
          fields: [
            { name: `lines[${index}].necessary`, label: t.necessary, kind: 'yesNo' as const, initial: 'true' },
            {
              name: `lines[${index}].adequateCents`,
              label: t.adequate,
              kind: 'money' as const,
              initial: amountText(amountCents),
            },
            reasons.field('reviewLine', t.reason, `lines[${index}].reason`),
          ],
        })),
        { fields: [note] },
      ],
    })),
    ...form('requestOverride', grant.blocks.length > 0, () => ({
      path: `${path}/overrides`,
      fields: [choice('block', t.block, grant.blocks), reasons.field('blockOverride', t.reason), note],
    })),
    ...form('countersignOverride', kit.waits('countersignOverride'), () => ({
      path: `${path}/overrides/countersignature`,
      fields: [
        choice(
          'block',
          t.block,
          grant.overrides.filter(({ countersigned }) => countersigned === undefined).map(({ block }) => block),
        ),
      ],
    })),
    ...form('withdrawApplication', isUndecided, () => ({
      path: `${path}/application-withdrawal`,
      fields: [reasons.field('applicationWithdrawal', t.reason), note],
    })),
    ...form('requestAmendment', grant.status === 'approved' && !isUndecided && version !== undefined, () => {
      const period = grant.period;
      const { plan, ...ofPlan } = planForm(version?.plan, period, language);
      return {
        ...ofPlan,
        path: `${path}/amendment-requests`,
        fixed: { plan },
        fields: [
          reasons.field('amendmentRequest', t.reason),
          note,
          { name: 'period.from', label: t.firstDay, kind: 'day', initial: period.from },
          { name: 'period.to', label: t.lastDay, kind: 'lastDay', initial: lastDayOf(period.to) },
        ],
      };
    }),
  ];
};
