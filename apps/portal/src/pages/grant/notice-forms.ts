import type { Form } from '../../forms/form.js';
import { day, word } from '../words.js';
import type { FormKit } from './form-kit.js';

/** Notices, how they reach the carrier, and what the cash system paid. */
export const noticeForms = (kit: FormKit): readonly Form[] => {
  const { grant, texts: t, path, today, choice, form } = kit;
  const untold = untoldDecisions(kit);
  const underway = grant.notices.find(({ notifiedOn }) => notifiedOn === undefined);
  return [
    ...form('issueNotice', untold.length > 0, () => ({
      path: `${path}/notices`,
      fields: [
        {
          name: 'decisionId',
          label: t.decision,
          kind: 'choice',
          options: untold,
          ...(untold.length === 1 && { initial: untold[0]?.value }),
        },
      ],
    })),
    ...form('recordNotification', underway !== undefined, () => ({
      path: `${path}/notices/${underway?.noticeId}/notification`,
      fields: [
        choice('way', t.way, ['post', 'electronic', 'handedOver']),
        { name: 'dispatchedOn', label: t.dispatchedOn, kind: 'day', isOptional: true, initial: today },
        { name: 'receivedOn', label: t.receivedOn, kind: 'day', isOptional: true },
      ],
    })),
    ...form('recordPayment', grant.terms !== undefined, () => ({
      path: `${path}/payments`,
      fields: [
        { name: 'amountCents', label: t.amount, kind: 'money' },
        { name: 'paidOn', label: t.paidOn, kind: 'day', initial: today },
        { name: 'cashReference', label: t.cashReference, kind: 'text' },
      ],
    })),
  ];
};

/** Everything decided that no notice has told yet. */
const untoldDecisions = ({ grant, isUndecided, language, texts: t }: FormKit) => {
  const told = new Set(grant.notices.map(({ decisionId }) => decisionId));
  const rejection = grant.rejections.at(-1);
  return [
    ...grant.decisions
      .filter(({ outcome }) => outcome === 'approved')
      .map(({ decisionId, kind, on }) => ({
        value: decisionId,
        label: `${word(kind, language)} ${day(on, language)}`,
      })),
    // A rejection is called after the version that it is about.
    ...(rejection === undefined || isUndecided
      ? []
      : [{ value: `rejection-${grant.version}`, label: `${t.rejection} ${day(rejection.on, language)}` }]),
    ...grant.noticeEnds.map(({ actId, act, decidedOn }) => ({
      value: actId,
      label: `${word(act, language)} ${day(decidedOn, language)}`,
    })),
  ].filter(({ value }) => !told.has(value));
};
