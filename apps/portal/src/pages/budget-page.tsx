import { DataTable } from '../data-table.js';
import { euros } from '../texts.js';
import { inLanguage, type PageDefinition } from './page.js';
import { partName, word } from './words.js';

interface Figures {
  readonly amountCents: number;
  readonly transferredCents: number;
  readonly blockedCents: number;
  readonly approvedCents: number;
  readonly reservedCents: number;
  readonly freeCents: number;
}

interface Line {
  readonly kind: string;
  readonly id?: string;
  readonly effectCents: number;
  readonly amountCents?: number;
  readonly approvedCents?: number;
  readonly reservedCents?: number;
}

interface Watch {
  readonly year: number;
  readonly stage: string;
  readonly address: { readonly chapter: string; readonly title: string; readonly part?: string };
  readonly allotmentsFrom?: { readonly formulaId: string; readonly example: boolean };
  readonly totals: Figures;
  readonly parts: readonly (Figures & { readonly part: string; readonly lines: readonly Line[] })[];
}

const FIGURES = [
  'amountCents',
  'transferredCents',
  'blockedCents',
  'approvedCents',
  'reservedCents',
  'freeCents',
] as const satisfies readonly (keyof Figures)[];

const texts = inLanguage({
  de: {
    title: 'Haushaltsüberwachung',
    none: 'Noch ist kein Haushaltsjahr eröffnet. So geht es: ./lotsenbuch budget open',
    year: 'Haushaltsjahr',
    address: 'Haushaltsstelle',
    stage: 'Stand',
    part: 'Teil',
    amountCents: 'Ansatz',
    transferredCents: '+ Bezirksmittel',
    blockedCents: '− gesperrt',
    approvedCents: '− bewilligt',
    reservedCents: '− vorgemerkt',
    freeCents: '= frei',
    total: 'Zusammen',
    lines: 'Woraus es besteht',
    effect: 'Wirkung',
    what: 'Was',
    example:
      'Beispiel: Die Kontingente stammen aus einem erfundenen Verteilungsschlüssel. Die echten Gewichte sind nicht öffentlich.',
    csv: 'Als CSV',
    known: 'Wie bekannt am',
    show: 'Anzeigen',
  },
  en: {
    title: 'Budget watch',
    none: 'No budget year has been opened yet. To do so: ./lotsenbuch budget open',
    year: 'Budget year',
    address: 'Budget address',
    stage: 'Stage',
    part: 'Part',
    amountCents: 'Share',
    transferredCents: '+ district money',
    blockedCents: '− blocked',
    approvedCents: '− approved',
    reservedCents: '− reserved',
    freeCents: '= free',
    total: 'Together',
    lines: 'What it consists of',
    effect: 'Effect',
    what: 'What',
    example: 'Example: the allotments come from a made-up allocation formula. The real weights are not public.',
    csv: 'As CSV',
    known: 'As known on',
    show: 'Show',
  },
});

/** Free funds by part of the budget year, with everything that makes up each figure. */
export const BUDGET_PAGE: PageDefinition = {
  path: 'haushalt',
  async compose(api, { query, href }) {
    const { language } = api;
    const t = texts(language);
    const { items: years } = await api.get<{ readonly items: readonly { readonly year: number }[] }>(
      '/v1/budget-years?limit=100',
    );
    const chosen = years.find(({ year }) => String(year) === query.jahr)?.year ?? years.at(-1)?.year;
    const known = /^\d{4}-\d{2}-\d{2}$/.test(query.bekannt ?? '') ? query.bekannt : undefined;
    const path = `/v1/reports/budget-watch?year=${chosen}${known === undefined ? '' : `&recordedBy=${known}`}`;
    const watch = chosen === undefined ? undefined : await api.find<Watch>(path);
    return {
      title: t.title,
      forms: [],
      body: () => (
        <>
          <h1>{t.title}</h1>
          {years.length > 0 && (
            <p class="years">
              {t.year}:{' '}
              {years.map(({ year }) => (
                <a
                  key={year}
                  href={`?jahr=${year}${language === 'en' ? '&lang=en' : ''}`}
                  {...(year === chosen && { 'aria-current': 'page' as const })}
                >
                  {year}
                </a>
              ))}
            </p>
          )}
          <form method="get" action={href.split('?', 1)[0]}>
            {language === 'en' && <input type="hidden" name="lang" value="en" />}
            {chosen !== undefined && <input type="hidden" name="jahr" value={String(chosen)} />}
            <p class="field">
              <label for="bekannt">{t.known}</label>
              <input id="bekannt" name="bekannt" type="date" value={known ?? ''} />
            </p>
            <button type="submit">{t.show}</button>
          </form>
          {watch === undefined ? (
            <p class="note">{t.none}</p>
          ) : (
            <>
              {watch.allotmentsFrom?.example && <p class="note">{t.example}</p>}
              <p>
                {t.address}:{' '}
                {[watch.address.chapter, watch.address.title, watch.address.part].filter(Boolean).join(' / ')} ·{' '}
                {t.stage}: {word(watch.stage, language)} · <a href={`${path}&format=csv`}>{t.csv}</a>
              </p>
              <DataTable name={`${t.title} ${watch.year}`}>
                <thead>
                  <tr>
                    <th scope="col">{t.part}</th>
                    {FIGURES.map((figure) => (
                      <th key={figure} scope="col" class="number">
                        {t[figure]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {watch.parts.map((part) => (
                    <tr key={part.part}>
                      <th scope="row">
                        <a href={`#${part.part}`}>{partName(part.part, language)}</a>
                      </th>
                      <FigureCells figures={part} language={language} />
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{t.total}</th>
                    <FigureCells figures={watch.totals} language={language} />
                  </tr>
                </tfoot>
              </DataTable>
              <h2>{t.lines}</h2>
              {watch.parts.map((part) => (
                <details key={part.part} id={part.part}>
                  <summary>
                    {partName(part.part, language)}: {euros(part.freeCents, language)} {t.freeCents.replace('= ', '')}
                  </summary>
                  <DataTable name={partName(part.part, language)}>
                    <thead>
                      <tr>
                        <th scope="col">{t.what}</th>
                        <th scope="col" class="number">
                          {t.effect}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {part.lines.map((line, index) => (
                        <tr key={line.id ?? index}>
                          <td>
                            {line.kind === 'grant' ? (
                              <a href={`/vorgaenge/${line.id}${language === 'en' ? '?lang=en' : ''}`}>
                                {t.approvedCents.replace('− ', '')} {euros(line.approvedCents ?? 0, language)},{' '}
                                {t.reservedCents.replace('− ', '')} {euros(line.reservedCents ?? 0, language)}
                              </a>
                            ) : (
                              word(line.kind, language)
                            )}
                            {line.amountCents !== undefined && ` (${euros(line.amountCents, language)})`}
                          </td>
                          <td class="number">{euros(line.effectCents, language)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </DataTable>
                </details>
              ))}
            </>
          )}
        </>
      ),
    };
  },
};

const FigureCells = ({ figures, language }: { readonly figures: Figures; readonly language: 'de' | 'en' }) => (
  <>
    {FIGURES.map((figure) => (
      <td key={figure} class="number">
        {euros(figures[figure], language)}
      </td>
    ))}
  </>
);
