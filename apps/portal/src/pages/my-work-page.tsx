import { Table } from '../table.js';
import { eurosAndCents } from '../texts.js';
import type { Allowed } from './allowed.js';
import { actText } from './grant/act-texts.js';
import { inLanguage, inSameLanguage, type PageDefinition } from './page.js';
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

interface GrantInShort {
  readonly fileReference: string;
  readonly carrier: { readonly name: string };
  readonly area: string;
}

interface GrantWork extends GrantInShort {
  readonly grantId: string;
  readonly act: string;
  readonly role: string;
  readonly block?: string;
  readonly due: string;
}

interface ListedGrant extends GrantInShort {
  readonly id: string;
  readonly status: string;
  readonly requestedCents: number;
  readonly approvedCents: number;
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
    noRole: 'Ihnen ist heute keine Rolle zugewiesen. Rollen vergibt der Betrieb.',
    overdue: 'überfällig',
    apply: 'Antrag stellen',
    requested: 'beantragt',
    approved: 'bewilligt',
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
    noRole: 'You have no role today. The operators grant roles.',
    overdue: 'overdue',
    apply: 'Apply for a grant',
    requested: 'applied for',
    approved: 'approved',
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
  async compose(api, { allowed, today }) {
    const { language } = api;
    const t = texts(language);
    const [grants, formulas, erasures, all] = await Promise.all([
      workOnGrants(api),
      workOnFormulas(api, allowed, t.formula),
      workOnErasures(api, allowed, t.erasure),
      api.find<{ readonly items: readonly ListedGrant[] }>('/v1/grants?limit=100'),
    ]);
    const items = [...grants, ...formulas, ...erasures].toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
    const to = (href: string) => inSameLanguage(href, language);
    const dueText = (due: string) =>
      due < today ? (
        <strong class="fault">
          {day(due, language)} ({t.overdue})
        </strong>
      ) : (
        <span class="due">{day(due, language)}</span>
      );
    return {
      title: t.title,
      forms: [],
      body: () => (
        <>
          <h1>{t.title}</h1>
          <p>{items.length > 0 ? t.lead : allowed.rights.length > 0 ? t.none : t.noRole}</p>
          {items.length > 0 && (
            <Table
              name={t.title}
              columns={[t.what, t.due, t.file, t.area, t.role].map((caption) => ({ caption }))}
              rows={items.map((item, index) => ({
                key: String(index),
                cells: [
                  item.what,
                  item.due === undefined ? null : dueText(item.due),
                  <a href={to(item.href)}>{item.subject}</a>,
                  item.area === undefined ? null : areaName(item.area, language),
                  word(item.role, language),
                ],
              }))}
            />
          )}
          {allowed.may('submitApplication') && (
            <p>
              <a href={to('/antrag')}>{t.apply}</a>
            </p>
          )}
          {all !== undefined && all.items.length > 0 && (
            <section>
              <h2>{t.all}</h2>
              <p>
                {all.items.length === 100 && t.allHint} <a href="/v1/grants?format=csv">{t.csv}</a>
              </p>
              <Table
                name={t.all}
                columns={[
                  ...[t.file, t.carrier, t.area, t.status].map((caption) => ({ caption })),
                  { caption: t.requested, isNumber: true },
                  { caption: t.approved, isNumber: true },
                ]}
                rows={all.items.map((grant) => ({
                  key: grant.id,
                  cells: [
                    <a href={to(`/vorgaenge/${grant.id}`)}>{grant.fileReference}</a>,
                    grant.carrier.name,
                    areaName(grant.area, language),
                    word(grant.status, language),
                    eurosAndCents(grant.requestedCents, language),
                    grant.approvedCents === 0 ? null : eurosAndCents(grant.approvedCents, language),
                  ],
                }))}
              />
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
const workOnFormulas = async (
  api: ApiReader,
  { may, rights }: Allowed,
  caption: string,
): Promise<readonly WorkItem[]> => {
  if (!may('answerFormula') && !may('decideFormula')) return [];
  const years = await api.find<{ readonly items: readonly { readonly year: number }[] }>('/v1/budget-years?limit=100');
  const ofYears = await Promise.all(
    (years?.items ?? []).map(({ year }) =>
      api.find<{ readonly items: readonly FormulaInShort[] }>(`/v1/budget-years/${year}/formulas?limit=100`),
    ),
  );
  const sent = ofYears.flatMap((found) => found?.items ?? []).filter(({ status }) => status === 'sent');
  return sent.flatMap(({ year, answerBy, answers }): readonly WorkItem[] => {
    const common = { href: `/verteilung?jahr=${year}`, subject: `${caption} ${year}`, due: answerBy };
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

const workOnErasures = async (api: ApiReader, { may }: Allowed, caption: string): Promise<readonly WorkItem[]> => {
  if (!may('releaseErasure')) return [];
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
