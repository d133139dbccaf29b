import { Table } from '../../table.js';
import { eurosAndCents } from '../../texts.js';
import { inSameLanguage, type PageDefinition } from '../page.js';
import { reasonsOf } from '../reasons.js';
import { areaName, day, word } from '../words.js';
import { YearLinks } from '../year-links.js';
import type { Formula } from './formula-answer.js';
import { formulaForms } from './formula-forms.js';
import { formulaTexts } from './formula-texts.js';

/** The formula of a year: input, shares, what the districts say, and the next step for whom it is. */
export const FORMULAS_PAGE: PageDefinition = {
  path: 'verteilung',
  async compose(api, { query, allowed }) {
    const { language } = api;
    const t = formulaTexts(language);
    const { items: years } = await api.get<{ readonly items: readonly { readonly year: number }[] }>(
      '/v1/budget-years?limit=100',
    );
    const year = years.find((one) => String(one.year) === query.jahr)?.year ?? years.at(-1)?.year;
    const listed =
      year === undefined
        ? []
        : (
            await api.get<{ readonly items: readonly { readonly formulaId: string; readonly version: number }[] }>(
              `/v1/budget-years/${year}/formulas?limit=100`,
            )
          ).items;
    const chosen = listed.find(({ formulaId }) => formulaId === query.fassung) ?? listed.at(-1);
    const path = `/v1/budget-years/${year}/formulas/${chosen?.formulaId}`;
    const formula = chosen === undefined ? undefined : await api.get<Formula>(path);
    const reasons = await reasonsOf(api);
    const forms =
      formula === undefined
        ? []
        : formulaForms(formula, path, allowed, reasons.field('budgetDecideFormula', t.reason), language);
    return {
      title: t.title,
      forms,
      body: (form) => (
        <>
          <h1>
            {t.title}
            {year !== undefined && ` ${year}`}
          </h1>
          <YearLinks caption={t.year} years={years.map((one) => one.year)} chosen={year} language={language} />
          {listed.length > 1 && (
            <p class="years">
              {t.versions}:{' '}
              {listed.map(({ formulaId, version }) => (
                <a
                  key={formulaId}
                  href={inSameLanguage(`?jahr=${year}&fassung=${formulaId}`, language)}
                  {...(formulaId === chosen?.formulaId && { 'aria-current': 'page' as const })}
                >
                  {version}
                </a>
              ))}
            </p>
          )}
          {formula === undefined ? (
            <p class="note">{t.none}</p>
          ) : (
            <>
              {formula.example && <p class="note">{t.example}</p>}
              <p>
                <a href={inSameLanguage(`/haushalt?jahr=${year}`, language)}>{t.budget}</a>
              </p>
              <p>
                {t.version} {formula.version} · {word(formula.status, language)} · {t.toShare}:{' '}
                {eurosAndCents(formula.amountCents, language)} · {t.base}: {eurosAndCents(formula.baseCents, language)}
                {formula.capCents !== undefined && ` · ${t.cap}: ${eurosAndCents(formula.capCents, language)}`}
                {formula.answerBy !== undefined && ` · ${t.answerBy} ${day(formula.answerBy, language)}`}
              </p>
              <Table
                name={t.title}
                columns={[
                  { caption: t.district },
                  { caption: t.amount, isNumber: true },
                  { caption: t.positions, isNumber: true },
                  { caption: t.answer },
                ]}
                rows={formula.shares.map(({ district, amountCents, positions }) => ({
                  key: district,
                  cells: [
                    areaName(district, language),
                    eurosAndCents(amountCents, language),
                    positions,
                    answerText(formula, district, language),
                  ],
                }))}
              />
              <p>{formula.recomputed.matches ? t.matches : <strong>{t.differs}</strong>}</p>
              {forms.map(({ id }) => form(id))}
              <h2>{t.criteria}</h2>
              {formula.criteria.map((criterion) => (
                <details key={criterion.name}>
                  <summary>
                    {criterion.name}: {t.weight} {criterion.weight.numerator}/{criterion.weight.denominator}
                  </summary>
                  <p>
                    {t.source}: {criterion.source} · {t.referenceDate}: {day(criterion.referenceDate, language)}
                  </p>
                  <dl>
                    {criterion.values.map(({ district, value }) => (
                      <div key={district}>
                        <dt>{areaName(district, language)}</dt>
                        <dd>{value}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              ))}
              <p>
                {t.hash}: <code>{formula.inputHash}</code>
              </p>
            </>
          )}
        </>
      ),
    };
  },
};

const answerText = ({ answers }: Formula, district: string, language: 'de' | 'en'): string => {
  const answer = answers.find((one) => one.district === district);
  return answer === undefined
    ? formulaTexts(language).noAnswer
    : `${word(answer.stand, language)}, ${day(answer.on, language)}`;
};
