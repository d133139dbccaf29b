import type { Language } from '@lotsenbuch/kernel';
import { BarChart } from '../bar-chart.js';
import { DataTable } from '../data-table.js';
import { euros, type Texts, textsOf } from '../texts.js';
import type { SectionProps } from './section-props.js';

const figure = (part: { readonly records: number; readonly sumCents: number }, language: Language, t: Texts) =>
  part.records === 0 ? t.none : `${part.records} · ${euros(part.sumCents, language)}`;

export const PerYear = ({ content, language }: SectionProps) => {
  const t = textsOf(language);
  return (
    <section>
      <h2 id="per-year">{t.perYear}</h2>
      <BarChart
        name={t.chartOfYears}
        bars={content.years.map(({ year, confirmed }) => ({
          label: String(year),
          value: confirmed.sumCents,
          text: euros(confirmed.sumCents, language),
        }))}
      />
      <DataTable name={t.perYearCaption}>
        <caption>{t.perYearCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.year}</th>
            <th scope="col" class="number">
              {t.confirmed}
            </th>
            <th scope="col" class="number">
              {t.inReview}
            </th>
            <th scope="col" class="number">
              {t.apart}
            </th>
            <th scope="col" class="number">
              {t.excess}
            </th>
          </tr>
        </thead>
        <tbody>
          {content.years.map((year) => (
            <tr key={year.year}>
              <th scope="row">{year.year}</th>
              <td class="number">{figure(year.confirmed, language, t)}</td>
              <td class="number">{figure(year.inReview, language, t)}</td>
              <td class="number">{figure(year.apart, language, t)}</td>
              <td class="number">
                {year.suspectedRepeats.groups === 0
                  ? t.none
                  : `${year.suspectedRepeats.groups} · ${euros(year.suspectedRepeats.sumCents, language)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
};
