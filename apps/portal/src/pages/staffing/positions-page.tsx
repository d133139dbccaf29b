import type { ComponentChildren } from 'preact';
import { Table } from '../../table.js';
import { eurosAndCents } from '../../texts.js';
import { AREAS } from '../districts.js';
import { dayFrom, KnownOn } from '../known-on.js';
import { inSameLanguage, type PageDefinition } from '../page.js';
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
    const on = dayFrom(query.am) ?? today;
    const knownOn = dayFrom(query.bekannt);
    const known = knownOn === undefined ? '' : `&recordedBy=${knownOn}`;
    const chosen = AREAS.find((area) => area === query.bezirk);
    const district = chosen === undefined ? '' : `&district=${chosen}`;
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
    const days = { am: on, ...(knownOn !== undefined && { bekannt: knownOn }) };
    const to = (more: Readonly<Record<string, string>>) =>
      inSameLanguage(`?${new URLSearchParams({ ...days, ...more })}`, language);
    const cells = (caption: ComponentChildren, figures: Figures, unspentCents: number) => [
      caption,
      figures.positions,
      figures.vacantPositions === 0 ? null : figures.vacantPositions,
      decimal(figures.fullTimeEquivalents, language),
      decimal(figures.occupiedEquivalents, language),
      figures.headcount,
      unspentCents === 0 ? null : eurosAndCents(unspentCents, language),
    ];
    return {
      title: t.title,
      forms: [],
      body: () => (
        <>
          <h1>{t.title}</h1>
          <KnownOn
            href={href}
            kept={chosen === undefined ? {} : { bezirk: chosen }}
            known={knownOn}
            language={language}
          >
            <p class="field">
              <label for="am">{t.on}</label>
              <input id="am" name="am" type="date" value={on} />
            </p>
          </KnownOn>
          <Table
            name={t.title}
            columns={[
              { caption: t.district },
              ...[t.positions, t.vacant, t.equivalents, t.occupied, t.headcount, t.unspent].map((caption) => ({
                caption,
                isNumber: true,
              })),
            ]}
            rows={report.groups.map((group) => ({
              key: group.key,
              cells: cells(
                <a href={`${to({ bezirk: group.key })}#list`}>{areaName(group.key, language)}</a>,
                group,
                unspent.get(group.key) ?? 0,
              ),
            }))}
            total={{ key: 'total', cells: cells(t.total, report.total, vacancies.unspentCents) }}
          />
          <h2 id="list">
            {t.list}
            {chosen !== undefined && `: ${areaName(chosen, language)}`}
          </h2>
          {chosen !== undefined && (
            <p>
              <a href={to({})}>{t.allDistricts}</a>
            </p>
          )}
          {items.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              <p>
                {items.length === 100 && t.upToHundred} <a href={`${list}&format=csv`}>{t.csv}</a>
              </p>
              <Table
                name={t.list}
                columns={[
                  ...[t.position, t.carrier, t.district].map((caption) => ({ caption })),
                  { caption: t.equivalents, isNumber: true },
                  { caption: t.who },
                ]}
                rows={items.map((position) => ({
                  key: position.id,
                  cells: [
                    <a href={inSameLanguage(`/stellen/${position.id}`, language)}>{position.profile}</a>,
                    position.carrier,
                    areaName(position.district, language),
                    decimal(position.fullTimeEquivalent, language),
                    <>
                      {occupanciesOn(position, on)
                        .map(({ name }) => personText(name, language))
                        .join(', ')}
                      {position.vacant && <strong> {t.vacant}</strong>}
                    </>,
                  ],
                }))}
              />
            </>
          )}
        </>
      ),
    };
  },
};

export const decimal = (text: string, language: 'de' | 'en'): string =>
  language === 'de' ? text.replace('.', ',') : text;
