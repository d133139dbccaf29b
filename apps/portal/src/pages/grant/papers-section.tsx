import type { ComponentChildren } from 'preact';
import { eurosAndCents } from '../../texts.js';
import { day, word } from '../words.js';
import { grantTexts } from './grant-texts.js';
import { byText, NoteText } from './people-and-notes.js';
import type { SectionProps } from './section-props.js';

const List = ({ heading, items }: { readonly heading: string; readonly items: readonly ComponentChildren[] }) =>
  items.length === 0 ? null : (
    <section>
      <h2>{heading}</h2>
      <ul>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </section>
  );

/** Advice, notices with their dates, hearings, documents and payments. */
export const PapersSection = ({ grant, allowed, language }: Omit<SectionProps, 'reasons'>) => {
  const t = grantTexts(language);
  const on = (caption: string, text: string | undefined) =>
    text === undefined ? '' : ` · ${caption} ${day(text, language)}`;
  return (
    <>
      <List
        heading={t.advice}
        items={grant.statements.map((statement) => (
          <>
            {word(statement.from, language)}, {day(statement.on, language)}: {word(statement.opinion, language)},{' '}
            {byText(statement.by, allowed, language)}.
            <NoteText note={statement.note} language={language} />
          </>
        ))}
      />
      <List
        heading={t.notices}
        items={grant.notices.map((notice) => (
          <>
            <a href={`/v1/grants/${grant.id}/documents/${notice.document}`}>{word(notice.kind, language)} (PDF)</a>
            {on(t.issued, notice.issuedOn)}
            {on(t.notified, notice.notifiedOn)}
            {on(t.objection, notice.objectionUntil)}
            {on(t.beyondAppeal, notice.beyondAppealOn)}
          </>
        ))}
      />
      <List
        heading={t.hearings}
        items={[
          ...grant.hearings.map(({ act, statementUntil, isAnswered }) => (
            <>
              {t.hearing}: {word(act, language)}, {t.statementUntil} {day(statementUntil, language)},{' '}
              {isAnswered ? t.answered : t.unanswered}
            </>
          )),
          ...grant.noticeEnds.map(({ act, decidedOn, approvedCents }) => (
            <>
              {day(decidedOn, language)}: {word(act, language)}, {t.remaining} {eurosAndCents(approvedCents, language)}
            </>
          )),
        ]}
      />
      <List
        heading={t.documents}
        items={grant.documents.map(({ document, title }) => (
          <a href={`/v1/grants/${grant.id}/documents/${document}`}>{title}</a>
        ))}
      />
      {allowed.may('attachDocument') && (
        <p>
          {t.attach}{' '}
          <code>{`./lotsenbuch grant attach ${grant.id} EXTRACT.pdf --kind transparencyRegisterExtract --title "Auszug Transparenz"`}</code>
        </p>
      )}
      <List
        heading={t.payments}
        items={grant.payments.map(
          ({ on: paidOn, amountCents, cashReference }) =>
            `${day(paidOn, language)}: ${eurosAndCents(amountCents, language)} (${cashReference})`,
        )}
      />
    </>
  );
};
