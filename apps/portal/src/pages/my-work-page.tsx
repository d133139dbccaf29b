import { DataTable } from '../data-table.js';
import { allowedOf } from './allowed.js';
import { actText } from './grant/grant-page.js';
import { inLanguage, type PageDefinition } from './page.js';
import type { ApiReader } from './portal-api.js';
import { areaName, day, word } from './words.js';

interface WorkItem {
  readonly what: string;
  readonly href: string;
  readonly subject: string;
  readonly area: string | undefined;
  readonly role: string;
  readonly due: string | undefined;
}

interface GrantWork {
  readonly grantId: string;
  readonly fileReference: string;
  readonly carrier: { readonly name: string };
  readonly area: string;
  readonly act: string;
  readonly role: string;
  readonly block?: string;
  readonly due: string;
}

const texts = inLanguage({
  de: {
    title: 'Meine Vorgänge',
    lead: 'Was auf mich wartet, das Dringendste zuerst. Auch was ich als Stellvertretung tun kann.',
    none: 'Nichts wartet.',
    due: 'Frist',
    what: 'Was zu tun ist',
    file: 'Vorgang',
    area: 'Bezirk',
    role: 'Als',
    csv: 'Zuwendungen als CSV',
    all: 'Alle Zuwendungen',
    formula: 'Verteilungsschlüssel',
    erasure: 'Löschung',
    status: 'Stand',
    carrier: 'Träger',
    allHint: 'Die hundert mit der nächsten Frist; alle stehen in der CSV-Datei.',
  },
  en: {
    title: 'My work',
    lead: 'What waits for me, the most urgent first. Also what I can do as a deputy.',
    none: 'Nothing waits.',
    due: 'Due',
    what: 'What has to be done',
    file: 'File',
    area: 'District',
    role: 'As',
    csv: 'Grants as CSV',
    all: 'All grants',
    formula: 'Allocation formula',
    erasure: 'Erasure',
    status: 'State',
    carrier: 'Carrier',
    allHint: 'The hundred with the nearest deadline; all are in the CSV file.',
  },
});

/** What waits for the reader, by deadline, and every grant the reader may see. */
export const MY_WORK_PAGE: PageDefinition = {
  path: 'vorgaenge',
  async compose(api) {
    const { language } = api;
    const t = texts(language);
    const [grants, formulas, erasures, all] = await Promise.all([
      workOnGrants(api),
      workOnFormulas(api, t.formula),
      workOnErasures(api, t.erasure),
      api.find<{
        readonly items: readonly (Omit<GrantWork, 'act' | 'role' | 'grantId'> & {
          readonly id: string;
          readonly status: string;
        })[];
      }>('/v1/grants?limit=100'),
    ]);
    const items = [...grants, ...formulas, ...erasures].toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
    const suffix = language === 'en' ? '?lang=en' : '';
    return {
      title: t.title,
      forms: [],
      body: () => (
        <>
          <h1>{t.title}</h1>
          <p>{items.length === 0 ? t.none : t.lead}</p>
          {items.length > 0 && (
            <DataTable name={t.title}>
              <thead>
                <tr>
                  <th scope="col">{t.due}</th>
                  <th scope="col">{t.what}</th>
                  <th scope="col">{t.file}</th>
                  <th scope="col">{t.area}</th>
                  <th scope="col">{t.role}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item, index) => (
                  <tr key={index}>
                    <td class="due">{item.due === undefined ? '–' : day(item.due, language)}</td>
                    <th scope="row">{item.what}</th>
                    <td>
                      <a href={`${item.href}${suffix}`}>{item.subject}</a>
                    </td>
                    <td>{item.area === undefined ? '–' : areaName(item.area, language)}</td>
                    <td>{word(item.role, language)}</td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          )}
          {all !== undefined && all.items.length > 0 && (
            <section>
              <h2>{t.all}</h2>
              <p>
                {t.allHint} <a href="/v1/grants?format=csv">{t.csv}</a>
              </p>
              <DataTable name={t.all}>
                <thead>
                  <tr>
                    <th scope="col">{t.file}</th>
                    <th scope="col">{t.carrier}</th>
                    <th scope="col">{t.area}</th>
                    <th scope="col">{t.status}</th>
                  </tr>
                </thead>
                <tbody>
                  {all.items.map(({ id, fileReference, carrier, area, status }) => (
                    <tr key={id}>
                      <th scope="row">
                        <a href={`/vorgaenge/${id}${suffix}`}>{fileReference}</a>
                      </th>
                      <td>{carrier.name}</td>
                      <td>{areaName(area, language)}</td>
                      <td>{word(status, language)}</td>
                    </tr>
                  ))}
                </tbody>
              </DataTable>
            </section>
          )}
        </>
      ),
    };
  },
};

const workOnGrants = async (api: ApiReader): Promise<readonly WorkItem[]> => {
  const work = await api.find<{ readonly items: readonly GrantWork[] }>('/v1/my-work?limit=100');
  return (work?.items ?? []).map(({ grantId, fileReference, carrier, area, act, role, block, due }) => ({
    what: `${actText(act, api.language)}${block === undefined ? '' : `: ${word(block, api.language)}`}`,
    href: `/vorgaenge/${grantId}`,
    subject: `${fileReference} · ${carrier.name}`,
    area,
    role,
    due,
  }));
};

interface FormulaInShort {
  readonly formulaId: string;
  readonly year: number;
  readonly status: string;
  readonly answerBy?: string;
  readonly answers: readonly { readonly district: string }[];
}

/** Districts that have not answered, and the decision once the day for answers has come. */
const workOnFormulas = async (api: ApiReader, caption: string): Promise<readonly WorkItem[]> => {
  const years = await api.find<{ readonly items: readonly { readonly year: number }[] }>('/v1/budget-years?limit=100');
  const { may, rights } = await allowedOf(api);
  const ofYears = await Promise.all(
    (years?.items ?? []).map(({ year }) =>
      api.find<{ readonly items: readonly FormulaInShort[] }>(`/v1/budget-years/${year}/formulas?limit=100`),
    ),
  );
  const sent = ofYears.flatMap((found) => found?.items ?? []).filter(({ status }) => status === 'sent');
  return sent.flatMap(({ year, answerBy, answers }): readonly WorkItem[] => {
    const common = { href: '/verteilung', subject: `${caption} ${year}`, due: answerBy };
    const districts = rights.flatMap(({ district }) => (district === undefined ? [] : [district]));
    const unanswered = districts.filter((district) => !answers.some((answer) => answer.district === district));
    return [
      ...unanswered.map((area) => ({
        ...common,
        what: actText('answerFormula', api.language),
        area,
        role: 'district',
      })),
      ...(may('decideFormula')
        ? [{ ...common, what: actText('decideFormula', api.language), area: undefined, role: 'approver' }]
        : []),
    ];
  });
};

const workOnErasures = async (api: ApiReader, caption: string): Promise<readonly WorkItem[]> => {
  if (!(await allowedOf(api)).may('releaseErasure')) return [];
  const open = await api.find<{ readonly items: readonly { readonly id: string; readonly stage: string }[] }>(
    '/v1/erasures?limit=100',
  );
  return (open?.items ?? [])
    .filter(({ stage }) => stage === 'requested')
    .map(({ id }) => ({
      what: actText('releaseErasure', api.language),
      href: `/v1/erasures/${id}`,
      subject: `${caption} ${id.slice(0, 8)}`,
      area: undefined,
      role: 'approver',
      due: undefined,
    }));
};
