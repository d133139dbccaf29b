import type { Language } from '@lotsenbuch/kernel';
import { DataTable } from '../../data-table.js';
import { euros } from '../../texts.js';
import { day, partName, word } from '../words.js';
import { type Act, type GrantFile, presentVersion } from './grant-file.js';
import { grantTexts } from './grant-texts.js';

interface SectionProps {
  readonly grant: GrantFile;
  readonly language: Language;
}

export const NoteText = ({ note, language }: Pick<Act, 'note'> & { readonly language: Language }) => {
  const t = grantTexts(language);
  if (note === undefined) return null;
  return (
    <>
      {' '}
      {t.note}: {note.kind === 'text' ? note.text : t[note.kind]}
    </>
  );
};

/** What was asked for, approved and paid, in total and per budget year. */
export const MoneySection = ({ grant, language }: SectionProps) => {
  const t = grantTexts(language);
  return (
    <section>
      <h2>{t.money}</h2>
      <dl>
        <div>
          <dt>{t.requested}</dt>
          <dd>{euros(grant.requestedCents, language)}</dd>
        </div>
        <div>
          <dt>{t.approved}</dt>
          <dd>
            {euros(grant.approvedCents, language)}
            {grant.terms !== undefined &&
              ` (${grant.terms.rates.map(({ year, amountCents }) => `${year}: ${euros(amountCents, language)}`).join(', ')})`}
          </dd>
        </div>
        <div>
          <dt>{t.paid}</dt>
          <dd>{euros(grant.paidCents, language)}</dd>
        </div>
        {grant.overpaidCents > 0 && (
          <div>
            <dt class="fault">{t.overpaid}</dt>
            <dd class="fault">{euros(grant.overpaidCents, language)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
};

/** The plan line by line: applied for, found adequate, approved. */
export const PlanSection = ({ grant, language }: SectionProps) => {
  const t = grantTexts(language);
  const version = presentVersion(grant);
  if (version === undefined) return null;
  const review = grant.reviews.findLast((one) => one.version === version.version);
  const adequate = new Map(review?.lines.map((line) => [line.lineId, line.adequateCents]));
  const approved = new Map(grant.terms?.lines.map((line) => [line.lineId, line.amountCents]));
  const cell = (cents: number | undefined) => (
    <td class="number">{cents === undefined ? t.none : euros(cents, language)}</td>
  );
  return (
    <section>
      <h2>{t.plan}</h2>
      <DataTable name={t.plan}>
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col" class="number">
              {t.requested}
            </th>
            <th scope="col" class="number">
              {t.adequate}
            </th>
            <th scope="col" class="number">
              {t.approved}
            </th>
          </tr>
        </thead>
        <tbody>
          {version.plan.costs.map(({ lineId, kind, caption, amountCents }) => (
            <tr key={lineId}>
              <th scope="row">
                {caption} <small>({word(kind, language)})</small>
              </th>
              {cell(amountCents)}
              {cell(adequate.get(lineId))}
              {cell(approved.get(lineId))}
            </tr>
          ))}
          {version.plan.income.map(({ lineId, kind, caption, amountCents }) => (
            <tr key={lineId}>
              <th scope="row">
                − {caption} <small>({word(kind, language)})</small>
              </th>
              {cell(-amountCents)}
              {cell(undefined)}
              {cell(undefined)}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
};

/** Every decision with what came of it, and why where the money was missing. */
export const DecisionsSection = ({ grant, language }: SectionProps) => {
  const t = grantTexts(language);
  if (grant.decisions.length === 0) return null;
  return (
    <section>
      <h2>{t.decisions}</h2>
      <ul>
        {grant.decisions.map((decision) => (
          <li key={decision.decisionId}>
            {day(decision.on, language)}: {word(decision.kind, language)}{' '}
            {euros(decision.terms.approvedCents, language)}, {word(decision.outcome, language)}
            {decision.overridden.length > 0 && (
              <strong class="fault">
                {' '}
                – {t.overriddenMark}: {decision.overridden.map((block) => word(block, language)).join(', ')}
              </strong>
            )}
            <NoteText note={decision.note} language={language} />
            {decision.shortfalls.map((shortfall) => (
              <p key={`${shortfall.year}${shortfall.part}`} class="note">
                {shortfall.kind === 'noBudgetYear' ? (
                  `${shortfall.year}: ${t.noBudgetYear}`
                ) : (
                  <>
                    {t.shortIn} {partName(shortfall.part, language)} {shortfall.year}: {t.free}{' '}
                    {euros(shortfall.freeCents, language)}, {t.asked} {euros(shortfall.requestedCents, language)}.{' '}
                    {t.short}: <strong>{euros(shortfall.shortCents, language)}</strong>
                  </>
                )}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Notices with their dates, documents, payments and advice. */
export const PapersSection = ({ grant, language }: SectionProps) => {
  const t = grantTexts(language);
  const on = (caption: string, text: string | undefined) =>
    text === undefined ? '' : ` · ${caption} ${day(text, language)}`;
  return (
    <>
      {grant.statements.length > 0 && (
        <section>
          <h2>{t.advice}</h2>
          <ul>
            {grant.statements.map((statement, index) => (
              <li key={index}>
                {word(statement.from, language)}, {day(statement.on, language)}: {word(statement.opinion, language)}
                <NoteText note={statement.note} language={language} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {grant.notices.length > 0 && (
        <section>
          <h2>{t.notices}</h2>
          <ul>
            {grant.notices.map((notice) => (
              <li key={notice.noticeId}>
                <a href={`/v1/grants/${grant.id}/documents/${notice.document}`}>{word(notice.kind, language)} (PDF)</a>
                {on(t.issued, notice.issuedOn)}
                {on(t.notified, notice.notifiedOn)}
                {on(t.objection, notice.objectionUntil)}
                {on(t.beyondAppeal, notice.beyondAppealOn)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {grant.documents.length > 0 && (
        <section>
          <h2>{t.documents}</h2>
          <ul>
            {grant.documents.map(({ document, title }) => (
              <li key={document}>
                <a href={`/v1/grants/${grant.id}/documents/${document}`}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {grant.payments.length > 0 && (
        <section>
          <h2>{t.payments}</h2>
          <ul>
            {grant.payments.map(({ on: paidOn, amountCents, cashReference }) => (
              <li key={cashReference}>
                {day(paidOn, language)}: {euros(amountCents, language)} ({cashReference})
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
