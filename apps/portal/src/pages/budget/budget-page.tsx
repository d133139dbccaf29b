import { Table } from '../../table.js';
import { eurosAndCents } from '../../texts.js';
import type { Allowed } from '../allowed.js';
import { dayFrom, KnownOn } from '../known-on.js';
import { inSameLanguage, type PageDefinition } from '../page.js';
import type { ApiReader } from '../portal-api.js';
import { reasonsOf } from '../reasons.js';
import { partName, word } from '../words.js';
import { YearLinks } from '../year-links.js';
import type { BudgetYear, Figures, Watch } from './budget-answer.js';
import { budgetForms } from './budget-forms.js';
import { budgetTexts } from './budget-texts.js';
import { PartLines } from './part-lines.js';

const FIGURES = [
  'amountCents',
  'transferredCents',
  'blockedCents',
  'approvedCents',
  'reservedCents',
  'freeCents',
] as const satisfies readonly (keyof Figures)[];

/** Free funds by part of the budget year, with everything that makes up each figure. */
export const BUDGET_PAGE: PageDefinition = {
  path: 'haushalt',
  async compose(api, { query, href, allowed }) {
    const { language } = api;
    const t = budgetTexts(language);
    const { items: years } = await api.get<{ readonly items: readonly { readonly year: number }[] }>(
      '/v1/budget-years?limit=100',
    );
    const chosen = years.find(({ year }) => String(year) === query.jahr)?.year ?? years.at(-1)?.year;
    const known = dayFrom(query.bekannt);
    const path = `/v1/reports/budget-watch?year=${chosen}${known === undefined ? '' : `&recordedBy=${known}`}`;
    const watch = chosen === undefined ? undefined : await api.find<Watch>(path);
    const forms = chosen === undefined || known !== undefined ? [] : await formsOf(api, allowed, chosen);
    const files = watch === undefined ? new Map<string, string>() : await fileReferences(api, allowed);
    const kept = chosen === undefined ? {} : { jahr: String(chosen) };
    const partHref = (part: string) =>
      `${inSameLanguage(`?${new URLSearchParams({ ...kept, ...(known && { bekannt: known }), teil: part })}`, language)}#${part}`;
    const cells = (figures: Figures) =>
      FIGURES.map((figure) =>
        figures[figure] === 0 && figure !== 'freeCents' ? null : eurosAndCents(figures[figure], language),
      );
    return {
      title: t.title,
      forms,
      body: (form) => (
        <>
          <h1>{t.title}</h1>
          <YearLinks caption={t.year} years={years.map(({ year }) => year)} chosen={chosen} language={language} />
          {years.length > 0 && <KnownOn href={href} kept={kept} known={known} language={language} />}
          {watch === undefined ? (
            <p class="note">{years.length === 0 ? t.none : t.notYet}</p>
          ) : (
            <>
              {watch.allotmentsFrom?.example && <p class="note">{t.example}</p>}
              <p>
                {t.address}:{' '}
                {[watch.address.chapter, watch.address.title, watch.address.part].filter(Boolean).join(' / ')} ·{' '}
                {t.stage}: {word(watch.stage, language)} · <a href={`${path}&format=csv`}>{t.csv}</a> ·{' '}
                <a href={inSameLanguage(`/verteilung?jahr=${watch.year}`, language)}>{t.formula}</a>
              </p>
              <Table
                name={`${t.title} ${watch.year}`}
                columns={[{ caption: t.part }, ...FIGURES.map((figure) => ({ caption: t[figure], isNumber: true }))]}
                rows={watch.parts.map((part) => ({
                  key: part.part,
                  cells: [<a href={partHref(part.part)}>{partName(part.part, language)}</a>, ...cells(part)],
                }))}
                total={{ key: 'total', cells: [t.total, ...cells(watch.totals)] }}
              />
              <h2>{t.lines}</h2>
              {watch.parts.map((part) => (
                <PartLines
                  key={part.part}
                  part={part}
                  isOpen={query.teil === part.part}
                  files={files}
                  language={language}
                />
              ))}
            </>
          )}
          {forms.length > 0 && <h2>{t.change}</h2>}
          {forms.map(({ id }) => form(id))}
        </>
      ),
    };
  },
};

const formsOf = async (api: ApiReader, allowed: Allowed, year: number) => {
  if (!allowed.may('shiftFunds')) return [];
  const [budget, reasons, carriers] = await Promise.all([
    api.get<BudgetYear>(`/v1/budget-years/${year}`),
    reasonsOf(api),
    api.all<{ readonly id: string; readonly name: string }>('/v1/carriers'),
  ]);
  return budgetForms({ year, budget, carriers, reasons }, allowed, api.language);
};

const fileReferences = async (api: ApiReader, { may }: Allowed): Promise<ReadonlyMap<string, string>> => {
  if (!may('listGrants')) return new Map();
  const grants = await api.all<{ readonly id: string; readonly fileReference: string }>('/v1/grants');
  return new Map(grants.map(({ id, fileReference }) => [id, fileReference]));
};
