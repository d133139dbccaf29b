import { BarChart } from '../bar-chart.js';
import { DataTable } from '../data-table.js';
import { euros, type Texts, textsOf } from '../texts.js';
import type { YearFigures } from './home-page-content.js';
import type { SectionProps } from './section-props.js';

const districtName = (row: { readonly kind: string; readonly name: string }, t: Texts) =>
  row.kind === 'supraDistrict' ? t.supraDistrict : row.kind === 'unknown' ? t.unknownDistrict : row.name;

export const PerDistrict = ({ content, language, chosen }: SectionProps & { readonly chosen: YearFigures }) => {
  const t = textsOf(language);
  const query = (year: number) => (language === 'en' ? `/?year=${year}&lang=en` : `/?year=${year}`);
  return (
    <section>
      <h2 id="per-district">{t.perDistrict}</h2>
      <nav class="years" aria-label={t.chooseYear}>
        {content.years.map(({ year }) => (
          <a
            key={year}
            href={`${query(year)}#per-district`}
            {...(year === chosen.year ? { 'aria-current': 'true' as const } : {})}
          >
            {year}
          </a>
        ))}
      </nav>
      <BarChart
        name={`${t.chartOfYear} ${chosen.year}`}
        bars={content.districts.flatMap((row) => {
          const value = row.sumCentsByYear.get(chosen.year) ?? 0;
          return [{ label: districtName(row, t), value, text: euros(value, language) }];
        })}
      />
      <DataTable name={t.perDistrictCaption}>
        <caption>{t.perDistrictCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.district}</th>
            {content.years.map(({ year }) => (
              <th key={year} scope="col" class="number">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.districts.map((row) => (
            <tr key={row.kind + row.name}>
              <th scope="row">{districtName(row, t)}</th>
              {content.years.map(({ year }) => {
                const sum = row.sumCentsByYear.get(year);
                return (
                  <td key={year} class="number">
                    {sum === undefined ? t.none : euros(sum, language)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            {content.years.map(({ year, confirmed }) => (
              <td key={year} class="number">
                {euros(confirmed.sumCents, language)}
              </td>
            ))}
          </tr>
        </tfoot>
      </DataTable>
    </section>
  );
};
