import { Table } from '../../table.js';
import { eurosAndCents } from '../../texts.js';
import { day, word } from '../words.js';
import { presentVersion } from './grant-file.js';
import { grantTexts } from './grant-texts.js';
import { byText, NoteText } from './people-and-notes.js';
import type { SectionProps } from './section-props.js';

/** What was asked for, approved and paid, in total and per budget year. */
export const MoneySection = ({ grant, language }: Pick<SectionProps, 'grant' | 'language'>) => {
  const t = grantTexts(language);
  const rates = grant.terms?.rates ?? [];
  const figures = [
    [t.requested, eurosAndCents(grant.requestedCents, language)],
    [t.approved, eurosAndCents(grant.approvedCents, language)],
    ...(rates.length > 1
      ? rates.map(({ year, amountCents }) => [`${t.approved} ${year}`, eurosAndCents(amountCents, language)])
      : []),
    [t.paid, eurosAndCents(grant.paidCents, language)],
  ];
  return (
    <section>
      <h2>{t.money}</h2>
      <dl>
        {figures.map(([caption, amount]) => (
          <div key={caption}>
            <dt>{caption}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
        {grant.overpaidCents > 0 && (
          <div>
            <dt class="fault">{t.overpaid}</dt>
            <dd class="fault">{eurosAndCents(grant.overpaidCents, language)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
};

/** The plan line by line: applied for, found adequate and why, approved. */
export const PlanSection = ({ grant, allowed, reasons, language }: SectionProps) => {
  const t = grantTexts(language);
  const version = presentVersion(grant);
  if (version === undefined) return null;
  const review = grant.reviews.findLast((one) => one.version === version.version);
  const reviewed = new Map(review?.lines.map((line) => [line.lineId, line]));
  const approved = new Map(grant.terms?.lines.map((line) => [line.lineId, line.amountCents]));
  const amount = (cents: number | undefined) => (cents === undefined ? null : eurosAndCents(cents, language));
  const caption = (text: string, kind: string) => (
    <>
      {text} <small>({word(kind, language)})</small>
    </>
  );
  return (
    <section>
      <h2>{t.plan}</h2>
      <Table
        name={t.plan}
        columns={[
          { caption: t.line },
          { caption: t.requested, isNumber: true },
          { caption: t.adequate, isNumber: true },
          { caption: t.approved, isNumber: true },
          { caption: t.reviewReason },
        ]}
        rows={[
          ...version.plan.costs.map((line) => {
            const found = reviewed.get(line.lineId);
            const why =
              found === undefined
                ? null
                : `${found.necessary ? '' : `${t.notNecessary}: `}${reasons.text(found.reason)}`;
            return {
              key: line.lineId,
              cells: [
                caption(line.caption, line.kind),
                amount(line.amountCents),
                amount(found?.adequateCents),
                amount(approved.get(line.lineId)),
                why,
              ],
            };
          }),
          ...version.plan.income.map((line) => ({
            key: line.lineId,
            cells: [caption(line.caption, line.kind), amount(-line.amountCents), null, null, null],
          })),
        ]}
        total={{
          key: 'total',
          cells: [
            t.total,
            amount(version.plan.requestedCents),
            amount(review?.recommendedCents),
            grant.terms === undefined ? null : amount(grant.terms.approvedCents),
            null,
          ],
        }}
      />
      {review !== undefined && (
        <p>
          {t.reviewed}: {day(review.on, language)}, {byText(review.by, allowed, language)}
          <NoteText note={review.note} language={language} />
        </p>
      )}
    </section>
  );
};
