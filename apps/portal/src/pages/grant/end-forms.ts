import type { Form } from '../../forms/form.js';
import { day, word } from '../words.js';
import type { FormKit } from './form-kit.js';

const ACTS = [
  { act: 'withdrawal', operation: 'withdrawNotice', path: 'notice-withdrawal', catalogue: 'noticeWithdrawal' },
  { act: 'revocation', operation: 'revokeNotice', path: 'notice-revocation', catalogue: 'noticeRevocation' },
] as const;

/** The hearing and what follows it: withdrawal (§ 48 VwVfG) or revocation (§ 49 VwVfG) of a notice. */
export const endForms = (kit: FormKit): readonly Form[] => {
  const { grant, language, reasons, texts: t, path, note, today, form, waits } = kit;
  const { terms } = grant;
  const isInForce = grant.status === 'approved' && terms !== undefined;
  return [
    ...ACTS.flatMap(({ act, catalogue }) =>
      form(
        'openHearing',
        isInForce,
        () => ({
          heading: `${t.openHearing}: ${word(act, language)}`,
          path: `${path}/hearings`,
          fixed: { act },
          fields: [
            reasons.field(catalogue, t.reason),
            { name: 'knownSince', label: t.knownSince, kind: 'day', initial: today },
            { name: 'statementUntil', label: t.statementUntil, kind: 'day' },
            note,
          ],
        }),
        act,
      ),
    ),
    ...grant.hearings
      .filter(({ isAnswered }) => !isAnswered)
      .flatMap(({ hearingId, act, statementUntil }) =>
        form(
          'receiveHearingStatement',
          waits('giveHearingStatement'),
          () => ({
            heading: `${t.receiveHearingStatement}: ${word(act, language)}, ${t.until} ${day(statementUntil, language)}`,
            path: `${path}/hearings/${hearingId}/statements`,
            fields: [{ ...note, label: t.statementText }],
          }),
          hearingId,
        ),
      ),
    ...ACTS.flatMap(({ act, operation, path: address, catalogue }) => {
      const hearings = grant.hearings.filter((hearing) => hearing.act === act);
      return form(operation, isInForce && hearings.length > 0 && waits('decideAfterHearing'), () => ({
        path: `${path}/${address}`,
        fixed: { remaining: terms?.rates.map(({ year }) => ({ year })) ?? [] },
        fields: [
          {
            name: 'hearingId',
            label: t.hearing,
            kind: 'choice',
            options: hearings.map(({ hearingId, statementUntil }) => ({
              value: hearingId,
              label: `${word(act, language)}, ${t.until} ${day(statementUntil, language)}`,
            })),
            initial: hearings.at(-1)?.hearingId,
          },
          ...(terms?.rates ?? []).map(({ year }, index) => ({
            name: `remaining[${index}].amountCents`,
            label: `${t.remaining} ${year}`,
            kind: 'money' as const,
          })),
          { name: 'effectiveOn', label: t.effectiveOn, kind: 'day', initial: today },
          reasons.field(catalogue, t.reason),
          note,
        ],
      }));
    }),
  ];
};
