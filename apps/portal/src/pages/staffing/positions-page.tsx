import type { ComponentChildren } from 'preact';
import { DataTable } from '../../data-table.js';
import { euros } from '../../texts.js';
import type { PageDefinition } from '../page.js';
import { areaName } from '../words.js';
import { occupanciesOn, type Position } from './position-answer.js';
import { personText, staffingTexts } from './staffing-texts.js';

interface Figures {
  readonly positions: number;
  readonly vacantPositions: number;
  readonly fullTimeEquivalents: string;
  readonly occupiedEquivalents: string;
  readonly headcount: number;
}

interface Report {
  readonly groups: readonly (Figures & { readonly key: string })[];
  readonly total: Figures;
}

interface Vacancies {
  readonly vacancies: readonly { readonly district: string; readonly unspentCents: number }[];
  readonly unspentCents: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const dayAfter = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
};

/** Positions, full-time equivalents, people and what vacancies left unspent, per district, on a day and as known on a day. */
export const POSITIONS_PAGE: PageDefinition = {
  path: 'stellen',
  async compose(api, { query, today, href }) {
    const { language } = api;
    const t = staffingTexts(language);
    const on = DAY.test(query.am ?? '') ? (query.am as string) : today;
    const known = DAY.test(query.bekannt ?? '') ? `&recordedBy=${query.bekannt}` : '';
    const district = /^(0[1-9]|1[0-2]|supraDistrict)$/.test(query.bezirk ?? '') ? `&district=${query.bezirk}` : '';
    const yearStart = `${on.slice(0, 4)}-01-01`;
    const list = `/v1/positions?on=${on}${known}${district}`;
    const [report, vacancies, { items }] = await Promise.all([
      api.get<Report>(`/v1/reports/staffing?on=${on}&by=district${known}`),
      api.get<Vacancies>(`/v1/reports/vacancies?from=${yearStart}&to=${dayAfter(on)}${known}`),
      api.get<{ readonly items: readonly Position[] }>(`${list}&limit=100`),
    ]);
    const unspent = new Map<string, number>();
    for (const { district: key, unspentCents } of vacancies.vacancies) {
      unspent.set(key, (unspent.get(key) ?? 0) + unspentCents);
    }
    const suffix = language === 'en' ? '&lang=en' : '';
    const row = (caption: ComponentChildren, figures: Figures, unspentCents: number) => (
      <>
        <th scope="row">{caption}</th>
        <td class="number">{figures.positions}</td>
        <td class="number">{figures.vacantPositions}</td>
        <td class="number">{decimal(figures.fullTimeEquivalents, language)}</td>
        <td class="number">{decimal(figures.occupiedEquivalents, language)}</td>
        <td class="number">{figures.headcount}</td>
        <td class="number">{euros(unspentCents, language)}</td>
      </>
    );
    return {
      title: t.title,
      forms: [],
      body: () => (
        <>
          <h1>{t.title}</h1>
          <form method="get" action={href.split('?', 1)[0]}>
            {language === 'en' && <input type="hidden" name="lang" value="en" />}
            <p class="field">
              <label for="am">{t.on}</label>
              <input id="am" name="am" type="date" value={on} />
            </p>
            <p class="field">
              <label for="bekannt">{t.known}</label>
              <input id="bekannt" name="bekannt" type="date" value={known.replace('&recordedBy=', '')} />
            </p>
            <button type="submit">{t.show}</button>
          </form>
          <DataTable name={t.title}>
            <thead>
              <tr>
                <th scope="col">{t.district}</th>
                {[t.positions, t.vacant, t.equivalents, t.occupied, t.headcount, t.unspent].map((caption) => (
                  <th key={caption} scope="col" class="number">
                    {caption}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.groups.map((group) => (
                <tr key={group.key}>
                  {row(
                    <a href={`?am=${on}${known.replace('recordedBy', 'bekannt')}&bezirk=${group.key}${suffix}`}>
                      {areaName(group.key, language)}
                    </a>,
                    group,
                    unspent.get(group.key) ?? 0,
                  )}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>{row(t.total, report.total, vacancies.unspentCents)}</tr>
            </tfoot>
          </DataTable>
          <h2>{t.list}</h2>
          {items.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              <p>
                {items.length === 100 && t.upToHundred} <a href={`${list}&format=csv`}>{t.csv}</a>
              </p>
              <DataTable name={t.list}>
                <thead>
                  <tr>
                    <th scope="col">{t.position}</th>
                    <th scope="col">{t.carrier}</th>
                    <th scope="col">{t.district}</th>
                    <th scope="col" class="number">
                      {t.equivalents}
                    </th>
                    <th scope="col">{t.who}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((position) => (
                    <tr key={position.id}>
                      <th scope="row">
                        <a href={`/stellen/${position.id}${suffix.replace('&', '?')}`}>{position.profile}</a>
                      </th>
                      <td>{position.carrier}</td>
                      <td>{areaName(position.district, language)}</td>
                      <td class="number">{decimal(position.fullTimeEquivalent, language)}</td>
                      <td>
                        {occupanciesOn(position, on)
                          .map(({ name }) => personText(name, language))
                          .join(', ') || t.nobody}
                        {position.vacant && <strong> · {t.vacant}</strong>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </DataTable>
            </>
          )}
        </>
      ),
    };
  },
};

const decimal = (text: string, language: 'de' | 'en'): string => (language === 'de' ? text.replace('.', ',') : text);
