import { formatMoney, type Language, type Money } from '@lotsenbuch/kernel';
import type { Field, Form } from '../../forms/form.js';
import type { Allowed } from '../allowed.js';
import { day, word } from '../words.js';
import { type GrantFile, presentVersion, type Rate } from './grant-file.js';
import { grantTexts } from './grant-texts.js';

type ReasonField = (catalogue: string, label: string, name?: string) => Field;

const money = (cents: number): string => formatMoney(cents as Money).replace(/\s*€/, '');

/** The next steps that this reader may take. The interface has the last word; this only spares useless forms. */
export const grantForms = (
  grant: GrantFile,
  { may }: Allowed,
  reasonField: ReasonField,
  language: Language,
): readonly Form[] => {
  const t = grantTexts(language);
  const path = `/v1/grants/${grant.id}`;
  const common = { submit: t.submit, ifMatch: `"${grant.revision}"` };
  const note: Field = { name: 'note', label: t.note, kind: 'longText', isOptional: true };
  const choice = (name: string, label: string, values: readonly string[]): Field => ({
    name,
    label,
    kind: 'choice',
    options: values.map((value) => ({ value, label: word(value, language) })),
  });
  const waits = (act: string) => grant.waitingFor.some((waiting) => waiting.act === act);
  const version = presentVersion(grant);
  const undecided =
    waits('reviewApplication') || waits('approveGrant') || waits('approveAmendment') || waits('decideFinally');
  const forms: Form[] = [];
  const add = (
    operation: string,
    isUseful: boolean,
    form: () => Omit<Form, 'id' | 'submit' | 'ifMatch' | 'heading'>,
  ) => {
    if (!isUseful || !may(operation)) return;
    const heading = t[operation as keyof typeof t];
    forms.push({ ...common, id: operation.toLowerCase(), heading, ...form() });
  };

  add('giveStatement', undecided, () => ({
    path: `${path}/statements`,
    fields: [choice('opinion', t.opinion, ['inFavour', 'withReservations', 'against']), note],
  }));
  add('settleOpenPoint', grant.blocks.length > 0, () => ({
    path: `${path}/open-points`,
    fields: [choice('block', t.block, grant.blocks), reasonField('openPointSettlement', t.reason), note],
  }));
  add('consentEarlyStart', undecided && grant.terms === undefined, () => ({
    path: `${path}/early-start`,
    fields: [{ name: 'from', label: t.from, kind: 'day' }, reasonField('earlyStart', t.reason), note],
  }));
  add('reviewApplication', undecided && version !== undefined, () => ({
    path: `${path}/review`,
    submit: t.reviewSubmit,
    fixed: { version: grant.version, lines: version?.plan.costs.map(({ lineId }) => ({ lineId })) },
    fields: [
      ...(version?.plan.costs ?? []).flatMap(({ caption, amountCents }, index): readonly Field[] => [
        { name: `lines[${index}].necessary`, label: `${caption}: ${t.necessary}`, kind: 'yesNo', initial: 'true' },
        {
          name: `lines[${index}].adequateCents`,
          label: `${caption}: ${t.adequate}`,
          kind: 'money',
          initial: money(amountCents),
        },
        reasonField('reviewLine', `${caption}: ${t.reason}`, `lines[${index}].reason`),
      ]),
      note,
    ],
  }));
  add('requestOverride', grant.blocks.length > 0, () => ({
    path: `${path}/overrides`,
    fields: [choice('block', t.block, grant.blocks), reasonField('blockOverride', t.reason), note],
  }));
  add('countersignOverride', waits('countersignOverride'), () => ({
    path: `${path}/overrides/countersignature`,
    fields: [
      choice(
        'block',
        t.block,
        grant.overrides.filter(({ countersigned }) => countersigned === undefined).map(({ block }) => block),
      ),
    ],
  }));
  const decisionFields = (rates: readonly Rate[], positions: number, catalogue: string): readonly Field[] => [
    ...rates.map(
      ({ year, amountCents }, index): Field => ({
        name: `rates[${index}].amountCents`,
        label: `${t.amount} ${year}`,
        kind: 'money',
        initial: money(amountCents),
      }),
    ),
    { name: 'positionsApproved', label: t.positionsApproved, kind: 'whole', initial: String(positions) },
    reasonField(catalogue, t.reason),
    note,
  ];
  const asked = version?.plan.rates ?? [];
  add('approveGrant', waits('approveGrant') || waits('decideFinally'), () => ({
    path: `${path}/approval`,
    fixed: { rates: asked.map(({ year }) => ({ year })) },
    fields: [
      choice('notice', t.kindOfNotice, ['provisional', 'final']),
      ...decisionFields(asked, version?.positions ?? 0, 'grantDecision'),
    ],
  }));
  add('approveAmendment', waits('approveAmendment'), () => ({
    path: `${path}/amendment`,
    fixed: { rates: asked.map(({ year }) => ({ year })) },
    fields: decisionFields(asked, version?.positions ?? 0, 'amendmentDecision'),
  }));
  add('rejectApplication', waits('approveGrant') || waits('approveAmendment'), () => ({
    path: `${path}/rejection`,
    fields: [reasonField('applicationRejection', t.reason), note],
  }));
  const told = new Set(grant.notices.map(({ decisionId }) => decisionId));
  const untold = grant.decisions.filter(({ decisionId, outcome }) => outcome === 'approved' && !told.has(decisionId));
  add('issueNotice', untold.length > 0, () => ({
    path: `${path}/notices`,
    fields: [
      {
        name: 'decisionId',
        label: t.decision,
        kind: 'choice',
        options: untold.map(({ decisionId, kind, on }) => ({
          value: decisionId,
          label: `${word(kind, language)} ${day(on, language)}`,
        })),
      },
    ],
  }));
  const underway = grant.notices.find(({ notifiedOn }) => notifiedOn === undefined);
  add('recordNotification', underway !== undefined, () => ({
    path: `${path}/notices/${underway?.noticeId}/notification`,
    fields: [
      choice('way', t.way, ['post', 'electronic', 'handedOver']),
      { name: 'dispatchedOn', label: t.dispatchedOn, kind: 'day', isOptional: true },
      { name: 'receivedOn', label: t.receivedOn, kind: 'day', isOptional: true },
    ],
  }));
  add('recordPayment', grant.terms !== undefined, () => ({
    path: `${path}/payments`,
    fields: [
      { name: 'amountCents', label: t.amount, kind: 'money' },
      { name: 'paidOn', label: t.paidOn, kind: 'day' },
      { name: 'cashReference', label: t.cashReference, kind: 'text' },
    ],
  }));
  return forms;
};
