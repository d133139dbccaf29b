import type { Language } from '@lotsenbuch/kernel';
import { DataTable } from '../data-table.js';
import { euros, textsOf } from '../texts.js';
import type { ReviewItem } from './home-page-content.js';

interface ReviewProps {
  readonly items: readonly ReviewItem[];
  readonly language: Language;
}

export const Review = ({ items, language }: ReviewProps) => {
  const t = textsOf(language);
  return (
    <section>
      <h2 id="review">{t.review}</h2>
      {items.length === 0 ? (
        <p>{t.reviewEmpty}</p>
      ) : (
        <>
          <DataTable name={t.review}>
            <thead>
              <tr>
                <th scope="col">{t.year}</th>
                <th scope="col">{t.question}</th>
                <th scope="col">{t.recipient}</th>
                <th scope="col">{t.purpose}</th>
                <th scope="col" class="number">
                  {t.amount}
                </th>
                <th scope="col">{t.why}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id + item.kind}>
                  <th scope="row">{item.year}</th>
                  <td>{item.kind === 'inclusion' ? t.reviewInclusion : t.reviewCarrier}</td>
                  <td>{item.recipient}</td>
                  <td>{item.purpose}</td>
                  <td class="number">{euros(item.amountCents, language)}</td>
                  <td>{item.why}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
          <p>{t.reviewText}</p>
        </>
      )}
    </section>
  );
};
