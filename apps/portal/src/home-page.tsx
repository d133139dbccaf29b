import type { ComponentChildren } from 'preact';
import { BarChart } from './bar-chart.js';
import type { HomePageContent, YearFigures } from './home-page-content.js';
import { euros, type Language, type Texts, textsOf } from './texts.js';

interface Props {
  readonly content: HomePageContent;
  readonly language: Language;
}

const DataTable = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable with the keyboard (WCAG 2.1.1)
  <section class="scroll" tabIndex={0} aria-label={name}>
    <table>{children}</table>
  </section>
);

const figure = (part: { readonly records: number; readonly sumCents: number }, language: Language, t: Texts) =>
  part.records === 0 ? t.none : `${part.records} · ${euros(part.sumCents, language)}`;

const Summary = ({ content, language }: Props) => {
  const t = textsOf(language);
  const counts: [number, string][] = [
    [content.counts.records, t.records],
    [content.counts.carriers, t.carriers],
    [content.years.length, t.years],
    [content.counts.events, t.events],
  ];
  return (
    <section aria-labelledby="what">
      <h2 id="what">{t.whatIsHere}</h2>
      <p>{t.whatIsHereText}</p>
      <ul class="figures">
        {counts.map(([count, label]) => (
          <li key={label}>
            <strong>{count.toLocaleString(language === 'en' ? 'en-GB' : 'de-DE')}</strong>
            {label}
          </li>
        ))}
      </ul>
      {content.exampleLoadedBy && (
        <p class="note">
          {t.exampleNote} <code>{content.exampleLoadedBy}</code>.
        </p>
      )}
      {content.years.length === 0 && (
        <p class="note">
          {t.empty} <code>{t.emptyHint}</code>
        </p>
      )}
    </section>
  );
};

const PerYear = ({ content, language }: Props) => {
  const t = textsOf(language);
  return (
    <section aria-labelledby="per-year">
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

const districtName = (row: { readonly kind: string; readonly name: string }, t: Texts) =>
  row.kind === 'supraDistrict' ? t.supraDistrict : row.kind === 'unknown' ? t.unknownDistrict : row.name;

const PerDistrict = ({ content, language, chosen }: Props & { readonly chosen: YearFigures }) => {
  const t = textsOf(language);
  const query = (year: number) => (language === 'en' ? `/?year=${year}&lang=en` : `/?year=${year}`);
  return (
    <section aria-labelledby="per-district">
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

const SuspectedRepeats = ({ content, language }: Props) => {
  const t = textsOf(language);
  return (
    <section aria-labelledby="repeats">
      <h2 id="repeats">{t.suspectedRepeats}</h2>
      <p>{t.suspectedRepeatsText}</p>
      {content.suspectedRepeats.length === 0 ? (
        <p>{t.noSuspectedRepeats}</p>
      ) : (
        <DataTable name={t.suspectedRepeats}>
          <thead>
            <tr>
              <th scope="col">{t.year}</th>
              <th scope="col">{t.recipient}</th>
              <th scope="col" class="number">
                {t.amount}
              </th>
              <th scope="col">{t.purposes}</th>
            </tr>
          </thead>
          <tbody>
            {content.suspectedRepeats.map((group) => (
              <tr key={`${group.year}${group.recipient}${group.amountCents}`}>
                <th scope="row">{group.year}</th>
                <td>{group.recipient}</td>
                <td class="number">{euros(group.amountCents, language)}</td>
                <td>
                  <ul>
                    {group.purposes.map((purpose) => (
                      <li key={purpose}>{purpose}</li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  );
};

const Review = ({ content, language }: Props) => {
  const t = textsOf(language);
  return (
    <section aria-labelledby="review">
      <h2 id="review">{t.review}</h2>
      {content.review.length === 0 ? (
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
              {content.review.map((item) => (
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

const LatestEvents = ({ content, language }: Props) => {
  const t = textsOf(language);
  return (
    <section aria-labelledby="events">
      <h2 id="events">{t.latestEvents}</h2>
      <DataTable name={t.latestEvents}>
        <thead>
          <tr>
            <th scope="col">{t.recordedAt}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.who}</th>
          </tr>
        </thead>
        <tbody>
          {content.latestEvents.map((event) => (
            <tr key={event.id}>
              <th scope="row">
                <time dateTime={event.recordedAt}>{event.recordedAt.replace('T', ' ').replace('Z', '')}</time>
              </th>
              <td>{event.summary}</td>
              <td>
                <code>{event.actor}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
};

export const HomePage = ({ content, language, chosenYear }: Props & { readonly chosenYear: number | undefined }) => {
  const t = textsOf(language);
  const chosen = content.years.find(({ year }) => year === chosenYear) ?? content.years.at(-1);
  return (
    <>
      <h1>{t.subtitle}</h1>
      <Summary content={content} language={language} />
      {chosen && (
        <>
          <PerYear content={content} language={language} />
          <PerDistrict content={content} language={language} chosen={chosen} />
          <SuspectedRepeats content={content} language={language} />
        </>
      )}
      {content.signedInAs ? (
        <>
          <form method="post" action="/session/end">
            <p>
              {t.signedInAs} <code>{content.signedInAs}</code> <button type="submit">{t.endSession}</button>
            </p>
          </form>
          <Review content={content} language={language} />
          <LatestEvents content={content} language={language} />
        </>
      ) : (
        <p class="note">{t.needsSession}</p>
      )}
      <section aria-labelledby="next">
        <h2 id="next">{t.next}</h2>
        <ul>
          <li>
            <a href="/docs">{t.nextApi}</a>
          </li>
          <li>
            <a href="/v1/published-grants?format=csv">{t.nextList}</a>
          </li>
          <li>
            <a href="/v1/carriers?format=csv">{t.nextCarriers}</a>
          </li>
          <li>
            <a href="/health/ready">{t.nextStatus}</a>
          </li>
        </ul>
      </section>
    </>
  );
};
